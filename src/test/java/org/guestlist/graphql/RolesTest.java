package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.testing.Role.EDITOR;
import static org.guestlist.testing.Role.OWNER;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.Role;
import org.guestlist.testing.SharedList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: each change of a list by somebody in each role. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class RolesTest {

  /** A change of a list, and the least role that it takes. */
  record Change(String field, Role required, List<Object> arguments) {
    Change(String field, Role required, Object... arguments) {
      this(field, required, List.of(arguments));
    }

    Answer by(Api person, SharedList list, String itemId) {
      var given =
          arguments.stream()
              .map(
                  argument ->
                      Map.<Object, Object>of(
                              "LIST", list.id(),
                              "ITEM", itemId,
                              "VIEWER", list.viewer().id(),
                              "STRANGER", list.stranger().id())
                          .getOrDefault(argument, argument))
              .toArray();
      return person.mutate(field, "{ __typename }", given);
    }

    @Override
    public String toString() {
      return field;
    }
  }

  static Stream<Change> changes() {
    return Stream.of(
        new Change("renameList", EDITOR, "id", "LIST", "title", "Other"),
        new Change("deleteList", OWNER, "id", "LIST"),
        new Change("addGuest", OWNER, "listId", "LIST", "userId", "STRANGER"),
        new Change("setGuestAccess", OWNER, "listId", "LIST", "userId", "VIEWER", "access", EDITOR),
        new Change("createItem", EDITOR, "listId", "LIST", "description", "New"),
        new Change("createItems", EDITOR, "listId", "LIST", "descriptions", List.of("New")),
        new Change("tickItem", EDITOR, "id", "ITEM"),
        new Change("untickItem", EDITOR, "id", "ITEM"),
        new Change("renameItem", EDITOR, "id", "ITEM", "description", "Other"),
        new Change("deleteItem", EDITOR, "id", "ITEM"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void whoHasTheRoleMayMakeTheChange(Change change) {
    for (var role : Role.values()) {
      if (role.compareTo(change.required()) <= 0) {
        var list = SharedList.create();
        var item = list.owner().createItem(list.id(), "An item");
        assertThat(change.by(list.in(role), list, item).<Object>data(change.field()))
            .as("%s by %s", change, role)
            .isNotNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("changes")
  void whoHasALesserRoleIsToldWhichOneItTakesAndChangesNothing(Change change) {
    var list = SharedList.create();
    var item = list.owner().createItem(list.id(), "An item");
    var before = list.content();
    for (var role : Role.values()) {
      if (role.compareTo(change.required()) > 0) {
        assertThat(change.by(list.in(role), list, item).extensions())
            .as("%s by %s", change, role)
            .isEqualTo(Map.of("code", "FORBIDDEN", "required", change.required().name()));
      }
    }
    assertThat(list.content()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void strangersAndTheAdministratorLearnNothingAndChangeNothing(Change change) {
    var list = SharedList.create();
    var item = list.owner().createItem(list.id(), "An item");
    var before = list.content();
    for (var person : List.of(list.stranger(), Api.asAda())) {
      assertThat(change.by(person, list, item).extensions()).isEqualTo(Map.of("code", "NOT_FOUND"));
    }
    assertThat(list.content()).isEqualTo(before);
  }

  @Test
  void aListThatOneMayNotSeeIsAnsweredLikeOneThatIsNotThere() {
    var list = SharedList.create();
    var absent = "11111111-2222-4333-8444-555555555555";
    var title = "Other";
    assertThat(
            list.stranger()
                .mutate("renameList", "{ id }", "id", list.id(), "title", title)
                .errors())
        .isEqualTo(
            list.stranger().mutate("renameList", "{ id }", "id", absent, "title", title).errors());
  }

  @Test
  void everyRoleSeesTheListAndItsOwnRole() {
    var list = SharedList.create();
    for (var role : Role.values()) {
      assertThat(list.in(role).query("list", "{ role }", "id", list.id()).<String>data("list.role"))
          .isEqualTo(role.name());
    }
  }

  @Test
  void neitherStrangersNorTheAdministratorSeeTheListOrItsItems() {
    var list = SharedList.create();
    var item = list.owner().createItem(list.id(), "An item");
    for (var person : List.of(list.stranger(), Api.asAda())) {
      assertThat(person.query("list", "{ id }", "id", list.id()).<Object>data("list")).isNull();
      assertThat(person.query("item", "{ id }", "id", item).<Object>data("item")).isNull();
    }
  }
}
