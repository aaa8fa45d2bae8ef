package org.guestlist.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.store.StoreFixture.await;
import static org.guestlist.store.StoreFixture.guest;
import static org.guestlist.store.StoreFixture.itemAt;
import static org.guestlist.store.StoreFixture.itemsFrom;
import static org.guestlist.store.StoreFixture.newId;
import static org.guestlist.store.StoreFixture.owner;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.guestlist.model.Counts;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.Item;
import org.guestlist.model.ItemAccess;
import org.guestlist.model.ItemKey;
import org.guestlist.model.ListAccess;
import org.guestlist.model.ListRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single items, and the counters that they move. */
interface ItemContract extends StoreFixture {

  @Test
  default void anItemIsFoundWithItsListByThoseWhoSeeTheList() {
    var list = newList();
    var item = newItem(list);
    var viewer = newGuest(list, GuestAccess.VIEWER);
    var now = list.withCounts(new Counts(1, 0, 1));

    assertThat(await(store().item(list.ownerId(), item.key())))
        .contains(new ItemAccess(new ListAccess(now, ListRole.OWNER), Optional.of(item)));
    assertThat(await(store().item(viewer.userId(), item.key())))
        .contains(new ItemAccess(new ListAccess(now, ListRole.VIEWER), Optional.of(item)));
  }

  @Test
  default void aStrangerFindsNoItem() {
    var item = newItem(newList());

    assertThat(await(store().item(newId(), item.key()))).isEmpty();
  }

  @Test
  default void anItemThatDoesNotExistIsEmptyBesideItsList() {
    var list = newList();
    var key = new ItemKey(list.id(), "2026-01-01T00:00:00.000000");

    assertThat(await(store().item(list.ownerId(), key)))
        .contains(new ItemAccess(new ListAccess(list, ListRole.OWNER), Optional.empty()));
    assertThat(await(store().item(list.ownerId(), new ItemKey(newId(), key.datetime())))).isEmpty();
  }

  @Test
  default void anItemIsFoundInAListUnderDeletion() {
    var list = newList();
    var item = newItem(list);
    await(store().beginDeletion(list.ownerId(), list.id()));

    var found = await(store().item(list.ownerId(), item.key())).orElseThrow();

    assertThat(found.access().list().underDeletion()).isTrue();
    assertThat(found.item()).contains(item);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 50})
  default void itemsAreAddedInTheirOrderAndCounted(int count) {
    var list = newList();
    var items = itemsFrom(list.id(), NOON, count);

    assertThat(await(store().createItems(owner(list), KEPT, items, MANY))).contains(items);

    assertThat(contents(list).items()).containsExactlyElementsOf(items);
    assertThat(contents(list).counts()).contains(new Counts(count, 0, 0));
  }

  @Test
  default void anEditorAddsItems() {
    var list = newList();
    var editor = newGuest(list, GuestAccess.EDITOR);
    var items = itemsFrom(list.id(), NOON, 2);

    assertThat(await(store().createItems(guest(editor), KEPT, items, MANY))).contains(items);

    assertThat(contents(list).items()).containsExactlyElementsOf(items);
  }

  @Test
  default void everythingOfAnItemIsKept() {
    var list = newList();
    var key = new ItemKey(list.id(), "2026-11-22T12:00:00.000001");
    var item = new Item(key, "Zwölf Äpfel 🍏\nund Brot", false, 120, 1);

    await(store().createItems(owner(list), KEPT, List.of(item), MANY));

    assertThat(contents(list).items()).containsExactly(item);
  }

  @Test
  default void anItemOfAnInstantThatIsTakenIsMovedOnByMicroseconds() {
    var list = newList();
    var first = newItem(list);
    var second = itemAt(list.id(), NOON, "Second");

    var written =
        await(store().createItems(owner(list), KEPT, List.of(second), MANY)).orElseThrow().get(0);

    assertThat(written.createdAt()).isBetween(NOON.plus(1, ChronoUnit.MICROS), NOON.plusMillis(1));
    assertThat(written.description()).isEqualTo("Second");
    assertThat(contents(list).items()).containsExactly(first, written);
    assertThat(contents(list).counts()).contains(new Counts(2, 0, 0));
  }

  @Test
  default void itemsThatAreMovedOnKeepTheirOrder() {
    var list = newList();
    var present = List.of(itemAt(list.id(), NOON, "A"), itemAt(list.id(), micros(1), "B"));
    await(store().createItems(owner(list), KEPT, present, MANY));
    var added =
        List.of(
            itemAt(list.id(), NOON, "C"),
            itemAt(list.id(), micros(1), "D"),
            itemAt(list.id(), micros(2), "E"));

    var written = await(store().createItems(owner(list), KEPT, added, MANY)).orElseThrow();

    assertThat(written).extracting(Item::description).containsExactly("C", "D", "E");
    assertThat(contents(list).items()).containsAll(present).containsSubsequence(written);
    assertThat(contents(list).counts()).contains(new Counts(5, 0, 0));
  }

  private static Instant micros(int count) {
    return NOON.plus(count, ChronoUnit.MICROS);
  }

  @Test
  default void itemsAreAddedUpToTheLimitExactly() {
    var list = newList();
    newItems(list, 3);
    var added = itemsFrom(list.id(), NOON.plusSeconds(1), 2);

    assertThat(await(store().createItems(owner(list), KEPT, added, 5))).contains(added);

    assertThat(contents(list).items()).hasSize(5);
    assertThat(contents(list).counts()).contains(new Counts(5, 0, 0));
  }

  @Test
  default void noItemIsAddedBeyondTheLimit() {
    var list = newList();
    newItems(list, 4);
    var before = contents(list);
    var added = itemsFrom(list.id(), NOON.plusSeconds(1), 2);

    assertThat(await(store().createItems(owner(list), KEPT, added, 5))).isEmpty();
    assertThat(await(store().createItems(owner(list), KEPT, added.subList(0, 1), 4))).isEmpty();

    assertThat(contents(list)).isEqualTo(before);
  }

  @Test
  default void anItemIsWrittenOverTheVersionThatWasRead() {
    var list = newList();
    var editor = newGuest(list, GuestAccess.EDITOR);
    var item = newItem(list);
    var renamed = item.renamed("Bread");
    var ticked = renamed.ticked(true);

    assertThat(await(store().updateItem(owner(list), KEPT, item, renamed))).isTrue();
    assertThat(await(store().updateItem(guest(editor), KEPT, renamed, ticked))).isTrue();

    assertThat(contents(list).items())
        .containsExactly(new Item(item.key(), "Bread", true, item.order(), 3));
  }

  @Test
  default void anItemIsWrittenOnlyOverTheVersionThatWasRead() {
    var list = newList();
    var item = newItem(list);
    var renamed = item.renamed("Bread");
    await(store().updateItem(owner(list), KEPT, item, renamed));
    var before = contents(list);

    assertThat(await(store().updateItem(owner(list), KEPT, item, item.ticked(true)))).isFalse();
    assertThat(await(store().updateItem(owner(list), KEPT, item, item.renamed("Milk")))).isFalse();

    assertThat(contents(list)).isEqualTo(before);
    assertThat(before.items()).containsExactly(renamed);
  }

  @Test
  default void anItemThatIsGoneIsNotWrittenAgain() {
    var list = newList();
    var item = newItem(list);
    await(store().deleteItem(owner(list), KEPT, item));

    assertThat(await(store().updateItem(owner(list), KEPT, item, item.ticked(true)))).isFalse();
    assertThat(await(store().updateItem(owner(list), KEPT, item, item.renamed("B")))).isFalse();
    assertThat(await(store().deleteItem(owner(list), KEPT, item))).isFalse();

    assertThat(contents(list).items()).isEmpty();
    assertThat(contents(list).counts()).contains(new Counts(0, 0, 0));
  }

  @Test
  default void theDoneCounterGoesUpAndDown() {
    var list = newList();
    var items = newItems(list, 3);

    var first = tick(list, items.get(0));
    tick(list, items.get(1));
    assertThat(contents(list).counts()).contains(new Counts(3, 2, 0));

    tick(list, first);
    assertThat(contents(list).counts()).contains(new Counts(3, 1, 0));
  }

  @Test
  default void aNewDescriptionMovesNoCounter() {
    var list = newList();
    var item = tick(list, newItem(list));

    assertThat(await(store().updateItem(owner(list), KEPT, item, item.renamed("Bread")))).isTrue();

    assertThat(contents(list).counts()).contains(new Counts(1, 1, 0));
  }

  @Test
  default void aDeletedItemIsGoneAndCountedNoLonger() {
    var list = newList();
    var editor = newGuest(list, GuestAccess.EDITOR);
    var items = newItems(list, 3);
    var done = tick(list, items.get(0));

    assertThat(await(store().deleteItem(owner(list), KEPT, done))).isTrue();
    assertThat(contents(list).counts()).contains(new Counts(2, 0, 1));

    assertThat(await(store().deleteItem(guest(editor), KEPT, items.get(1)))).isTrue();
    assertThat(contents(list).items()).containsExactly(items.get(2));
    assertThat(contents(list).counts()).contains(new Counts(1, 0, 1));
  }

  @Test
  default void anItemIsDeletedOnlyAtTheVersionThatWasRead() {
    var list = newList();
    var item = newItem(list);
    var ticked = tick(list, item);

    assertThat(await(store().deleteItem(owner(list), KEPT, item))).isFalse();

    assertThat(contents(list).items()).containsExactly(ticked);
    assertThat(contents(list).counts()).contains(new Counts(1, 1, 0));
  }
}
