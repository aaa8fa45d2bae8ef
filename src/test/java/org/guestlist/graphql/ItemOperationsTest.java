package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.SharedList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(LocalDatabase.class)
class ItemOperationsTest {
  private static final String ALL = "{ id description done order version createdAt list { id } }";
  private static final String STATE = "{ description done version }";

  private Api owner;
  private String list;

  @BeforeEach
  void createList() {
    owner = Api.asSomebodyNew();
    list = owner.createList("Items");
  }

  private Answer create(String description) {
    return owner.mutate("createItem", ALL, "listId", list, "description", description);
  }

  private Answer createAll(List<String> descriptions) {
    return owner.mutate(
        "createItems", "{ id description order }", "listId", list, "descriptions", descriptions);
  }

  private static Map<String, Object> state(String description, boolean done, int version) {
    return Map.of("description", description, "done", done, "version", version);
  }

  private List<String> descriptions(String arguments) {
    var items =
        "{ items" + arguments + " { nodes { description } edges { node { description } } } }";
    var answer = owner.query("list", items, "id", list);
    List<String> nodes = answer.data("list.items.nodes.description");
    assertThat(answer.<List<String>>data("list.items.edges.node.description")).isEqualTo(nodes);
    return nodes;
  }

  @Test
  void aNewItemIsPendingAndKnowsItsList() {
    Map<String, Object> item = create(" Tea 🍵\n\tand cake ").data("createItem");
    assertThat(item)
        .containsEntry("description", "Tea 🍵\n\tand cake")
        .containsEntry("done", false)
        .containsEntry("order", 10)
        .containsEntry("version", 1)
        .containsEntry("list", Map.of("id", list));
    assertThat(Instant.parse((String) item.get("createdAt")))
        .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    assertThat(owner.query("item", ALL, "id", item.get("id")).<Object>data("item")).isEqualTo(item);
    assertThat(
            owner
                .query("list", "{ items { nodes " + ALL + " } }", "id", list)
                .<Object>data("list.items.nodes"))
        .isEqualTo(List.of(item));
  }

  @Test
  void theListOfAnItemShowsTheCallersRole() {
    var shared = SharedList.create();
    var item = shared.owner().createItem(shared.id(), "An item");
    var found = shared.viewer().query("item", "{ list { id title role itemCount } }", "id", item);
    assertThat(found.<Object>data("item.list"))
        .isEqualTo(
            Map.of("id", shared.id(), "title", SharedList.TITLE, "role", "VIEWER", "itemCount", 1));
  }

  @Test
  void itemsComeOldestFirstAndOrderGrowsByTen() {
    create("one");
    assertThat(createAll(List.of("two", "three", "two")).<List<Integer>>data("createItems.order"))
        .containsExactly(20, 30, 40);
    assertThat(create("five").<Integer>data("createItem.order")).isEqualTo(50);
    assertThat(descriptions("")).containsExactly("one", "two", "three", "two", "five");
  }

  @Test
  void fiftyItemsAreCreatedInTheOrderGivenAndFiftyOneAreNot() {
    var fifty = IntStream.rangeClosed(1, 50).mapToObj(i -> "item " + i).toList();
    assertThat(createAll(fifty).<List<String>>data("createItems.description")).isEqualTo(fifty);
    assertThat(descriptions("(first: 100)")).isEqualTo(fifty);
    var more = IntStream.rangeClosed(1, 51).mapToObj(i -> "item " + i).toList();
    for (var wrong : List.of(more, List.<String>of())) {
      assertThat(createAll(wrong).extensions())
          .isEqualTo(Map.of("code", "BAD_USER_INPUT", "argument", "descriptions"));
    }
    assertThat(descriptions("(first: 100)")).hasSize(50);
  }

  @Test
  void oneBadDescriptionKeepsAllItemsAway() {
    assertThat(createAll(List.of("good", " ", "good")).extensions())
        .isEqualTo(Map.of("code", "BAD_USER_INPUT", "argument", "descriptions[1]"));
    assertThat(descriptions("")).isEmpty();
  }

  @Test
  void tickingAndUntickingRaiseTheVersionAndRepeatingThemDoesNot() {
    var id = owner.createItem(list, "Tick me");
    assertThat(change("tickItem", id).<Object>data("tickItem"))
        .isEqualTo(state("Tick me", true, 2));
    assertThat(change("tickItem", id).<Object>data("tickItem"))
        .isEqualTo(state("Tick me", true, 2));
    assertThat(change("untickItem", id).<Object>data("untickItem"))
        .isEqualTo(state("Tick me", false, 3));
    assertThat(change("untickItem", id).<Object>data("untickItem"))
        .isEqualTo(state("Tick me", false, 3));
  }

  private Answer change(String field, String id) {
    return owner.mutate(field, STATE, "id", id);
  }

  private Answer rename(String id, String description) {
    return owner.mutate("renameItem", STATE, "id", id, "description", description);
  }

  @Test
  void renamingRaisesTheVersionUnlessNothingChanges() {
    var id = owner.createItem(list, "Before");
    assertThat(rename(id, " After ").<Object>data("renameItem"))
        .isEqualTo(state("After", false, 2));
    assertThat(rename(id, "After").<Object>data("renameItem")).isEqualTo(state("After", false, 2));
    assertThat(owner.query("item", STATE, "id", id).<Object>data("item"))
        .isEqualTo(state("After", false, 2));
  }

  @Test
  void changesTakeTheExpectedVersionOnlyAndShowTheCurrentItem() {
    Map<String, Object> current =
        owner
            .mutate(
                "createItem",
                "{ id description done order version createdAt }",
                "listId",
                list,
                "description",
                "Watched")
            .data("createItem");
    var id = current.get("id");
    var conflict = Map.of("code", "VERSION_CONFLICT", "currentVersion", 1, "current", current);
    var description = "Other";
    for (var wrong : List.of(0, 2, -1)) {
      assertThat(owner.mutate("tickItem", STATE, "id", id, "expectedVersion", wrong).extensions())
          .isEqualTo(conflict);
      assertThat(owner.mutate("untickItem", STATE, "id", id, "expectedVersion", wrong).extensions())
          .isEqualTo(conflict);
      assertThat(
              owner
                  .mutate(
                      "renameItem",
                      STATE,
                      "id",
                      id,
                      "description",
                      description,
                      "expectedVersion",
                      wrong)
                  .extensions())
          .isEqualTo(conflict);
    }
    assertThat(
            owner
                .mutate("tickItem", STATE, "id", id, "expectedVersion", 1)
                .<Object>data("tickItem"))
        .isEqualTo(state("Watched", true, 2));
  }

  @Test
  void aDeletedItemIsAnsweredAsItWasAndGone() {
    var id = owner.createItem(list, "Go");
    change("tickItem", id).data("tickItem");
    var deleted =
        owner.mutate("deleteItem", "{ id description done version list { id } }", "id", id);
    assertThat(deleted.<Object>data("deleteItem"))
        .isEqualTo(
            Map.of(
                "id",
                id,
                "description",
                "Go",
                "done",
                true,
                "version",
                2,
                "list",
                Map.of("id", list)));
    assertThat(owner.query("item", "{ id }", "id", id).<Object>data("item")).isNull();
    for (var field : List.of("deleteItem", "tickItem", "untickItem")) {
      assertThat(change(field, id).extensions()).isEqualTo(Map.of("code", "NOT_FOUND"));
    }
    assertThat(rename(id, "Back").extensions()).isEqualTo(Map.of("code", "NOT_FOUND"));
  }

  @Test
  void doneKeepsTheDoneOrThePendingAndNullKeepsAll() {
    var ids = owner.createItems(list, "a", "b", "c", "d");
    change("tickItem", ids.get(1)).data("tickItem");
    change("tickItem", ids.get(3)).data("tickItem");
    assertThat(descriptions("(done: true)")).containsExactly("b", "d");
    assertThat(descriptions("(done: false)")).containsExactly("a", "c");
    assertThat(descriptions("(done: null)")).containsExactly("a", "b", "c", "d");
    assertThat(descriptions("(first: 1, done: true)")).containsExactly("b");
    assertThat(descriptions("(first: 2, done: false)")).containsExactly("a", "c");
  }

  @Test
  void anItemKeepsItsIdThroughEveryChange() {
    var id = owner.createItem(list, "Stable");
    change("tickItem", id).data("tickItem");
    rename(id, "Still").data("renameItem");
    assertThat(
            owner
                .query("list", "{ items { nodes { id } } }", "id", list)
                .<List<String>>data("list.items.nodes.id"))
        .containsExactly(id);
    assertThat(id).doesNotContain(list);
  }
}
