package org.guestlist.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.store.StoreFixture.await;
import static org.guestlist.store.StoreFixture.guestOf;
import static org.guestlist.store.StoreFixture.itemsFrom;
import static org.guestlist.store.StoreFixture.owner;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.guestlist.model.Guest;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.TodoList;
import org.junit.jupiter.api.Test;

/** The counters equal the rows, whatever was done, and whether it succeeded or not. */
interface CounterContract extends StoreFixture {
  int STEPS = 200;
  int STEPS_BETWEEN_LOOKS = 20;
  int ITEM_LIMIT = 40;
  int GUEST_LIMIT = 8;

  @Test
  default void countersEqualTheRowsAfterAnySequenceOfChanges() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var list = newList();
    for (var step = 1; step <= STEPS; step++) {
      change(list, contents(list), random);
      if (step % STEPS_BETWEEN_LOOKS == 0) {
        var now = contents(list);
        assertThat(now.counts()).as("seed %d, step %d", seed, step).contains(now.rows());
        assertThat(await(store().count(list.id()))).as("seed %d", seed).isEqualTo(now.rows());
      }
    }
  }

  private void change(TodoList list, Contents now, Random random) {
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> addItems(list, random);
      case 3, 4 -> changeItem(list, now, random);
      case 5 -> changeItemOfOldVersion(list, now, random);
      case 6 -> deleteItem(list, now, random);
      case 7 -> addGuest(list, now, random);
      default -> changeGuest(list, now, random);
    }
  }

  private void addItems(TodoList list, Random random) {
    var instant = NOON.plusMillis(random.nextInt(200));
    var items = itemsFrom(list.id(), instant, 1 + random.nextInt(6));
    await(store().createItems(owner(list), KEPT, items, ITEM_LIMIT));
  }

  private void changeItem(TodoList list, Contents now, Random random) {
    any(now.items(), random)
        .ifPresent(
            item -> {
              var after = random.nextBoolean() ? item.renamed("New") : item.ticked(!item.done());
              assertThat(await(store().updateItem(owner(list), KEPT, item, after))).isTrue();
            });
  }

  private void changeItemOfOldVersion(TodoList list, Contents now, Random random) {
    any(now.items(), random)
        .ifPresent(
            item -> {
              var later = item.renamed("Later");
              var ticked = later.ticked(!item.done());
              assertThat(await(store().updateItem(owner(list), KEPT, later, ticked))).isFalse();
              assertThat(await(store().deleteItem(owner(list), KEPT, later))).isFalse();
            });
  }

  private void deleteItem(TodoList list, Contents now, Random random) {
    any(now.items(), random)
        .ifPresent(item -> assertThat(await(store().deleteItem(owner(list), KEPT, item))).isTrue());
  }

  private void addGuest(TodoList list, Contents now, Random random) {
    var guest =
        any(now.guests(), random)
            .filter(present -> random.nextInt(4) == 0)
            .orElseGet(() -> guestOf(list, GuestAccess.EDITOR));
    await(store().addGuest(owner(list), KEPT, guest, GUEST_LIMIT));
  }

  private void changeGuest(TodoList list, Contents now, Random random) {
    var userId = any(now.guests(), random).map(Guest::userId).orElseGet(StoreFixture::newId);
    if (random.nextBoolean()) {
      await(store().setGuestAccess(owner(list), userId, GuestAccess.VIEWER));
      return;
    }
    await(store().removeGuest(owner(list), KEPT, userId));
  }

  private static <T> Optional<T> any(List<T> rows, Random random) {
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(random.nextInt(rows.size())));
  }
}
