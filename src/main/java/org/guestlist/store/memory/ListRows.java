package org.guestlist.store.memory;

import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.guestlist.model.Counts;
import org.guestlist.model.Guest;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.Item;
import org.guestlist.model.ItemKey;
import org.guestlist.model.ItemTime;
import org.guestlist.model.ListAccess;
import org.guestlist.model.ListRole;
import org.guestlist.model.Page;
import org.guestlist.model.TodoList;
import org.guestlist.store.Permit;

/**
 * One list with its items by time and its guests by user id. Not thread-safe: the store holds its
 * lock. A change answers whether it was made, and makes all of it or nothing.
 */
final class ListRows {
  private final NavigableMap<String, Item> items = new TreeMap<>(naturalOrder());
  private final NavigableMap<String, Guest> guests = new TreeMap<>(naturalOrder());
  private TodoList list;

  /** When its deletion began first; the distant future for a list under none. */
  private Instant deletionBegan = Instant.MAX;

  ListRows(TodoList list) {
    this.list = list;
  }

  /** The list with its counters; under deletion they stay what they were when it began. */
  TodoList list() {
    return list.underDeletion() ? list : list.withCounts(count());
  }

  /** The counters are the count of the rows, so that they cannot drift. */
  Counts count() {
    var done = items.values().stream().filter(Item::done).count();
    return new Counts(items.size(), Math.toIntExact(done), guests.size());
  }

  boolean isOwnedBy(String userId) {
    return list.ownerId().equals(userId);
  }

  boolean isUnderDeletion() {
    return list.underDeletion();
  }

  Optional<ListRole> roleOf(String userId) {
    return isOwnedBy(userId)
        ? Optional.of(ListRole.OWNER)
        : guest(userId).map(guest -> guest.access().role());
  }

  Optional<ListAccess> accessOf(String userId) {
    return roleOf(userId).map(role -> new ListAccess(list(), role));
  }

  /** Whether the permit still holds. Roles are declared from the most powerful one down. */
  boolean grants(Permit permit) {
    return !isUnderDeletion()
        && roleOf(permit.callerId()).filter(role -> role.compareTo(permit.role()) <= 0).isPresent();
  }

  /** After a change: shows the address of the guest who made it, and answers true. */
  boolean takesPart(Permit permit) {
    guests.computeIfPresent(permit.callerId(), (id, guest) -> guest.withAddressShown(true));
    return true;
  }

  boolean showsAddressOf(String userId) {
    return isOwnedBy(userId) || guest(userId).filter(Guest::addressShown).isPresent();
  }

  Optional<Item> item(String datetime) {
    return Optional.ofNullable(items.get(datetime));
  }

  Optional<Guest> guest(String userId) {
    return Optional.ofNullable(guests.get(userId));
  }

  Page<Item> items(Optional<Boolean> done, int first, Optional<String> after) {
    if (done.isEmpty()) {
      return Pages.page(items, first, after);
    }
    var kept = new TreeMap<>(items);
    kept.values().removeIf(item -> item.done() != done.get());
    return Pages.page(kept, first, after);
  }

  Page<Guest> guests(int first, Optional<String> after) {
    return Pages.page(guests, first, after);
  }

  boolean rename(TodoList before, TodoList after) {
    if (list.version() != before.version()) {
      return false;
    }
    list =
        new TodoList(
            list.id(),
            list.ownerId(),
            after.title(),
            after.version(),
            list.createdAt(),
            list.underDeletion(),
            list.counts());
    return true;
  }

  /** Fences the list off, and keeps its counters as they are now. */
  void fence(Instant now) {
    deletionBegan = isUnderDeletion() ? deletionBegan : now;
    list = list().fenced();
  }

  Instant deletionBegan() {
    return deletionBegan;
  }

  /** The items as they were written; empty where they would be more than the limit. */
  Optional<List<Item>> add(List<Item> added, int limit) {
    if (items.size() + added.size() > limit) {
      return Optional.empty();
    }
    var written = new ArrayList<Item>();
    for (var item : added) {
      var free = at(freeTime(item.key().datetime()), item);
      items.put(free.key().datetime(), free);
      written.add(free);
    }
    return Optional.of(List.copyOf(written));
  }

  /** The first time from this one on that no item has. */
  private String freeTime(String datetime) {
    var free = datetime;
    while (items.containsKey(free)) {
      free = ItemTime.format(ItemTime.parse(free).plus(1, ChronoUnit.MICROS));
    }
    return free;
  }

  private static Item at(String datetime, Item item) {
    var key = new ItemKey(item.listId(), datetime);
    return new Item(key, item.description(), item.done(), item.order(), item.version());
  }

  boolean update(Item before, Item after) {
    if (!isPresent(before)) {
      return false;
    }
    items.put(after.key().datetime(), after);
    return true;
  }

  boolean delete(Item item) {
    return isPresent(item) && items.remove(item.key().datetime()) != null;
  }

  private boolean isPresent(Item read) {
    return item(read.key().datetime())
        .filter(present -> present.version() == read.version())
        .isPresent();
  }

  boolean add(Guest guest, int limit) {
    if (guests.containsKey(guest.userId()) || guests.size() + 1 > limit) {
      return false;
    }
    guests.put(guest.userId(), guest);
    return true;
  }

  boolean setAccess(String userId, GuestAccess access) {
    return guests.computeIfPresent(userId, (id, guest) -> guest.withAccess(access)) != null;
  }

  boolean removeGuest(String userId) {
    return guests.remove(userId) != null;
  }

  /** Deletes so many items, or all if there are fewer, and answers how many. */
  int deleteItems(int atMost) {
    return deleteFirst(items, atMost);
  }

  /** Deletes so many guests, or all if there are fewer, and answers how many. */
  int deleteGuests(int atMost) {
    return deleteFirst(guests, atMost);
  }

  private static int deleteFirst(NavigableMap<String, ?> rows, int atMost) {
    var deleted = Math.min(atMost, rows.size());
    for (var i = 0; i < deleted; i++) {
      rows.pollFirstEntry();
    }
    return deleted;
  }
}
