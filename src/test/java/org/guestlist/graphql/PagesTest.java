package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Api;
import org.guestlist.testing.Connection;
import org.guestlist.testing.SharedList;
import org.junit.jupiter.api.Test;

/** The four connections, page by page, while others write, and with cursors that are not theirs. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class PagesTest {
  private static final int ROWS = 5;

  /** A list with five items and five guests, of an owner who has five lists. */
  private static SharedList filled() {
    var list = SharedList.create();
    IntStream.range(2, ROWS)
        .forEach(i -> list.owner().addGuest(list.id(), Api.newUser(), "VIEWER"));
    IntStream.range(1, ROWS).forEach(i -> list.owner().createList("List " + i));
    list.owner().createItems(list.id(), "a", "b", "c", "d", "e");
    return list;
  }

  private static List<Connection> connections(SharedList list) {
    return List.of(
        Connection.users(),
        Connection.lists(list.owner()),
        Connection.items(list.owner(), list.id()),
        Connection.guests(list.owner(), list.id()));
  }

  @Test
  void walkingInPagesOfAnySizeGivesEveryNodeOnceAndInOneOrder() {
    for (var connection : connections(filled())) {
      var all = connection.walk(100, null);
      assertThat(all)
          .as("%s", connection)
          .hasSizeGreaterThanOrEqualTo(ROWS)
          .doesNotHaveDuplicates();
      // There may be thousands of users: of those, the last ones are walked in small pages.
      var skipped = all.size() > 4 * ROWS ? all.size() - 4 * ROWS : 0;
      var from = skipped == 0 ? null : cursorAfter(connection, skipped);
      var rest = all.subList(skipped, all.size());
      assertThat(connection.walk(1, from)).as("%s", connection).isEqualTo(rest);
      assertThat(connection.walk(2, from)).as("%s", connection).isEqualTo(rest);
    }
  }

  private static String cursorAfter(Connection connection, int nodes) {
    String cursor = null;
    for (int left = nodes; left > 0; left -= 100) {
      cursor = connection.page(Math.min(left, 100), cursor).end();
    }
    return cursor;
  }

  @Test
  void aPageThatEndsWithTheLastNodeHasNoNextPage() {
    var list = filled();
    for (var connection : connections(list).subList(1, 4)) {
      assertThat(connection.page(ROWS - 1, null).hasNext()).as("%s", connection).isTrue();
      assertThat(connection.page(ROWS, null).hasNext()).as("%s", connection).isFalse();
      assertThat(connection.page(ROWS + 1, null).hasNext()).as("%s", connection).isFalse();
    }
  }

  @Test
  void whatFollowsTheLastCursorIsAnEmptyPage() {
    for (var connection : connections(filled())) {
      var last = lastPage(connection).end();
      var beyond = connection.page(2, last);
      assertThat(beyond.ids()).as("%s", connection).isEmpty();
      assertThat(beyond.hasNext()).isFalse();
    }
  }

  private static Connection.Page lastPage(Connection connection) {
    var page = connection.page(100, null);
    while (page.hasNext()) {
      page = connection.page(100, page.end());
    }
    return page;
  }

  @Test
  void aConnectionWithoutNodesHasOneEmptyPage() {
    var owner = Api.asSomebodyNew();
    var empty = Connection.lists(owner).page(20, null);
    assertThat(empty.ids()).isEmpty();
    var list = owner.createList("Empty");
    assertThat(Connection.items(owner, list).page(50, null).start()).isNull();
    assertThat(Connection.guests(owner, list).page(50, null).hasNext()).isFalse();
  }

  @Test
  void listsOfBothKindsFillOnePageAndTheNextOneGoesOn() {
    var guest = Api.asSomebodyNew();
    var own = Stream.of("a", "b", "c").map(guest::createList).toList();
    var others =
        IntStream.range(0, 3)
            .mapToObj(
                i -> {
                  var host = Api.asSomebodyNew();
                  var id = host.createList("Host " + i);
                  host.addGuest(id, guest.email(), "VIEWER");
                  return id;
                })
            .toList();
    for (int first = 1; first <= 7; first++) {
      var walked = Connection.lists(guest).walk(first, null);
      assertThat(walked.subList(0, 3)).containsExactlyInAnyOrderElementsOf(own);
      assertThat(walked.subList(3, 6)).containsExactlyInAnyOrderElementsOf(others);
      assertThat(walked).hasSize(6);
    }
  }

  @Test
  void itemsStayRightWhileOthersInsertAndDelete() {
    var list = filled();
    var connection = Connection.items(list.owner(), list.id());
    var all = connection.walk(100, null);
    var page = connection.page(2, null);
    for (var gone : List.of(all.get(1), all.get(2))) {
      list.editor().mutate("deleteItem", "{ id }", "id", gone).data("deleteItem");
    }
    var added = list.editor().createItem(list.id(), "f");
    assertThat(connection.walk(2, page.end())).containsExactly(all.get(3), all.get(4), added);
  }

  @Test
  void guestsStayRightWhileOthersInsertAndDelete() {
    var list = filled();
    var connection = Connection.guests(list.owner(), list.id());
    var all = connection.walk(100, null);
    var page = connection.page(2, null);
    for (var gone : List.of(all.get(1), all.get(2))) {
      list.owner()
          .mutate("removeGuest", "{ access }", "listId", list.id(), "userId", gone)
          .data("removeGuest");
    }
    list.owner().addGuest(list.id(), list.stranger().email(), "VIEWER");
    var rest = new ArrayList<>(connection.walk(1, page.end()));
    rest.remove(list.stranger().id());
    assertThat(rest).containsExactly(all.get(3), all.get(4));
  }

  @Test
  void listsStayRightWhileOthersInsertAndDelete() {
    var owner = filled().owner();
    var connection = Connection.lists(owner);
    var all = connection.walk(100, null);
    var page = connection.page(2, null);
    for (var gone : List.of(all.get(1), all.get(2))) {
      owner.mutate("deleteList", "{ id }", "id", gone).data("deleteList");
    }
    var added = owner.createList("New");
    var rest = new ArrayList<>(connection.walk(1, page.end()));
    rest.remove(added);
    assertThat(rest).containsExactly(all.get(3), all.get(4));
  }

  @Test
  void usersStayRightWhileOthersRegister() {
    var connection = Connection.users();
    filled();
    var all = connection.walk(100, null);
    var page = connection.page(2, null);
    Api.newUser();
    assertThat(connection.walk(97, page.end())).containsAll(all.subList(2, all.size()));
  }

  @Test
  void cursorsShowNothingOfWhatTheyHold() {
    var list = filled();
    for (var connection : connections(list)) {
      var page = connection.page(2, null);
      for (int i = 0; i < 2; i++) {
        assertThat(page.cursors().get(i))
            .as("%s", connection)
            .matches("[A-Za-z0-9_-]+")
            .doesNotContain(page.ids().get(i), list.id());
      }
    }
  }

  @Test
  void aCursorInWhichAnyCharacterWasChangedIsRefused() {
    for (var connection : connections(filled())) {
      var cursor = connection.page(1, null).end();
      for (int i = 0; i < cursor.length(); i++) {
        var other = cursor.charAt(i) == 'A' ? 'B' : 'A';
        refuses(connection, cursor.substring(0, i) + other + cursor.substring(i + 1));
      }
    }
  }

  @Test
  void aCursorThatIsEmptyOrCutOrLongerIsRefused() {
    for (var connection : connections(filled())) {
      var cursor = connection.page(1, null).end();
      for (int length = 0; length < cursor.length(); length++) {
        refuses(connection, cursor.substring(0, length));
      }
      for (var wrong : List.of("A", "=", " ", "\n", "AAAA", cursor, "é", "😀", "\u0000")) {
        refuses(connection, cursor + wrong);
        refuses(connection, wrong.equals(cursor) ? " " : wrong);
      }
      refuses(connection, "A".repeat(5_000));
    }
  }

  @Test
  void aCursorOfAnotherConnectionIsRefused() {
    var connections = connections(filled());
    for (var from : connections) {
      var cursor = from.page(1, null).end();
      connections.stream().filter(to -> !to.equals(from)).forEach(to -> refuses(to, cursor));
    }
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    var list = filled();
    var other = list.owner().createList("Other");
    refuses(
        Connection.items(list.owner(), other),
        Connection.items(list.owner(), list.id()).page(1, null).end());
    refuses(
        Connection.guests(list.owner(), other),
        Connection.guests(list.owner(), list.id()).page(1, null).end());
  }

  @Test
  void aCursorOfAnotherUserIsRefused() {
    var list = filled();
    refuses(Connection.lists(list.editor()), Connection.lists(list.owner()).page(1, null).end());
  }

  @Test
  void aCursorServesEverybodyWhoSeesTheConnection() {
    var list = filled();
    var end = Connection.items(list.owner(), list.id()).page(2, null).end();
    assertThat(Connection.items(list.viewer(), list.id()).walk(2, end)).hasSize(3);
  }

  private static void refuses(Connection connection, String cursor) {
    assertThat(connection.ask(2, cursor).extensions())
        .as("%s after %s", connection, cursor)
        .isEqualTo(Map.of("code", "BAD_USER_INPUT", "argument", "after"));
  }
}
