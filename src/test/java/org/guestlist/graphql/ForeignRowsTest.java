package org.guestlist.graphql;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Api;
import org.guestlist.testing.ForeignProgram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows as the tutorial's Python script and Go program write them are served like our own. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class ForeignRowsTest {
  private final ForeignProgram foreign = new ForeignProgram();

  private String ownerEmail;
  private String ownerId;
  private String guestEmail;
  private String guestId;
  private String listId;
  private Api owner;
  private Api guest;

  /** A list with two items, one of them done, and a guest. */
  @BeforeEach
  void fill() {
    ownerEmail = "owner" + UUID.randomUUID() + "@example.com";
    guestEmail = "guest" + UUID.randomUUID() + "@example.com";
    ownerId = foreign.putUser(ownerEmail);
    guestId = foreign.putUser(guestEmail);
    listId = foreign.putList(ownerId, "From the script");
    foreign.putItem(listId, "2024-03-01T10:00:00.123456", "six digits", true);
    foreign.putItem(listId, "2024-03-01T10:00:01", "none", false);
    foreign.putGuest(listId, guestId);
    owner = Api.as(ownerEmail);
    guest = Api.as(guestEmail);
  }

  private static final String LIST =
      """
      query($id: ID!) {
        list(id: $id) {
          title role version createdAt itemCount doneCount guestCount owner { email }
          items { nodes { id description done order version createdAt } }
          guests { nodes { access addedAt user { email } } }
        }
      }""";

  private Map<String, Object> counters() {
    var answer =
        owner.run(
            "query($id: ID!) { list(id: $id) { itemCount doneCount guestCount } }", "id", listId);
    return answer.data("list");
  }

  private static Map<String, Object> counts(int items, int done, int guests) {
    return Map.of("itemCount", items, "doneCount", done, "guestCount", guests);
  }

  private String itemId(String description) {
    var answer =
        owner.run(
            "query($id: ID!) { list(id: $id) { items { nodes { id description } } } }",
            "id",
            listId);
    return answer.<List<Map<String, String>>>data("list.items.nodes").stream()
        .collect(toMap(item -> item.get("description"), item -> item.get("id")))
        .get(description);
  }

  @Test
  void aListWithoutCountersIsCounted() {
    assertThat(counters()).isEqualTo(counts(2, 1, 1));
  }

  @Test
  void whatTheOthersDidNotWriteHasADefault() {
    var answer = guest.run(LIST, "id", listId);

    assertThat(answer.<String>data("list.role")).isEqualTo("EDITOR");
    assertThat(answer.<Integer>data("list.version")).isZero();
    assertThat(answer.<Object>data("list.createdAt")).isNull();
    assertThat(answer.<String>data("list.owner.email")).isEqualTo(ownerEmail);
    assertThat(answer.<String>data("list.guests.nodes[0].access")).isEqualTo("EDITOR");
    assertThat(answer.<Object>data("list.guests.nodes[0].addedAt")).isNull();
    assertThat(answer.<List<Integer>>data("list.items.nodes.order")).containsExactly(10, 10);
  }

  @Test
  void timesOfAnyPrecisionAreRead() {
    foreign.putItem(listId, "2024-03-01T10:00:02.5", "one digit", false);
    foreign.putItem(listId, "2024-03-01 10:00:03.123", "a blank", false);

    assertThat(owner.run(LIST, "id", listId).<List<String>>data("list.items.nodes.createdAt"))
        .containsExactlyInAnyOrder(
            "2024-03-01T10:00:00.123456Z",
            "2024-03-01T10:00:01Z",
            "2024-03-01T10:00:02.500Z",
            "2024-03-01T10:00:03.123Z");
  }

  @Test
  void aNewItemBeginsTheCounters() {
    owner.createItem(listId, "new");

    assertThat(foreign.countersOf(listId)).isEqualTo(List.of(3, 1, 1));
    assertThat(counters()).isEqualTo(counts(3, 1, 1));
  }

  @Test
  void aTickBeginsTheCounters() {
    var answer =
        guest.run(
            "mutation($id: ID!) { tickItem(id: $id) { done version } }", "id", itemId("none"));

    assertThat(answer.<Boolean>data("tickItem.done")).isTrue();
    assertThat(foreign.countersOf(listId)).isEqualTo(List.of(2, 2, 1));
  }

  @Test
  void aDeletedItemBeginsTheCounters() {
    owner
        .run("mutation($id: ID!) { deleteItem(id: $id) { id } }", "id", itemId("six digits"))
        .data("deleteItem.id");

    assertThat(foreign.countersOf(listId)).isEqualTo(List.of(1, 0, 1));
    assertThat(counters()).isEqualTo(counts(1, 0, 1));
  }

  @Test
  void aRenamedItemGoesOnFromItsVersion() {
    var answer =
        owner.run(
            """
            mutation($id: ID!) {
              renameItem(id: $id, description: "renamed", expectedVersion: 1) { version }
            }""",
            "id",
            itemId("none"));

    assertThat(answer.<Integer>data("renameItem.version")).isEqualTo(2);
  }

  @Test
  void aRenamedListBeginsItsVersions() {
    var answer =
        owner.run(
            """
            mutation($id: ID!) {
              renameList(id: $id, title: "renamed", expectedVersion: 0) { version }
            }""",
            "id",
            listId);

    assertThat(answer.<Integer>data("renameList.version")).isEqualTo(1);
  }

  @Test
  void aNewGuestBeginsTheCounters() {
    owner.addGuest(listId, Api.newUser(), "VIEWER");

    assertThat(foreign.countersOf(listId)).isEqualTo(List.of(2, 1, 2));
  }

  @Test
  void aGuestWhoLeavesBeginsTheCounters() {
    guest
        .run(
            "mutation($list: ID!, $id: ID!) { removeGuest(listId: $list, userId: $id) { access } }",
            "list",
            listId,
            "id",
            guestId)
        .data("removeGuest.access");

    assertThat(foreign.countersOf(listId)).isEqualTo(List.of(2, 1, 0));
    assertThat(guest.run(LIST, "id", listId).<Object>data("list")).isNull();
  }

  @Test
  void theListsOfOwnerAndGuestAreFound() {
    var lists = "{ me { lists { nodes { title role itemCount } } } }";

    assertThat(owner.run(lists).<List<Map<String, Object>>>data("me.lists.nodes"))
        .containsExactly(Map.of("title", "From the script", "role", "OWNER", "itemCount", 2));
    assertThat(guest.run(lists).<List<Map<String, Object>>>data("me.lists.nodes"))
        .containsExactly(Map.of("title", "From the script", "role", "EDITOR", "itemCount", 2));
  }

  @Test
  void aListIsDeletedWithItsGuestsWhichTheTutorialForgot() {
    var answer =
        owner.run("mutation($id: ID!) { deleteList(id: $id) { items guests } }", "id", listId);

    assertThat(answer.<Map<String, Integer>>data("deleteList"))
        .isEqualTo(Map.of("items", 2, "guests", 1));
    assertThat(foreign.rowsOf("guests", listId)).isEmpty();
    assertThat(foreign.rowsOf("items", listId)).isEmpty();
  }

  @Test
  void ofSeveralUsersWithOneAddressTheSmallestIdIsMeant() {
    var email = "shared" + UUID.randomUUID() + "@example.com";
    var ids = List.of(foreign.putUser(email), foreign.putUser(email), foreign.putUser(email));
    var smallest = ids.stream().sorted().findFirst().orElseThrow();

    var answer =
        Api.asAda().run("query($e: String!) { userByEmail(email: $e) { id } }", "e", email);

    assertThat(answer.<String>data("userByEmail.id")).isEqualTo(smallest);
    assertThat(Api.as(email).id()).isEqualTo(smallest);
  }

  @Test
  void anAddressThatTheScriptWroteIsTaken() {
    var answer =
        Api.asAda().run("mutation($e: String!) { createUser(email: $e) { id } }", "e", ownerEmail);

    assertThat(answer.code()).isEqualTo("ALREADY_EXISTS");
  }

  @Test
  void anAddressWithCapitalsIsFoundAsItWasWritten() {
    var email = "Capital" + UUID.randomUUID() + "@Example.com";
    var id = foreign.putUser(email);

    var answer =
        Api.asAda().run("query($e: String!) { userByEmail(email: $e) { id } }", "e", email);

    assertThat(answer.<String>data("userByEmail.id")).isEqualTo(id);
  }

  @Test
  void aListWhoseOwnerHasNoRowStillHasAnOwner() {
    var gone = UUID.randomUUID().toString();
    var orphan = foreign.putList(gone, "Of nobody");
    foreign.putGuest(orphan, guestId);

    var answer =
        guest.run("query($id: ID!) { list(id: $id) { owner { id email } } }", "id", orphan);

    var expected = new HashMap<String, Object>();
    expected.put("id", gone);
    expected.put("email", null);
    assertThat(answer.<Map<String, Object>>data("list.owner")).isEqualTo(expected);
  }

  @Test
  void aListThatAnotherProgramLeftUnderDeletionIsInvisibleUntilItsOwnerDeletesIt() {
    foreign.markUnderDeletion(listId);

    assertThat(owner.run(LIST, "id", listId).<Object>data("list")).isNull();
    assertThat(owner.run("{ me { lists { nodes { id } } } }").<List<?>>data("me.lists.nodes"))
        .isEmpty();
    assertThat(
            owner
                .run("mutation($id: ID!) { deleteList(id: $id) { items guests } }", "id", listId)
                .<Map<String, Integer>>data("deleteList"))
        .isEqualTo(Map.of("items", 2, "guests", 1));
  }
}
