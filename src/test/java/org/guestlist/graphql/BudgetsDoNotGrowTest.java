package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.Database;
import org.guestlist.testing.Operations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An operation takes as many requests to DynamoDB in a list of nothing as in a large one, and as
 * many each time: the depth does not depend on which of two requests ends first.
 */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class BudgetsDoNotGrowTest {
  private static final Database DATABASE = Database.withoutPrefix();
  private static final int REPETITIONS = 20;

  private static Answer assertCost(Answer answer, int calls, int depth) {
    assertThat(answer.<Object>path("errors")).isNull();
    List<Map<String, Object>> requests = answer.path("extensions.dynamodb.requests");
    assertThat(answer.calls()).as("calls of %s", requests).isEqualTo(calls);
    assertThat(answer.depth()).as("depth of %s", requests).isEqualTo(depth);
    return answer;
  }

  private static final String LIST =
      "query($id: ID!) { list(id: $id) { title itemCount doneCount guestCount } }";

  private static final String WITH_ITEMS =
      "query($id: ID!) { list(id: $id) { items(first: 100) { nodes { description } } } }";

  private static final String WITH_GUESTS =
      """
      query($id: ID!) {
        list(id: $id) { guests(first: 100) { nodes { user { email } } } }
      }""";

  private static final String WITH_BOTH =
      """
      query($id: ID!) {
        list(id: $id) {
          items(first: 100) { nodes { description } }
          guests(first: 100) { nodes { user { email } } }
        }
      }""";

  @ParameterizedTest
  @CsvSource({"1, 1", "1000, 400"})
  void readingAListCostsTheSameWhateverItHolds(int items, int guests) {
    var owner = Api.asSomebodyNew();
    var list = owner.createList("Any size");
    DATABASE.fill(list, items, guests);
    var explained = owner.explaining();

    for (int i = 0; i < REPETITIONS; i++) {
      var counted = assertCost(explained.run(LIST, "id", list), 1, 1);
      assertThat(counted.<Integer>data("list.itemCount")).isEqualTo(items);
      assertThat(counted.<Integer>data("list.guestCount")).isEqualTo(guests);
      assertCost(explained.run(WITH_BOTH, "id", list), 4, 3);
    }
    assertCost(explained.run(WITH_ITEMS, "id", list), 2, 2);
    assertCost(explained.run(WITH_GUESTS, "id", list), 3, 3);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1000, 400"})
  void changingAListCostsTheSameWhateverItHolds(int items, int guests) {
    var owner = Api.asSomebodyNew();
    var email = Api.newUser();
    var list = owner.createList("Any size");
    DATABASE.fill(list, items, guests);
    owner.addGuest(list, email, "EDITOR");
    var editor = Api.as(email);
    editor.id();

    for (int i = 0; i < REPETITIONS / 4; i++) {
      for (var api : List.of(owner, editor)) {
        var change = Operations.of(api.explaining());
        String item = assertCost(change.createItem(list, "New"), 2, 2).data("createItem.id");
        assertCost(change.tickItem(item, 1), 2, 2);
        assertCost(change.untickItem(item, null), 2, 2);
        assertCost(change.renameItem(item, "Renamed", 3), 2, 2);
        assertCost(change.deleteItem(item), 2, 2);
        assertCost(change.renameList(list, api + " " + i, null), 2, 2);
      }
    }
    assertCost(Operations.of(editor.explaining()).createItems(list, 50), 2, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 400})
  void changingGuestsCostsTheSameHoweverManyThereAre(int guests) {
    var owner = Api.asSomebodyNew();
    var list = owner.createList("Any size");
    DATABASE.fill(list, 0, guests);
    var email = Api.newUser();
    var guest = Api.as(email);
    var id = guest.id();
    var change = Operations.of(owner.explaining());

    for (int i = 0; i < REPETITIONS / 4; i++) {
      assertCost(change.addGuestById(list, id, "VIEWER"), 2, 2);
      assertCost(change.setGuestAccess(list, id, "EDITOR"), 2, 2);
      assertCost(change.removeGuest(list, id), 2, 2);
      assertCost(change.addGuestByEmail(list, email, "EDITOR"), 2, 2);
      assertCost(Operations.of(guest.explaining()).removeGuest(list, id), 2, 2);
    }
  }

  private static final String LISTS =
      "query($first: Int!) { me { lists(first: $first) { nodes { role itemCount guestCount } } } }";

  private static final String LISTS_WITH_OWNERS =
      "query($first: Int!) { me { lists(first: $first) { nodes { owner { email } } } } }";

  @Test
  void aPageOfFiftyOwnListsAndFiftyAsGuestCostsNoMoreThanASmallOne() {
    var email = Api.newUser();
    var both = Api.as(email);
    var other = Api.asSomebodyNew();
    for (int i = 0; i < 50; i++) {
      both.createList("Own " + i);
      other.addGuest(other.createList("Of somebody else " + i), email, "VIEWER");
    }
    var explained = both.explaining();

    for (int first : List.of(1, 20, 100)) {
      for (int i = 0; i < REPETITIONS; i++) {
        var page = assertCost(explained.run(LISTS, "first", first), 3, 2);
        List<String> roles = page.data("me.lists.nodes.role");
        assertThat(roles).hasSize(first);
        assertThat(roles.stream().filter("OWNER"::equals)).hasSize(Math.min(first, 50));
      }
      assertCost(explained.run(LISTS_WITH_OWNERS, "first", first), 4, 3);
    }
  }
}
