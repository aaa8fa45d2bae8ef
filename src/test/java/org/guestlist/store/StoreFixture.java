package org.guestlist.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.guestlist.model.Counts;
import org.guestlist.model.Guest;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.Item;
import org.guestlist.model.ItemKey;
import org.guestlist.model.ItemTime;
import org.guestlist.model.ListAccess;
import org.guestlist.model.ListRole;
import org.guestlist.model.Page;
import org.guestlist.model.Row;
import org.guestlist.model.TodoList;
import org.guestlist.model.User;

/** Rows to begin with, and everything read back. */
interface StoreFixture {
  int MANY = 10_000;
  Optional<Counts> KEPT = Optional.empty();
  Instant NOON = Instant.parse("2026-11-22T12:00:00.123456Z");

  /** Indexes may lag behind by moments; they have that long to catch up. */
  Duration LAG = Duration.ofSeconds(10);

  Store store();

  static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }

  static Permit owner(TodoList list) {
    return new Permit(list.id(), list.ownerId(), ListRole.OWNER);
  }

  static Permit guest(Guest guest) {
    return new Permit(guest.listId(), guest.userId(), guest.access().role());
  }

  static Item itemAt(String listId, Instant instant, String description) {
    return new Item(new ItemKey(listId, ItemTime.format(instant)), description, false, 10, 1);
  }

  /** New items of a list, a millisecond apart. */
  static List<Item> itemsFrom(String listId, Instant begin, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> itemAt(listId, begin.plus(i, ChronoUnit.MILLIS), "Item " + i))
        .toList();
  }

  static Guest guestOf(TodoList list, GuestAccess access) {
    return new Guest(list.id(), newId(), access, Optional.of(NOON));
  }

  default User newUser() {
    var id = newId();
    var user = new User(id, id + "@example.com");
    assertThat(await(store().createUser(user))).isTrue();
    return user;
  }

  default TodoList newList() {
    return newList(newId());
  }

  default TodoList newList(String ownerId) {
    var list = TodoList.create(newId(), ownerId, "Groceries", NOON);
    await(store().createList(list));
    return list;
  }

  default Guest newGuest(TodoList list, GuestAccess access) {
    return newGuest(list, newId(), access);
  }

  default Guest newGuest(TodoList list, String userId, GuestAccess access) {
    var guest = new Guest(list.id(), userId, access, Optional.of(NOON));
    assertThat(await(store().addGuest(owner(list), KEPT, guest, MANY))).isTrue();
    return guest;
  }

  default Item newItem(TodoList list) {
    return newItems(list, 1).get(0);
  }

  /** Adds so many items from noon on; once for each list. */
  default List<Item> newItems(TodoList list, int count) {
    var items = itemsFrom(list.id(), NOON, count);
    for (var begin = 0; begin < count; begin += 50) {
      var some = items.subList(begin, Math.min(begin + 50, count));
      assertThat(await(store().createItems(owner(list), KEPT, some, MANY))).contains(some);
    }
    return items;
  }

  default Item tick(TodoList list, Item item) {
    var ticked = item.ticked(!item.done());
    assertThat(await(store().updateItem(owner(list), KEPT, item, ticked))).isTrue();
    return ticked;
  }

  /** Deletes a list with all that it holds. */
  default void delete(TodoList list) {
    assertThat(await(store().beginDeletion(list.ownerId(), list.id()))).isPresent();
    await(store().deleteItems(list.id()));
    await(store().deleteGuests(list.id()));
    await(store().endDeletion(list.id()));
  }

  default Optional<ListAccess> access(String userId, String listId) {
    return Optional.ofNullable(await(store().lists(userId, Set.of(listId))).get(listId));
  }

  /** Everything that is in a list, read back. */
  record Contents(Optional<TodoList> list, List<Item> items, List<Guest> guests) {
    Optional<Counts> counts() {
      return list.flatMap(TodoList::counts);
    }

    /** What the counters have to say. */
    Counts rows() {
      var done = items.stream().filter(Item::done).count();
      return new Counts(items.size(), Math.toIntExact(done), guests.size());
    }
  }

  default Contents contents(TodoList list) {
    return new Contents(
        access(list.ownerId(), list.id()).map(ListAccess::list),
        PageWalk.walk(100, after -> store().items(list.id(), Optional.empty(), 100, after)),
        PageWalk.walk(100, after -> store().guests(list.id(), 100, after)));
  }

  static <T> List<T> values(Page<T> page) {
    return page.rows().stream().map(Row::value).toList();
  }

  /** The position to go on from. */
  static Optional<String> end(Page<?> page) {
    return Optional.of(page.rows().get(page.rows().size() - 1).position());
  }

  /** Repeats an assertion over something that may lag behind. */
  static void eventually(Runnable assertion) {
    var end = System.nanoTime() + LAG.toNanos();
    while (System.nanoTime() - end < 0) {
      try {
        assertion.run();
        return;
      } catch (AssertionError notYet) {
        Callers.pause(Duration.ofMillis(50));
      }
    }
    assertion.run();
  }
}
