package org.guestlist.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.store.StoreFixture.await;
import static org.guestlist.store.StoreFixture.eventually;
import static org.guestlist.store.StoreFixture.newId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.guestlist.model.Counts;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.Page;
import org.guestlist.model.TodoList;
import org.junit.jupiter.api.Test;

/** The deletion of a list in its four steps. */
interface DeletionContract extends StoreFixture {

  private TodoList listOf(int items, int guests) {
    var list = newList();
    newItems(list, items);
    IntStream.range(0, guests).forEach(i -> newGuest(list, GuestAccess.EDITOR));
    return list;
  }

  @Test
  default void aDeletionAnswersTheListAsItWasBefore() {
    var list = listOf(2, 1);

    assertThat(await(store().beginDeletion(list.ownerId(), list.id())))
        .contains(list.withCounts(new Counts(2, 0, 1)));

    assertThat(contents(list).list()).contains(list.withCounts(new Counts(2, 0, 1)).fenced());
    assertThat(contents(list).items()).hasSize(2);
    assertThat(contents(list).guests()).hasSize(1);
  }

  @Test
  default void onlyTheOwnerBeginsADeletion() {
    var list = newList();
    var editor = newGuest(list, GuestAccess.EDITOR);

    assertThat(await(store().beginDeletion(newId(), list.id()))).isEmpty();
    assertThat(await(store().beginDeletion(editor.userId(), list.id()))).isEmpty();

    assertThat(contents(list).list().orElseThrow().underDeletion()).isFalse();
  }

  @Test
  default void noDeletionBeginsForAListThatDoesNotExist() {
    var list = TodoList.create(newId(), newId(), "Nowhere", NOON);

    assertThat(await(store().beginDeletion(list.ownerId(), list.id()))).isEmpty();

    assertThat(contents(list).list()).isEmpty();
  }

  @Test
  default void aDeletionThatHasBegunBeginsAgain() {
    var list = listOf(2, 1);
    var fenced = list.withCounts(new Counts(2, 0, 1)).fenced();
    await(store().beginDeletion(list.ownerId(), list.id()));

    assertThat(await(store().beginDeletion(list.ownerId(), list.id()))).contains(fenced);
    assertThat(await(store().beginDeletion(newId(), list.id()))).isEmpty();

    assertThat(contents(list).list()).contains(fenced);
  }

  @Test
  default void aDeletionThatIsResumedStillKnowsWhatTheListHeld() {
    var list = listOf(3, 2);
    await(store().beginDeletion(list.ownerId(), list.id()));
    await(store().deleteItems(list.id()));
    await(store().deleteGuests(list.id()));

    assertThat(await(store().beginDeletion(list.ownerId(), list.id())))
        .contains(list.withCounts(new Counts(3, 0, 2)).fenced());
  }

  @Test
  default void allItemsAndGuestsAreDeletedHoweverMany() {
    var list = listOf(60, 30);
    await(store().beginDeletion(list.ownerId(), list.id()));

    assertThat(await(store().deleteItems(list.id()))).isEqualTo(60);
    assertThat(contents(list).items()).isEmpty();
    assertThat(contents(list).guests()).hasSize(30);

    assertThat(await(store().deleteGuests(list.id()))).isEqualTo(30);
    assertThat(contents(list).guests()).isEmpty();
    assertThat(await(store().count(list.id()))).isEqualTo(new Counts(0, 0, 0));
  }

  @Test
  default void eachStepOfADeletionCanBeRepeated() {
    var list = listOf(3, 2);
    await(store().beginDeletion(list.ownerId(), list.id()));

    assertThat(await(store().deleteItems(list.id()))).isEqualTo(3);
    assertThat(await(store().deleteItems(list.id()))).isEqualTo(0);
    assertThat(await(store().deleteGuests(list.id()))).isEqualTo(2);
    assertThat(await(store().deleteGuests(list.id()))).isEqualTo(0);
    await(store().endDeletion(list.id()));
    await(store().endDeletion(list.id()));
    assertThat(await(store().deleteItems(list.id()))).isEqualTo(0);
    assertThat(await(store().deleteGuests(list.id()))).isEqualTo(0);

    assertThat(contents(list)).isEqualTo(new Contents(Optional.empty(), List.of(), List.of()));
  }

  private List<String> unfinishedBefore(Instant instant) {
    return await(store().unfinishedDeletions(instant, MANY));
  }

  @Test
  default void aDeletionIsUnfinishedFromItsBeginningToItsEnd() {
    var list = listOf(1, 1);
    var other = newList();
    assertThat(unfinishedBefore(Instant.now().plusSeconds(60))).doesNotContain(list.id());
    var before = Instant.now().minusSeconds(1);

    await(store().beginDeletion(list.ownerId(), list.id()));

    eventually(
        () ->
            assertThat(unfinishedBefore(Instant.now().plusSeconds(60)))
                .contains(list.id())
                .doesNotContain(other.id()));
    assertThat(unfinishedBefore(before)).doesNotContain(list.id());

    await(store().deleteItems(list.id()));
    await(store().deleteGuests(list.id()));
    assertThat(unfinishedBefore(Instant.now().plusSeconds(60))).contains(list.id());
    await(store().endDeletion(list.id()));
    eventually(
        () ->
            assertThat(unfinishedBefore(Instant.now().plusSeconds(60))).doesNotContain(list.id()));
  }

  @Test
  default void theDeletionThatBeganFirstIsTheFirstOfTheUnfinishedHoweverOftenItBegan() {
    var lists = List.of(newList(), newList(), newList());
    lists.forEach(list -> await(store().beginDeletion(list.ownerId(), list.id())));
    await(store().beginDeletion(lists.get(0).ownerId(), lists.get(0).id()));
    var ids = lists.stream().map(TodoList::id).toList();

    eventually(
        () ->
            assertThat(unfinishedBefore(Instant.now().plusSeconds(60)))
                .filteredOn(ids::contains)
                .isEqualTo(ids));
    assertThat(await(store().unfinishedDeletions(Instant.now().plusSeconds(60), 1))).hasSize(1);
    lists.forEach(list -> await(store().endDeletion(list.id())));
  }

  @Test
  default void theEndOfTheDeletionOfAListThatNeverWasDoesNothing() {
    var list = TodoList.create(newId(), newId(), "Nowhere", NOON);

    await(store().endDeletion(list.id()));

    assertThat(contents(list).list()).isEmpty();
  }

  @Test
  default void aDeletedListIsGoneForEveryoneAndNothingOfItIsLeft() {
    var list = newList();
    var item = newItem(list);
    var guest = newGuest(list, GuestAccess.EDITOR);

    delete(list);

    assertThat(contents(list)).isEqualTo(new Contents(Optional.empty(), List.of(), List.of()));
    assertThat(access(guest.userId(), list.id())).isEmpty();
    assertThat(await(store().item(list.ownerId(), item.key()))).isEmpty();
    assertThat(await(store().membership(list.ownerId(), list.id(), guest.userId()))).isEmpty();
    assertThat(await(store().beginDeletion(list.ownerId(), list.id()))).isEmpty();
    eventually(
        () -> {
          assertThat(pageOf(list.ownerId())).isEqualTo(Page.empty());
          assertThat(pageOf(guest.userId())).isEqualTo(Page.empty());
        });
  }

  private Page<?> pageOf(String userId) {
    return await(store().listsOf(userId, Optional.empty(), 10, Optional.empty()));
  }

  @Test
  default void aDeletionTouchesNoOtherList() {
    var owner = newId();
    var kept = newList(owner);
    var items = newItems(kept, 2);
    var guest = newGuest(kept, GuestAccess.EDITOR);
    var deleted = newList(owner);
    newItems(deleted, 2);
    newGuest(deleted, guest.userId(), GuestAccess.VIEWER);

    delete(deleted);

    assertThat(contents(kept))
        .isEqualTo(
            new Contents(Optional.of(kept.withCounts(new Counts(2, 0, 1))), items, List.of(guest)));
  }
}
