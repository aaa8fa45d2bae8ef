package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.Role;
import org.guestlist.testing.SharedList;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(LocalDatabase.class)
class ListOperationsTest {
  private static final String ALL =
      """
      { id title role itemCount doneCount guestCount version createdAt owner { id email } }
      """;

  private static Answer rename(Api person, String id, String title, Object... more) {
    var arguments = new Object[4 + more.length];
    System.arraycopy(new Object[] {"id", id, "title", title}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    return person.mutate("renameList", "{ title version }", arguments);
  }

  private static Map<String, Object> named(String title, int version) {
    return Map.of("title", title, "version", version);
  }

  @Test
  void aNewListIsEmptyAndItsCreatorsOwn() {
    var owner = Api.asSomebodyNew();
    var created =
        owner
            .mutate("createList", ALL, "title", "  Bring 🍰 & tea ")
            .<Map<String, Object>>data("createList");
    var id = (String) created.get("id");
    var expected = new HashMap<String, Object>();
    expected.putAll(Map.of("id", id, "title", "Bring 🍰 & tea", "role", "OWNER", "version", 0));
    expected.putAll(Map.of("itemCount", 0, "doneCount", 0, "guestCount", 0));
    expected.put("owner", Map.of("id", owner.id(), "email", owner.email()));
    expected.put("createdAt", created.get("createdAt"));
    assertThat(created).isEqualTo(expected);
    assertThat(owner.query("list", ALL, "id", id).<Object>data("list")).isEqualTo(expected);
  }

  @Test
  void theInstantOfCreationIsNowInUtc() {
    var owner = Api.asSomebodyNew();
    var created = owner.mutate("createList", "{ createdAt }", "title", "Now");
    var instant = created.<String>data("createList.createdAt");
    assertThat(instant).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    assertThat(Instant.parse(instant)).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void countsFollowEveryChangeOfItemsAndGuests() {
    var list = SharedList.create();
    var items = list.owner().createItems(list.id(), "one", "two", "three");
    list.editor().mutate("tickItem", "{ id }", "id", items.get(0)).data("tickItem");
    list.editor().mutate("tickItem", "{ id }", "id", items.get(1)).data("tickItem");
    assertThat(counts(list)).containsExactly(3, 2, 2);
    list.editor().mutate("untickItem", "{ id }", "id", items.get(1)).data("untickItem");
    list.editor().mutate("deleteItem", "{ id }", "id", items.get(0)).data("deleteItem");
    list.owner()
        .mutate("removeGuest", "{ access }", "listId", list.id(), "userId", list.editor().id())
        .data("removeGuest");
    assertThat(counts(list)).containsExactly(2, 0, 1);
    assertThat(list.number("version")).isZero();
  }

  private static List<Integer> counts(SharedList list) {
    return List.of(list.number("itemCount"), list.number("doneCount"), list.number("guestCount"));
  }

  @Test
  void renamingRaisesTheVersionByOne() {
    var owner = Api.asSomebodyNew();
    var id = owner.createList("Before");
    assertThat(rename(owner, id, " After ").<Object>data("renameList"))
        .isEqualTo(named("After", 1));
    assertThat(rename(owner, id, "Later").<Object>data("renameList")).isEqualTo(named("Later", 2));
    assertThat(owner.query("list", "{ title version }", "id", id).<Object>data("list"))
        .isEqualTo(named("Later", 2));
  }

  @Test
  void renamingToTheSameTitleLeavesTheVersion() {
    var owner = Api.asSomebodyNew();
    var id = owner.createList("Same");
    assertThat(rename(owner, id, "Same").<Object>data("renameList")).isEqualTo(named("Same", 0));
  }

  @Test
  void renamingTakesTheExpectedVersionOnly() {
    var owner = Api.asSomebodyNew();
    var id = owner.createList("First");
    assertThat(rename(owner, id, "Second", "expectedVersion", 0).<Object>data("renameList"))
        .isEqualTo(named("Second", 1));
    var current = Map.of("id", id, "title", "Second", "version", 1);
    for (var wrong : List.of(0, 2, -1, Integer.MAX_VALUE)) {
      assertThat(rename(owner, id, "Third", "expectedVersion", wrong).extensions())
          .isEqualTo(Map.of("code", "VERSION_CONFLICT", "currentVersion", 1, "current", current));
    }
    assertThat(rename(owner, id, "Third", "expectedVersion", null).<Object>data("renameList"))
        .isEqualTo(named("Third", 2));
  }

  @Test
  void deletingTellsWhatTheListHeldAndTakesItAll() {
    var list = SharedList.create();
    var items = list.owner().createItems(list.id(), "one", "two", "three");
    assertThat(delete(list.owner(), list.id()).<Object>data("deleteList"))
        .isEqualTo(Map.of("id", list.id(), "items", 3, "guests", 2));
    assertThat(list.content()).isNull();
    assertThat(list.owner().query("item", "{ id }", "id", items.get(0)).<Object>data("item"))
        .isNull();
    for (var person : List.of(list.owner(), list.editor(), list.viewer())) {
      assertThat(person.run("{ me { lists { nodes { id } } } }").<List<?>>data("me.lists.nodes"))
          .isEmpty();
    }
    assertThat(delete(list.owner(), list.id()).extensions()).isEqualTo(Map.of("code", "NOT_FOUND"));
  }

  private static Answer delete(Api person, String id) {
    return person.mutate("deleteList", "{ id items guests }", "id", id);
  }

  @Test
  void aListThatIsNotThereIsNull() {
    var absent = "11111111-2222-4333-8444-555555555555";
    assertThat(Api.asAda().query("list", "{ id }", "id", absent).<Object>data("list")).isNull();
  }

  @Test
  void itemsAndGuestsHaveTheSameNodesInEdgesAndPageInfoFromTheFirstToTheLast() {
    var list = SharedList.create();
    list.owner().createItems(list.id(), "one", "two");
    for (var connection : List.of("items", "guests")) {
      var page = "nodes { __typename } edges { cursor } pageInfo { ";
      var document = " { " + page + "startCursor endCursor hasNextPage hasPreviousPage } }";
      var answer = list.owner().query("list", "{ " + connection + document + " }", "id", list.id());
      var path = "list." + connection;
      assertThat(answer.<List<?>>data(path + ".nodes")).hasSize(2);
      assertThat(answer.<Object>data(path + ".pageInfo"))
          .isEqualTo(
              Map.of(
                  "startCursor",
                  answer.<Object>data(path + ".edges[0].cursor"),
                  "endCursor",
                  answer.<Object>data(path + ".edges[1].cursor"),
                  "hasNextPage",
                  false,
                  "hasPreviousPage",
                  false));
    }
  }

  @Test
  void everyRoleSeesTheListAndItsOwnRole() {
    var list = SharedList.create();
    for (var role : Role.values()) {
      assertThat(list.in(role).query("list", "{ role }", "id", list.id()).<String>data("list.role"))
          .isEqualTo(role.name());
    }
  }
}
