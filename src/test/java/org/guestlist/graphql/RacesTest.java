package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.guestlist.LocalDatabase;
import org.guestlist.store.Callers;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Answers;
import org.guestlist.testing.Api;
import org.guestlist.testing.Database;
import org.guestlist.testing.ForeignProgram;
import org.guestlist.testing.Operations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is decided between the moment when a change reads and the moment when it writes. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class RacesTest {
  private static final Database DATABASE = Database.withoutPrefix();
  private static final ForeignProgram FOREIGN = new ForeignProgram();

  private Api owner;
  private Operations change;
  private String listId;
  private Api guest;
  private String guestId;

  /** A list with one guest, who is an editor; all callers were seen in the last minute. */
  @BeforeEach
  void createList() {
    var email = Api.newUser();
    owner = Api.asSomebodyNew();
    change = Operations.of(owner);
    listId = owner.createList("Raced for");
    owner.addGuest(listId, email, "EDITOR");
    guest = Api.as(email);
    guestId = guest.id();
  }

  /** Begins a change that pauses before its write, and returns in the midst of the pause. */
  private static CompletableFuture<Answer> begun(Supplier<Answer> slowChange) {
    var begun = CompletableFuture.supplyAsync(slowChange);
    Callers.pause(Duration.ofMillis(700));
    assertThat(begun).isNotDone();
    return begun;
  }

  private static Operations slow(Api person) {
    return Operations.of(person.slow(1.5));
  }

  @Test
  void aGuestWhoBecameAViewerMeanwhileAddsNothing() {
    var late = begun(() -> slow(guest).createItem(listId, "Late"));
    change.setGuestAccess(listId, guestId, "VIEWER").data("setGuestAccess.access");

    assertThat(late.join().code()).isEqualTo("FORBIDDEN");
    assertThat(DATABASE.rowsOf("items", listId)).isEmpty();
  }

  @Test
  void aGuestWhoWasRemovedMeanwhileChangesNothing() {
    var itemId = owner.createItem(listId, "As it was");
    var late = begun(() -> slow(guest).renameItem(itemId, "Late", null));
    change.removeGuest(listId, guestId).data("removeGuest.access");

    assertThat(late.join().code()).isEqualTo("NOT_FOUND");
    assertThat(DATABASE.rowsOf("items", listId).get(0).get("description").s())
        .isEqualTo("As it was");
  }

  @Test
  void aGuestWhoWasRemovedMeanwhileDoesNotLeaveAgain() {
    var late = begun(() -> slow(guest).removeGuest(listId, guestId));
    change.removeGuest(listId, guestId).data("removeGuest.access");

    assertThat(late.join().code()).isEqualTo("NOT_FOUND");
    assertThat(FOREIGN.countersOf(listId)).isEqualTo(List.of(0, 0, 0));
  }

  @Test
  void aListThatWasDeletedMeanwhileTakesNoItemAndNoGuest() {
    var newcomer = Api.newUser();
    var item = CompletableFuture.supplyAsync(() -> slow(guest).createItem(listId, "Late"));
    var added = begun(() -> slow(owner).addGuestByEmail(listId, newcomer, "EDITOR"));
    change.deleteList(listId).data("deleteList.id");

    assertThat(item.join().code()).isEqualTo("NOT_FOUND");
    assertThat(added.join().code()).isEqualTo("NOT_FOUND");
    assertThat(DATABASE.rowsOfList(listId)).isZero();
  }

  @Test
  void everyChangeOfAListUnderDeletionIsRefused() {
    var itemId = owner.createItem(listId, "As it was");
    DATABASE.putUnderDeletion(listId);
    var before = List.of(DATABASE.rowsOf("items", listId), DATABASE.rowsOf("guests", listId));

    assertThat(
            List.of(
                change.renameList(listId, "Late", null),
                change.createItem(listId, "Late"),
                change.createItems(listId, 50),
                change.tickItem(itemId, null),
                change.untickItem(itemId, null),
                change.renameItem(itemId, "Late", null),
                change.deleteItem(itemId),
                change.addGuestByEmail(listId, Api.newUser(), "VIEWER"),
                change.addGuestById(listId, guestId, "VIEWER"),
                change.setGuestAccess(listId, guestId, "VIEWER"),
                change.removeGuest(listId, guestId),
                Operations.of(guest).createItem(listId, "Late"),
                Operations.of(guest).removeGuest(listId, guestId)))
        .extracting(Answer::code)
        .containsOnly("LIST_UNDER_DELETION");
    assertThat(List.of(DATABASE.rowsOf("items", listId), DATABASE.rowsOf("guests", listId)))
        .isEqualTo(before);
  }

  @Test
  void noNumberOfCallersGetsPastTheLimitOfGuests() {
    var full = owner.createList("Nearly full");
    DATABASE.fill(full, 0, 497);
    var guests = IntStream.range(0, 8).mapToObj(i -> Api.newUser()).toList();

    var answers = Callers.atOnce(8, i -> change.addGuestByEmail(full, guests.get(i), "VIEWER"));

    assertThat(Answers.successes(answers)).isEqualTo(3);
    assertThat(Answers.refusals(answers)).hasSize(5).containsOnly("LIMIT_EXCEEDED");
    assertThat(DATABASE.rowsOf("guests", full)).hasSize(500);
    assertThat(DATABASE.list(full).get("guest_count").n()).isEqualTo("500");
  }

  /** The list is as the tutorial's programs write it, and has no counters before. */
  @Test
  void countersBeginRightlyWhenManyCallersBeginThem() {
    var foreign = FOREIGN.putList(owner.id(), "From the script");
    FOREIGN.putItem(foreign, "2026-01-05T09:00:00", "No digits", false);
    FOREIGN.putItem(foreign, "2026-01-05T09:00:00.125", "Three digits", true);
    FOREIGN.putGuest(foreign, guestId);
    String itemId =
        owner
            .run("query($id: ID!) { list(id: $id) { items { nodes { id } } } }", "id", foreign)
            .data("list.items.nodes[0].id");

    Callers.atOnce(
        16,
        i ->
            switch (i % 4) {
              case 0 -> change.createItem(foreign, "Item " + i).data("createItem.id");
              case 1 -> Operations.of(guest).createItems(foreign, 3).data("createItems[0].id");
              case 2 -> change.tickItem(itemId, null).data("tickItem.id");
              default ->
                  change.addGuestByEmail(foreign, Api.newUser(), "VIEWER").data("addGuest.access");
            });

    assertThat(FOREIGN.countersOf(foreign)).isEqualTo(List.of(2 + 4 + 12, 2, 1 + 4));
    assertThat(DATABASE.rowsOf("items", foreign)).hasSize(18);
    assertThat(DATABASE.rowsOf("guests", foreign)).hasSize(5);
  }
}
