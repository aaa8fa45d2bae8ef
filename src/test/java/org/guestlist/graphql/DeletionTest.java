package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.guestlist.LocalDatabase;
import org.guestlist.store.Callers;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.Database;
import org.guestlist.testing.Role;
import org.guestlist.testing.SharedList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list goes with all that it holds, whatever its number and whatever comes between. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class DeletionTest {
  private static final Database DATABASE = Database.withoutPrefix();
  private static final int BATCH = 25;

  private Api owner;

  @BeforeEach
  void createOwner() {
    owner = Api.asSomebodyNew();
  }

  private String listOf(int items, int guests) {
    var list = owner.createList("To go");
    DATABASE.fill(list, items, guests);
    return list;
  }

  private static Answer delete(Api person, String list) {
    return person.mutate("deleteList", "{ id items guests }", "id", list);
  }

  private static Map<String, Object> deleted(String list, int items, int guests) {
    return Map.of("id", list, "items", items, "guests", guests);
  }

  // What it costs

  /** A caller who was seen in the last minute costs no call of its own. */
  private Answer deleteExplaining(String list) {
    owner.id();
    return delete(owner.explaining(), list);
  }

  private static long pages(Answer answer) {
    List<Map<String, Object>> requests = answer.path("extensions.dynamodb.requests");
    return requests.stream().filter(request -> request.get("operation").equals("Query")).count();
  }

  private static int batches(int rows) {
    return (rows + BATCH - 1) / BATCH;
  }

  private static void assertFormula(Answer answer, int items, int guests) {
    assertThat((long) answer.calls())
        .isEqualTo(2 + pages(answer) + batches(items) + batches(guests));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "0, 1", "1, 1", "25, 25", "26, 26", "60, 60"})
  void aDeletionCostsTwoCallsAndThePagesAndTheBatches(int items, int guests) {
    var list = listOf(items, guests);

    var answer = deleteExplaining(list);

    assertThat(answer.<Object>data("deleteList")).isEqualTo(deleted(list, items, guests));
    assertThat(pages(answer)).isEqualTo(2);
    assertFormula(answer, items, guests);
    assertThat(DATABASE.rowsOfList(list)).isZero();
  }

  @Test
  void aListAtBothLimitsGoesInOneCallThatCostsNoMore() {
    var list = listOf(10_000, 500);
    assertFull(list);

    var begin = System.nanoTime();
    var answer = deleteExplaining(list);
    var milliseconds = (System.nanoTime() - begin) / 1_000_000;

    assertThat(answer.<Object>data("deleteList")).isEqualTo(deleted(list, 10_000, 500));
    assertThat(DATABASE.rowsOfList(list)).isZero();
    assertThat(pages(answer)).as("more than 1 MB of items").isGreaterThan(2);
    assertFormula(answer, 10_000, 500);
    System.out.printf(
        "deleteList of 10,000 items and 500 guests: %d calls = 2 + %d pages + %d + %d, in %d ms%n",
        answer.calls(), pages(answer), batches(10_000), batches(500), milliseconds);
  }

  private void assertFull(String list) {
    var item = owner.mutate("createItem", "{ id }", "listId", list, "description", "x");
    assertThat(item.extensions())
        .isEqualTo(Map.of("code", "LIMIT_EXCEEDED", "limit", 10_000, "actual", 10_001));
    var guest = owner.mutate("addGuest", "{ access }", "listId", list, "email", Api.newUser());
    assertThat(guest.extensions())
        .isEqualTo(Map.of("code", "LIMIT_EXCEEDED", "limit", 500, "actual", 501));
  }

  // What was cut off

  /** As a process leaves a list that dies in the middle of its deletion. */
  private static void cutOff(String list) {
    DATABASE.putUnderDeletion(list);
    for (var table : List.of("items", "guests")) {
      var rows = DATABASE.rowsOf(table, list);
      DATABASE.delete(table, rows.subList(0, rows.size() / 2));
    }
  }

  @Test
  void aDeletionThatWasCutOffIsFinishedByTheOwnersNextOne() {
    var list = listOf(60, 30);
    cutOff(list);
    assertThat(DATABASE.rowsOfList(list)).isEqualTo(1 + 30 + 15);

    assertThat(delete(owner, list).<Object>data("deleteList")).isEqualTo(deleted(list, 60, 30));

    assertThat(DATABASE.rowsOfList(list)).isZero();
    assertThat(delete(owner, list).extensions()).isEqualTo(Map.of("code", "NOT_FOUND"));
  }

  @Test
  void aDeletionThatLeftOnlyTheListIsFinishedByTheOwnersNextOne() {
    var list = listOf(3, 2);
    DATABASE.putUnderDeletion(list);
    DATABASE.delete("items", DATABASE.rowsOf("items", list));
    DATABASE.delete("guests", DATABASE.rowsOf("guests", list));

    assertThat(delete(owner, list).<Object>data("deleteList")).isEqualTo(deleted(list, 3, 2));

    assertThat(DATABASE.rowsOfList(list)).isZero();
  }

  @Test
  void aListWhoseDeletionWasCutOffIsThereForNobody() {
    var list = SharedList.create();
    var item = list.owner().createItem(list.id(), "x");
    DATABASE.putUnderDeletion(list.id());

    for (var person : List.of(list.owner(), list.editor(), list.viewer(), list.stranger())) {
      assertThat(person.query("list", "{ id }", "id", list.id()).<Object>data("list")).isNull();
      assertThat(person.query("item", "{ id }", "id", item).<Object>data("item")).isNull();
      assertThat(person.run("{ me { lists { nodes { id } } } }").<List<?>>data("me.lists.nodes"))
          .isEmpty();
    }
    for (var other : List.of(list.editor(), list.viewer(), list.stranger())) {
      assertThat(delete(other, list.id()).extensions()).isEqualTo(Map.of("code", "NOT_FOUND"));
    }
    assertThat(DATABASE.rowsOfList(list.id())).isEqualTo(1 + 1 + 2);
    assertThat(delete(list.owner(), list.id()).<Object>data("deleteList"))
        .isEqualTo(deleted(list.id(), 1, 2));
  }

  // Who may

  @Test
  void onlyTheOwnerDeletesAList() {
    var list = SharedList.create();
    var before = list.content();

    for (var guest : List.of(Role.EDITOR, Role.VIEWER)) {
      assertThat(delete(list.in(guest), list.id()).extensions())
          .isEqualTo(Map.of("code", "FORBIDDEN", "required", "OWNER"));
    }
    assertThat(delete(list.stranger(), list.id()).extensions())
        .isEqualTo(Map.of("code", "NOT_FOUND"));

    assertThat(list.content()).isEqualTo(before);
    assertThat(DATABASE.isUnderDeletion(list.id())).isFalse();
  }

  // What comes between

  @RepeatedTest(3)
  void twoDeletionsAtOnceLeaveNothingAndFailInNoOtherWayThanNotFound() {
    var list = listOf(60, 30);

    var answers = Callers.atOnce(2, i -> delete(owner, list));

    assertThat(DATABASE.rowsOfList(list)).isZero();
    assertThat(answers).anyMatch(answer -> answer.errors().isEmpty());
    for (var answer : answers) {
      if (answer.errors().isEmpty()) {
        assertThat(answer.<Object>data("deleteList")).isEqualTo(deleted(list, 60, 30));
      } else {
        assertThat(answer.code()).isEqualTo("NOT_FOUND");
      }
    }
  }

  /** In slow motion 18 batches of items, eight at once, take at least 1.5 s, the end 0.5 s more. */
  @Test
  void nothingIsAddedToAListWhoseDeletionHasBegun() {
    var list = listOf(18 * BATCH, 2);
    var guest = Api.newUser();
    var deletion = CompletableFuture.supplyAsync(() -> delete(owner.slow(0.5), list));
    Callers.until(() -> Optional.of(true).filter(begun -> DATABASE.isUnderDeletion(list)));

    var refused =
        Callers.atOnce(
            2,
            i ->
                i == 0
                    ? owner.mutate("addGuest", "{ access }", "listId", list, "email", guest)
                    : owner.mutate("createItem", "{ id }", "listId", list, "description", "x"));

    assertThat(deletion).as("a deletion that is still at work").isNotDone();
    assertThat(refused).extracting(Answer::code).containsOnly("LIST_UNDER_DELETION");
    assertThat(deletion.join().<Object>data("deleteList")).isEqualTo(deleted(list, 18 * BATCH, 2));
    assertThat(DATABASE.rowsOfList(list)).isZero();
  }
}
