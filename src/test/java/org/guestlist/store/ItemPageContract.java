package org.guestlist.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.guestlist.store.PageWalk.walk;
import static org.guestlist.store.StoreFixture.await;
import static org.guestlist.store.StoreFixture.end;
import static org.guestlist.store.StoreFixture.itemAt;
import static org.guestlist.store.StoreFixture.newId;
import static org.guestlist.store.StoreFixture.owner;
import static org.guestlist.store.StoreFixture.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.guestlist.model.DomainException;
import org.guestlist.model.ErrorCode;
import org.guestlist.model.Item;
import org.guestlist.model.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of a list's items. */
interface ItemPageContract extends StoreFixture {

  private List<Item> all(String listId, Optional<Boolean> done, int first) {
    return walk(first, after -> store().items(listId, done, first, after));
  }

  private Page<Item> page(String listId, int first, Optional<String> after) {
    return await(store().items(listId, Optional.empty(), first, after));
  }

  @Test
  default void aListThatDoesNotExistHasAnEmptyPageOfItems() {
    assertThat(page(newId(), 10, Optional.empty())).isEqualTo(Page.empty());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100})
  default void theItemsOfAListComeOldestFirst(int first) {
    var list = newList();
    var items = newItems(list, 7);
    newItems(newList(), 2);

    assertThat(all(list.id(), Optional.empty(), first)).containsExactlyElementsOf(items);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 100})
  default void theDoneOrThePendingAreKept(int first) {
    var list = newList();
    var pending = new ArrayList<>(newItems(list, 8));
    var done = new ArrayList<Item>();
    for (var index : List.of(0, 1, 5, 6)) {
      done.add(tick(list, pending.get(index)));
    }
    pending.removeIf(item -> done.stream().anyMatch(d -> d.key().equals(item.key())));

    assertThat(all(list.id(), Optional.of(true), first)).containsExactlyElementsOf(done);
    assertThat(all(list.id(), Optional.of(false), first)).containsExactlyElementsOf(pending);
  }

  @Test
  default void noItemIsDoneInAListOfPendingOnes() {
    var list = newList();
    newItems(list, 3);

    var page = await(store().items(list.id(), Optional.of(true), 2, Optional.empty()));

    assertThat(page).isEqualTo(Page.empty());
  }

  @Test
  default void aPageOfItemsGoesOnAfterAnItemThatIsGoneByNow() {
    var list = newList();
    var items = newItems(list, 4);
    var page = page(list.id(), 2, Optional.empty());

    await(store().deleteItem(owner(list), KEPT, items.get(0)));
    await(store().deleteItem(owner(list), KEPT, items.get(1)));

    var next = page(list.id(), 2, end(page));
    assertThat(values(next)).containsExactly(items.get(2), items.get(3));
    assertThat(next.hasNext()).isFalse();
  }

  @Test
  default void aPageOfItemsIsEmptyWhenAllThatFollowedIsGone() {
    var list = newList();
    var items = newItems(list, 2);
    var page = page(list.id(), 1, Optional.empty());
    assertThat(page.hasNext()).isTrue();

    await(store().deleteItem(owner(list), KEPT, items.get(1)));

    assertThat(page(list.id(), 1, end(page))).isEqualTo(Page.empty());
  }

  @Test
  default void itemsThatAreAddedMeanwhileMoveNoOtherItemToAnotherPage() {
    var list = newList();
    var items = newItems(list, 4);
    var page = page(list.id(), 2, Optional.empty());

    var earlier = itemAt(list.id(), NOON.minusSeconds(1), "Earlier");
    var later = itemAt(list.id(), NOON.plusSeconds(1), "Later");
    await(store().createItems(owner(list), KEPT, List.of(earlier, later), MANY));

    var next = page(list.id(), 10, end(page));
    assertThat(values(next)).containsExactly(items.get(2), items.get(3), later);
  }

  @Test
  default void anItemThatIsTickedMeanwhileMovesNoOtherItemToAnotherPage() {
    var list = newList();
    var items = newItems(list, 4);
    var page = await(store().items(list.id(), Optional.of(false), 2, Optional.empty()));

    tick(list, items.get(1));
    tick(list, items.get(2));

    var next = await(store().items(list.id(), Optional.of(false), 2, end(page)));
    assertThat(values(next)).containsExactly(items.get(3));
    assertThat(next.hasNext()).isFalse();
  }

  @Test
  default void theSamePositionGivesTheSamePage() {
    var list = newList();
    newItems(list, 5);
    var position = end(page(list.id(), 2, Optional.empty()));

    assertThat(page(list.id(), 2, position)).isEqualTo(page(list.id(), 2, position));
  }

  @Test
  default void aPositionThatNoItemCanHaveIsBadInput() {
    for (var position : List.of("", "9".repeat(1025))) {
      var refusal =
          catchThrowableOfType(
              DomainException.class,
              () -> await(store().items(newId(), Optional.empty(), 10, Optional.of(position))));

      assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
      assertThat(refusal.details()).containsEntry("argument", "after");
    }
  }

  @Test
  default void aPositionThatNoGuestCanHaveIsBadInput() {
    for (var position : List.of("", "9".repeat(1025))) {
      var refusal =
          catchThrowableOfType(
              DomainException.class,
              () -> await(store().guests(newId(), 10, Optional.of(position))));

      assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
      assertThat(refusal.details()).containsEntry("argument", "after");
    }
  }

  @Test
  default void aPositionThatNoUserCanHaveIsBadInput() {
    for (var position : List.of("", "9".repeat(2049))) {
      var refusal =
          catchThrowableOfType(
              DomainException.class, () -> await(store().users(10, Optional.of(position))));

      assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
      assertThat(refusal.details()).containsEntry("argument", "after");
    }
  }
}
