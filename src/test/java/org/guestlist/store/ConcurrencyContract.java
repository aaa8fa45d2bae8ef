package org.guestlist.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.store.StoreFixture.await;
import static org.guestlist.store.StoreFixture.guestOf;
import static org.guestlist.store.StoreFixture.itemAt;
import static org.guestlist.store.StoreFixture.itemsFrom;
import static org.guestlist.store.StoreFixture.newId;
import static org.guestlist.store.StoreFixture.owner;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.guestlist.model.Counts;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.Item;
import org.guestlist.model.ItemAccess;
import org.guestlist.model.TodoList;
import org.guestlist.model.User;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many callers at one time. */
interface ConcurrencyContract extends StoreFixture {

  @Test
  default void ofManyWhoTakeOneAddressAtOnceExactlyOneGetsIt() {
    var email = newId() + "@example.com";
    var users = IntStream.range(0, 8).mapToObj(i -> new User(newId(), email)).toList();

    var created = Callers.atOnce(8, i -> await(store().createUser(users.get(i))));

    assertThat(Collections.frequency(created, true)).isEqualTo(1);
    var ids = users.stream().map(User::id).collect(Collectors.toSet());
    var winner = users.get(created.indexOf(true));
    assertThat(await(store().users(ids))).containsOnlyKeys(winner.id());
  }

  @RepeatedTest(5)
  default void ofTwoWhoTakeOneAddressAtOnceExactlyOneGetsIt() {
    var email = newId() + "@example.com";

    var created = Callers.atOnce(2, i -> await(store().createUser(new User(newId(), email))));

    assertThat(created).containsExactlyInAnyOrder(true, false);
  }

  @Test
  default void ofManyWritesOverOneVersionAtMostOneStands() {
    var list = newList();
    var item = newItem(list);

    var written =
        Callers.atOnce(
            16,
            i -> await(store().updateItem(owner(list), KEPT, item, item.renamed("Caller " + i))));

    assertThat(Collections.frequency(written, true)).isLessThanOrEqualTo(1);
    var winner = written.indexOf(true);
    var expected = winner < 0 ? item : item.renamed("Caller " + winner);
    assertThat(contents(list).items()).containsExactly(expected);
  }

  @Test
  default void eachVersionOfAnItemIsWrittenByExactlyOneOfMany() {
    var list = newList();
    var item = newItem(list);

    var written = Callers.atOnce(16, i -> tickedAtLast(list, item));

    var versions = IntStream.rangeClosed(2, 17).boxed().toList();
    assertThat(written).extracting(Item::version).containsExactlyInAnyOrderElementsOf(versions);
    assertThat(contents(list).items().get(0).version()).isEqualTo(17);
    assertThat(contents(list).items().get(0).done()).isFalse();
    assertThat(contents(list).counts()).contains(new Counts(1, 0, 0));
  }

  private Item tickedAtLast(TodoList list, Item item) {
    return Callers.until(
        () -> {
          var before =
              await(store().item(list.ownerId(), item.key()))
                  .flatMap(ItemAccess::item)
                  .orElseThrow();
          var after = before.ticked(!before.done());
          var written = await(store().updateItem(owner(list), KEPT, before, after));
          return Optional.of(after).filter(i -> written);
        });
  }

  private List<Item> createdAtLast(TodoList list, List<Item> items) {
    return Callers.until(() -> await(store().createItems(owner(list), KEPT, items, MANY)));
  }

  @Test
  default void itemsOfManyCallersAreAllCounted() {
    var list = newList();

    Callers.atOnce(
        8,
        caller -> {
          IntStream.range(0, 5)
              .mapToObj(i -> itemsFrom(list.id(), NOON.plusSeconds(10L * caller + i), 3))
              .forEach(items -> createdAtLast(list, items));
          return caller;
        });

    assertThat(contents(list).items()).hasSize(120);
    assertThat(contents(list).counts()).contains(new Counts(120, 0, 0));
  }

  @Test
  default void itemsOfOneInstantAllSurvive() {
    var list = newList();

    var written =
        Callers.atOnce(
            6, i -> createdAtLast(list, List.of(itemAt(list.id(), NOON, "Caller " + i))).get(0));

    assertThat(written).extracting(Item::key).doesNotHaveDuplicates();
    assertThat(contents(list).items()).containsExactlyInAnyOrderElementsOf(written);
    assertThat(contents(list).counts()).contains(new Counts(6, 0, 0));
  }

  @Test
  default void noNumberOfCallersGetsPastTheLimit() {
    var list = newList();
    var limit = 10;

    Callers.atOnce(8, caller -> fillUp(list, caller, limit));

    assertThat(contents(list).items()).hasSize(limit);
    assertThat(contents(list).counts()).contains(new Counts(limit, 0, 0));
  }

  /** Adds two items after two until the list is full. */
  private int fillUp(TodoList list, int caller, int limit) {
    return Callers.until(
        () -> {
          var begin = NOON.plusSeconds(caller).plusNanos(System.nanoTime() % 1_000_000_000);
          var items = itemsFrom(list.id(), begin, 2);
          await(store().createItems(owner(list), KEPT, items, limit));
          var present = await(store().count(list.id())).items();
          return Optional.of(present).filter(count -> count >= limit);
        });
  }

  @Test
  default void ofManyWhoAddOneGuestExactlyOneDoes() {
    var list = newList();
    var guest = guestOf(list, GuestAccess.EDITOR);

    var added = Callers.atOnce(8, i -> await(store().addGuest(owner(list), KEPT, guest, MANY)));

    assertThat(Collections.frequency(added, true)).isEqualTo(1);
    assertThat(contents(list).guests()).containsExactly(guest);
    assertThat(contents(list).counts()).contains(new Counts(0, 0, 1));
  }

  @Test
  default void ofManyWhoDeleteOneItemExactlyOneDoes() {
    var list = newList();
    var items = newItems(list, 2);

    var deleted =
        Callers.atOnce(8, i -> await(store().deleteItem(owner(list), KEPT, items.get(0))));

    assertThat(Collections.frequency(deleted, true)).isEqualTo(1);
    assertThat(contents(list).items()).containsExactly(items.get(1));
    assertThat(contents(list).counts()).contains(new Counts(1, 0, 0));
  }

  @RepeatedTest(3)
  default void nothingIsLeftOfAListThatWasDeletedWhileOthersAddedToIt() {
    var list = newList();
    newItems(list, 30);
    var begun = new CountDownLatch(1);

    Callers.atOnce(
        5, caller -> caller == 0 ? deleteAfter(begun, list) : addTo(list, caller, begun));

    assertThat(contents(list)).isEqualTo(new Contents(Optional.empty(), List.of(), List.of()));
    assertThat(await(store().count(list.id()))).isEqualTo(new Counts(0, 0, 0));
  }

  /** Deletes when somebody has added something. */
  private int deleteAfter(CountDownLatch begun, TodoList list) {
    Callers.until(() -> Optional.of(begun).filter(latch -> latch.getCount() == 0));
    delete(list);
    return 0;
  }

  /** Adds items and guests until the list is gone or fenced off. */
  private int addTo(TodoList list, int caller, CountDownLatch begun) {
    for (var second = 0; isLive(list); second++) {
      var items = itemsFrom(list.id(), NOON.plusSeconds(1000L * caller + second), 3);
      await(store().createItems(owner(list), KEPT, items, MANY));
      await(store().addGuest(owner(list), KEPT, guestOf(list, GuestAccess.EDITOR), MANY));
      begun.countDown();
    }
    return caller;
  }

  private boolean isLive(TodoList list) {
    return access(list.ownerId(), list.id()).filter(a -> !a.list().underDeletion()).isPresent();
  }
}
