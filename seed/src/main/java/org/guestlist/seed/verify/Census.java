package org.guestlist.seed.verify;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guestlist.seed.database.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Everything, read once by parallel scans. Items and guests are counted and not kept. What is kept
 * takes about 160 bytes for a list and 240 for a user with an address of 20 characters, so that a
 * million of each take 0.4 GB of heap (ids that are no UUIDs take 50 bytes more, and so does each
 * user who has signed in by a token 200).
 */
final class Census {
  /** Users first and lists before guests, so that a guest is compared with both at once. */
  private static final Map<Table, List<String>> ATTRIBUTES =
      new EnumMap<>(
          Map.of(
              Table.USERS, List.of("id", "email", "user_id", SubjectLink.ATTRIBUTE),
              Table.LISTS,
                  List.of(
                      "id", "user_id", "under_deletion", "item_count", "done_count", "guest_count"),
              Table.ITEMS, List.of("list_id", "done", "description"),
              Table.GUESTS, List.of("list_id", "user_id")));

  private static final List<Table> ORDER =
      List.of(Table.USERS, Table.LISTS, Table.GUESTS, Table.ITEMS);

  private final Set<Object> users = ConcurrentHashMap.newKeySet();
  private final Set<Object> halfUsers = ConcurrentHashMap.newKeySet();
  private final Map<String, Address> addresses = new ConcurrentHashMap<>();
  private final Map<String, SubjectLink> subjects = new ConcurrentHashMap<>();
  private final Map<Object, Tally> lists = new ConcurrentHashMap<>();
  private final Map<Map<String, AttributeValue>, Table> unreadable = new ConcurrentHashMap<>();
  private final Map<Table, Long> read = new EnumMap<>(Table.class);

  /** Reads all tables, each with all workers. */
  void take(Rows rows, Workers workers, Consumer<String> progress) {
    for (var table : ORDER) {
      progress.accept("Reading " + table.suffix() + " ...");
      read.put(table, take(table, rows, workers, progress));
    }
  }

  private long take(Table table, Rows rows, Workers workers, Consumer<String> progress) {
    var seen = new LongAdder();
    var milestones = new Milestones(table.suffix(), progress);
    var segments = IntStream.range(0, workers.number()).boxed().toList();
    workers.each(
        segments,
        segment -> {
          rows.segment(
              table,
              segment,
              segments.size(),
              attributes(table),
              page -> {
                page.forEach(row -> row(table, row));
                seen.add(page.size());
                milestones.reached(seen.sum());
              });
          return segment;
        });
    return seen.sum();
  }

  private static List<String> attributes(Table table) {
    return Stream.of(table.keys(), ATTRIBUTES.get(table), ReadingRules.attributes(table))
        .flatMap(Collection::stream)
        .distinct()
        .toList();
  }

  private void row(Table table, Map<String, AttributeValue> row) {
    if (!ReadingRules.unreadable(table, row).isEmpty()) {
      unreadable.put(
          table.keys().stream().collect(Collectors.toMap(name -> name, row::get)), table);
    }
    switch (table) {
      case USERS -> user(row);
      case LISTS -> tally(row, "id").list(row);
      case ITEMS -> tally(row, "list_id").item(row);
      case GUESTS -> guest(row);
    }
  }

  private void user(Map<String, AttributeValue> row) {
    var id = row.get("id").s();
    if (row.containsKey("email") || row.containsKey(SubjectLink.ATTRIBUTE)) {
      user(Ids.compact(id), row);
    } else if (id.startsWith(Address.RESERVATION)) {
      address(id.substring(Address.RESERVATION.length()))
          .reservation(Attributes.text(row, "user_id").map(Ids::compact));
    } else if (id.startsWith(SubjectLink.PREFIX)) {
      subject(id).row(Attributes.text(row, "user_id").map(Ids::compact));
    } else {
      halfUsers.add(id);
    }
  }

  /** One who signs in by a subject may be without an address, which is another user's by now. */
  private void user(Object id, Map<String, AttributeValue> row) {
    users.add(id);
    Attributes.text(row, "email").ifPresent(email -> address(Address.normal(email)).user(id));
    Attributes.text(row, SubjectLink.ATTRIBUTE).ifPresent(key -> subject(key).user(id));
  }

  private SubjectLink subject(String key) {
    return subjects.computeIfAbsent(key, none -> new SubjectLink());
  }

  private Address address(String email) {
    return addresses.computeIfAbsent(email, none -> new Address());
  }

  private void guest(Map<String, AttributeValue> row) {
    var userId = Ids.compact(row.get("user_id").s());
    tally(row, "list_id").guest(userId, users.contains(userId));
  }

  private Tally tally(Map<String, AttributeValue> row, String key) {
    return lists.computeIfAbsent(Ids.compact(row.get(key).s()), none -> new Tally());
  }

  /** How many rows were read of each table. */
  Map<Table, Long> read() {
    return read;
  }

  /** How many lists were seen, those of which only items or guests were included. */
  long lists() {
    return lists.size();
  }

  /** The ids of lists that do not look right. */
  Stream<String> doubtfulLists() {
    return lists.entrySet().stream()
        .filter(entry -> entry.getValue().isDoubtful(users))
        .map(entry -> entry.getKey().toString());
  }

  /** The keys of rows with attributes that cannot be read, and their tables. */
  Stream<Map.Entry<Map<String, AttributeValue>, Table>> unreadable() {
    return unreadable.entrySet().stream();
  }

  /** The ids of lists that keep no counters. */
  Stream<String> listsWithoutCounters() {
    return lists.entrySet().stream()
        .filter(entry -> entry.getValue().keepsNoCounters())
        .map(entry -> entry.getKey().toString());
  }

  /** Addresses that do not look right, with the users who were seen to have them. */
  Stream<Map.Entry<String, List<String>>> doubtfulAddresses() {
    return addresses.entrySet().stream()
        .filter(entry -> entry.getValue().isDoubtful())
        .map(entry -> Map.entry(entry.getKey(), entry.getValue().users()));
  }

  /** The keys of subjects that do not look right, with the users who have to do with them. */
  Stream<Map.Entry<String, List<String>>> doubtfulSubjects() {
    return subjects.entrySet().stream()
        .filter(entry -> entry.getValue().isDoubtful())
        .map(entry -> Map.entry(entry.getKey(), entry.getValue().users()));
  }

  /** Addresses of users that no row reserves. */
  Stream<String> unreservedAddresses() {
    return addresses.entrySet().stream()
        .filter(entry -> !entry.getValue().isReserved())
        .map(Map.Entry::getKey);
  }

  /** The keys of rows among the users that are neither a user nor kept for one. */
  Stream<String> halfUsers() {
    return halfUsers.stream().map(Object::toString);
  }
}
