package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.ForeignProgram;
import org.guestlist.testing.Role;
import org.guestlist.testing.SharedList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(LocalDatabase.class)
class GuestOperationsTest {
  private static final String ALL =
      "{ access addedAt user { id email } list { id role guestCount } }";

  private SharedList list;

  @BeforeEach
  void createList() {
    list = SharedList.create();
  }

  private Answer add(Object... arguments) {
    return list.owner()
        .run(
            """
            mutation($list: ID!, $user: ID, $email: String) {
              addGuest(listId: $list, userId: $user, email: $email) %s
            }"""
                .formatted(ALL),
            "list",
            list.id(),
            arguments[0],
            arguments[1]);
  }

  private Answer setAccess(Api guest, Role access) {
    return list.owner()
        .mutate(
            "setGuestAccess",
            "{ access }",
            "listId",
            list.id(),
            "userId",
            guest.id(),
            "access",
            access);
  }

  private Answer remove(Api by, Api guest) {
    return by.mutate("removeGuest", ALL, "listId", list.id(), "userId", guest.id());
  }

  private List<String> guests() {
    return list.owner()
        .query("list", "{ guests { nodes { user { id } } } }", "id", list.id())
        .data("list.guests.nodes.user.id");
  }

  @Test
  void aGuestIsAddedByIdAsAnEditorUnlessToldOtherwise() {
    Map<String, Object> guest = add("user", list.stranger().id()).data("addGuest");
    assertThat(guest)
        .containsEntry("access", "EDITOR")
        .hasEntrySatisfying(
            "user",
            user ->
                assertThat(user)
                    .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                    .containsEntry("id", list.stranger().id())
                    .containsEntry("email", null))
        .containsEntry("list", Map.of("id", list.id(), "role", "OWNER", "guestCount", 3));
    assertThat(Instant.parse((String) guest.get("addedAt")))
        .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    assertThat(list.stranger().query("list", "{ role }", "id", list.id()).<String>data("list.role"))
        .isEqualTo("EDITOR");
  }

  @Test
  void aGuestIsAddedByAddressInAnyLetterCase() {
    var capitals = " " + list.stranger().email().toUpperCase(Locale.ROOT);
    assertThat(add("email", capitals).<String>data("addGuest.user.id"))
        .isEqualTo(list.stranger().id());
    assertThat(guests()).contains(list.stranger().id()).hasSize(3);
  }

  @Test
  void exactlyOneOfIdAndAddressIsGiven() {
    var both =
        list.owner()
            .mutate(
                "addGuest",
                ALL,
                "listId",
                list.id(),
                "userId",
                list.stranger().id(),
                "email",
                list.stranger().email());
    assertThat(both.extensions()).isEqualTo(Map.of("code", "BAD_USER_INPUT", "argument", "email"));
    var neither = list.owner().mutate("addGuest", ALL, "listId", list.id());
    assertThat(neither.extensions())
        .isEqualTo(Map.of("code", "BAD_USER_INPUT", "argument", "userId"));
    assertThat(guests()).hasSize(2);
  }

  @Test
  void theOwnerIsNeverAGuest() {
    assertThat(add("user", list.owner().id()).code()).isEqualTo("BAD_USER_INPUT");
    assertThat(add("email", list.owner().email()).code()).isEqualTo("BAD_USER_INPUT");
    assertThat(guests()).hasSize(2);
  }

  @Test
  void nobodyIsAGuestTwice() {
    assertThat(add("user", list.viewer().id()).extensions())
        .isEqualTo(Map.of("code", "ALREADY_EXISTS"));
    assertThat(add("email", list.viewer().email()).extensions())
        .isEqualTo(Map.of("code", "ALREADY_EXISTS"));
    assertThat(list.number("guestCount")).isEqualTo(2);
    assertThat(list.viewer().query("list", "{ role }", "id", list.id()).<String>data("list.role"))
        .isEqualTo("VIEWER");
  }

  @Test
  void aUserWhoIsNotThereCannotBeAGuest() {
    assertThat(add("user", "nobody").extensions()).isEqualTo(Map.of("code", "NOT_FOUND"));
    assertThat(add("email", "nobody@example.org").extensions())
        .isEqualTo(Map.of("code", "NOT_FOUND"));
  }

  @Test
  void theOwnerChangesWhatAGuestMayDo() {
    assertThat(setAccess(list.viewer(), Role.EDITOR).<String>data("setGuestAccess.access"))
        .isEqualTo("EDITOR");
    list.viewer().createItem(list.id(), "As an editor");
    assertThat(setAccess(list.viewer(), Role.VIEWER).<String>data("setGuestAccess.access"))
        .isEqualTo("VIEWER");
    assertThat(setAccess(list.viewer(), Role.VIEWER).<String>data("setGuestAccess.access"))
        .isEqualTo("VIEWER");
    var refused =
        list.viewer().mutate("createItem", "{ id }", "listId", list.id(), "description", "Again");
    assertThat(refused.extensions()).isEqualTo(Map.of("code", "FORBIDDEN", "required", "EDITOR"));
  }

  @Test
  void theAccessOfOneWhoIsNoGuestCannotBeChanged() {
    for (var person : List.of(list.stranger(), list.owner())) {
      assertThat(setAccess(person, Role.VIEWER).extensions())
          .isEqualTo(Map.of("code", "NOT_FOUND"));
    }
  }

  @Test
  void theOwnerRemovesAGuestAndIsAnsweredWhatItWas() {
    Map<String, Object> removed = remove(list.owner(), list.viewer()).data("removeGuest");
    assertThat(removed)
        .containsEntry("access", "VIEWER")
        .containsEntry("user", Map.of("id", list.viewer().id(), "email", list.viewer().email()))
        .containsEntry("list", Map.of("id", list.id(), "role", "OWNER", "guestCount", 1));
    assertThat(list.viewer().query("list", "{ id }", "id", list.id()).<Object>data("list"))
        .isNull();
    assertThat(guests()).containsExactly(list.editor().id());
    assertThat(remove(list.owner(), list.viewer()).extensions())
        .isEqualTo(Map.of("code", "NOT_FOUND"));
  }

  @Test
  void aGuestLeavesByRemovingItselfAndIsShownTheListOnceMore() {
    for (var guest : List.of(list.editor(), list.viewer())) {
      var left = remove(guest, guest);
      assertThat(left.<String>data("removeGuest.list.id")).isEqualTo(list.id());
      assertThat(left.<String>data("removeGuest.user.id")).isEqualTo(guest.id());
      assertThat(guest.query("list", "{ id }", "id", list.id()).<Object>data("list")).isNull();
    }
    assertThat(guests()).isEmpty();
    assertThat(list.number("guestCount")).isZero();
  }

  @Test
  void aGuestWhoLeavesAListWithoutCountersIsShownHowManyGuestsItHad() {
    var rows = new ForeignProgram();
    var counted = rows.putList(list.owner().id(), "From the script");
    rows.putGuest(counted, list.viewer().id());
    var left =
        list.viewer().mutate("removeGuest", ALL, "listId", counted, "userId", list.viewer().id());
    assertThat(left.<Integer>data("removeGuest.list.guestCount")).isEqualTo(1);
  }

  @Test
  void aGuestRemovesNobodyElse() {
    for (var other : List.of(list.editor(), list.owner(), list.stranger())) {
      assertThat(remove(list.viewer(), other).extensions())
          .isEqualTo(Map.of("code", "FORBIDDEN", "required", "OWNER"));
    }
    assertThat(remove(list.editor(), list.viewer()).code()).isEqualTo("FORBIDDEN");
    assertThat(remove(list.stranger(), list.viewer()).code()).isEqualTo("NOT_FOUND");
    assertThat(remove(list.stranger(), list.stranger()).code()).isEqualTo("NOT_FOUND");
    assertThat(guests()).hasSize(2);
  }

  @Test
  void everyGuestSeesTheOthersWithTheirAddresses() {
    var guests =
        list.viewer()
            .query(
                "list",
                "{ guests { edges { node { access user { email } list { role } } } } }",
                "id",
                list.id())
            .<List<Map<String, Object>>>data("list.guests.edges.node");
    assertThat(guests)
        .containsExactlyInAnyOrder(
            guest("EDITOR", list.editor().email()), guest("VIEWER", list.viewer().email()));
  }

  private static Map<String, Object> guest(String access, String email) {
    return Map.of(
        "access", access, "user", Map.of("email", email), "list", Map.of("role", "VIEWER"));
  }
}
