package org.guestlist.store.memory;

import io.quarkus.arc.lookup.LookupIfProperty;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.guestlist.model.Account;
import org.guestlist.model.Counts;
import org.guestlist.model.Guest;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.Item;
import org.guestlist.model.ItemAccess;
import org.guestlist.model.ItemKey;
import org.guestlist.model.ListAccess;
import org.guestlist.model.ListRole;
import org.guestlist.model.MembershipAccess;
import org.guestlist.model.Page;
import org.guestlist.model.Subject;
import org.guestlist.model.TodoList;
import org.guestlist.model.User;
import org.guestlist.request.SlowMotion;
import org.guestlist.store.Adapter;
import org.guestlist.store.Claims;
import org.guestlist.store.Permit;
import org.guestlist.store.Positions;
import org.guestlist.store.Store;

/**
 * Keeps everything in memory, and forgets it with the process. Thread-safe: one lock makes every
 * read and every write atomic. Every list keeps counters, so a write that brings a count is refused
 * as one that read something outdated.
 */
@Adapter
@ApplicationScoped
@LookupIfProperty(name = "guestlist.store", stringValue = "memory")
public class MemoryStore implements Store {
  /** As many rows as DynamoDB's BatchWriteItem takes: a deletion has the same steps here. */
  private static final int ROWS_PER_DELETION = 25;

  private final Clock clock = Clock.systemUTC();
  private final Object lock = new Object();
  private final UserRows users = new UserRows();
  private final NavigableMap<String, ListRows> lists = new TreeMap<>();

  private <T> Uni<T> read(Supplier<T> look) {
    return Uni.createFrom().item(() -> locked(look));
  }

  private <T> Uni<T> write(Supplier<T> change) {
    return Uni.createFrom().deferred(SlowMotion::beforeWrite).map(ignored -> locked(change));
  }

  private <T> T locked(Supplier<T> work) {
    synchronized (lock) {
      return work.get();
    }
  }

  private Optional<ListRows> rows(String listId) {
    return Optional.ofNullable(lists.get(listId));
  }

  /** Makes a change of a list if the permit still holds. */
  private Uni<Boolean> change(Permit permit, Predicate<ListRows> change) {
    return write(
            () ->
                rows(permit.listId())
                    .filter(rows -> rows.grants(permit))
                    .filter(change)
                    .filter(rows -> rows.takesPart(permit)))
        .map(Optional::isPresent);
  }

  private Uni<Boolean> change(Permit permit, Optional<Counts> counted, Predicate<ListRows> change) {
    return change(permit, rows -> counted.isEmpty() && change.test(rows));
  }

  // Users

  @Override
  public Uni<Map<String, User>> users(Set<String> ids) {
    return read(() -> users.withIds(ids));
  }

  @Override
  public Uni<Optional<User>> userByEmail(String email) {
    return read(() -> users.withEmail(email));
  }

  @Override
  public Uni<Page<User>> users(int first, Optional<String> after) {
    return read(
        () ->
            Pages.page(
                users.withAddress(),
                first,
                Positions.ofKey(after, Positions.LONGEST_PARTITION_KEY)));
  }

  @Override
  public Uni<Boolean> createUser(User user) {
    return write(() -> users.create(user));
  }

  @Override
  public Uni<Optional<User>> userOf(Subject subject, String likelyId) {
    return read(() -> users.ofSubject(subject).map(Account::user));
  }

  @Override
  public Uni<Claims> claims(Subject subject, String email) {
    return read(() -> users.claims(subject, email));
  }

  @Override
  public Uni<Optional<Account>> account(String userId) {
    return read(() -> users.account(userId));
  }

  @Override
  public Uni<Boolean> link(Claims before, User user) {
    return write(() -> users.link(before, user));
  }

  @Override
  public Uni<Boolean> register(Claims before, User user) {
    return write(() -> users.register(before, user));
  }

  @Override
  public Uni<Boolean> shareList(String userId, String otherId) {
    return read(
        () ->
            lists.values().stream()
                .filter(rows -> !rows.isUnderDeletion())
                .filter(rows -> rows.roleOf(userId).isPresent())
                .anyMatch(rows -> rows.showsAddressOf(otherId)));
  }

  // Lists

  @Override
  public Uni<Map<String, ListAccess>> lists(String userId, Set<String> ids) {
    return read(
        () ->
            ids.stream()
                .flatMap(id -> access(userId, id).stream())
                .collect(Collectors.toMap(a -> a.list().id(), Function.identity())));
  }

  private Optional<ListAccess> access(String userId, String listId) {
    return rows(listId).flatMap(rows -> rows.accessOf(userId));
  }

  @Override
  public Uni<Page<ListAccess>> listsOf(
      String userId, Optional<ListRole> role, int first, Optional<String> after) {
    return read(() -> Pages.page(liveLists(userId, role), first, Positions.ofList(after)));
  }

  private NavigableMap<String, ListAccess> liveLists(String userId, Optional<ListRole> role) {
    var found = new TreeMap<String, ListAccess>(Pages.OWN_LISTS_FIRST);
    lists.values().stream()
        .filter(rows -> !rows.isUnderDeletion())
        .flatMap(rows -> rows.accessOf(userId).stream())
        .filter(access -> role.isEmpty() || role.get() == access.role())
        .forEach(access -> found.put(Positions.of(access), access));
    return found;
  }

  @Override
  public Uni<Counts> count(String listId) {
    return read(() -> rows(listId).map(ListRows::count).orElse(Counts.NONE));
  }

  /** Fails with {@link IllegalStateException} where the id is taken. */
  @Override
  public Uni<Void> createList(TodoList list) {
    return write(() -> lists.putIfAbsent(list.id(), new ListRows(list)))
        .invoke(
            present -> {
              if (present != null) {
                throw new IllegalStateException("There is a list " + list.id() + " already.");
              }
            })
        .replaceWithVoid();
  }

  @Override
  public Uni<Boolean> renameList(Permit permit, TodoList before, TodoList after) {
    return change(permit, rows -> rows.rename(before, after));
  }

  // Deletion of a list

  @Override
  public Uni<Optional<TodoList>> beginDeletion(String ownerId, String listId) {
    return write(() -> rows(listId).filter(rows -> rows.isOwnedBy(ownerId)).map(this::fence));
  }

  private TodoList fence(ListRows rows) {
    var before = rows.list();
    rows.fence(clock.instant());
    return before;
  }

  @Override
  public Uni<Integer> deleteItems(String listId) {
    return deleteAll(listId, Counts::items, rows -> rows.deleteItems(ROWS_PER_DELETION));
  }

  @Override
  public Uni<Integer> deleteGuests(String listId) {
    return deleteAll(listId, Counts::guests, rows -> rows.deleteGuests(ROWS_PER_DELETION));
  }

  /** Repeats a step, each one a write of its own, while rows are left. */
  private Uni<Integer> deleteAll(
      String listId, ToIntFunction<Counts> left, ToIntFunction<ListRows> step) {
    return count(listId)
        .flatMap(
            counts ->
                left.applyAsInt(counts) == 0
                    ? Uni.createFrom().item(0)
                    : write(() -> fenced(listId).map(step::applyAsInt).orElse(0)))
        .repeat()
        .whilst(deleted -> deleted > 0)
        .collect()
        .with(Collectors.summingInt(Integer::intValue));
  }

  private Optional<ListRows> fenced(String listId) {
    return rows(listId).filter(ListRows::isUnderDeletion);
  }

  @Override
  public Uni<Void> endDeletion(String listId) {
    return write(() -> fenced(listId).map(rows -> lists.remove(listId))).replaceWithVoid();
  }

  @Override
  public Uni<List<String>> unfinishedDeletions(Instant before, int first) {
    return read(
        () ->
            lists.values().stream()
                .filter(rows -> rows.deletionBegan().isBefore(before))
                .sorted(Comparator.comparing(ListRows::deletionBegan))
                .limit(first)
                .map(rows -> rows.list().id())
                .toList());
  }

  // Items

  @Override
  public Uni<Optional<ItemAccess>> item(String userId, ItemKey key) {
    return read(
        () -> access(userId, key.listId()).map(access -> new ItemAccess(access, rowOf(key))));
  }

  private Optional<Item> rowOf(ItemKey key) {
    return rows(key.listId()).flatMap(rows -> rows.item(key.datetime()));
  }

  @Override
  public Uni<Page<Item>> items(
      String listId, Optional<Boolean> done, int first, Optional<String> after) {
    return read(
        () -> {
          var position = Positions.ofKey(after, Positions.LONGEST_SORT_KEY);
          return rows(listId).map(r -> r.items(done, first, position)).orElse(Page.empty());
        });
  }

  @Override
  public Uni<Optional<List<Item>>> createItems(
      Permit permit, Optional<Counts> counted, List<Item> items, int limit) {
    return write(
        () ->
            rows(permit.listId())
                .filter(rows -> rows.grants(permit) && counted.isEmpty())
                .flatMap(rows -> rows.add(items, limit).filter(added -> rows.takesPart(permit))));
  }

  @Override
  public Uni<Boolean> updateItem(Permit permit, Optional<Counts> counted, Item before, Item after) {
    return change(permit, counted, rows -> rows.update(before, after));
  }

  @Override
  public Uni<Boolean> deleteItem(Permit permit, Optional<Counts> counted, Item item) {
    return change(permit, counted, rows -> rows.delete(item));
  }

  // Guests

  @Override
  public Uni<Optional<MembershipAccess>> membership(String callerId, String listId, String userId) {
    return read(
        () ->
            access(callerId, listId)
                .map(
                    access ->
                        new MembershipAccess(
                            access, rows(listId).flatMap(rows -> rows.guest(userId)))));
  }

  @Override
  public Uni<Page<Guest>> guests(String listId, int first, Optional<String> after) {
    return read(
        () -> {
          var position = Positions.ofKey(after, Positions.LONGEST_SORT_KEY);
          return rows(listId).map(r -> r.guests(first, position)).orElse(Page.empty());
        });
  }

  @Override
  public Uni<Boolean> addGuest(Permit permit, Optional<Counts> counted, Guest guest, int limit) {
    return change(permit, counted, rows -> rows.add(guest, limit));
  }

  @Override
  public Uni<Boolean> setGuestAccess(Permit permit, String userId, GuestAccess access) {
    return change(permit, rows -> rows.setAccess(userId, access));
  }

  @Override
  public Uni<Boolean> removeGuest(Permit permit, Optional<Counts> counted, String userId) {
    return change(permit, counted, rows -> rows.removeGuest(userId));
  }
}
