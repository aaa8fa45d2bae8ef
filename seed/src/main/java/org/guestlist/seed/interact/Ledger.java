package org.guestlist.seed.interact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the service said was done to the items of one list, to be compared with what there is in the
 * end. An outcome that nobody knows, as its answer was lost, may have been or not. Thread-safe.
 */
final class Ledger {
  /** The version of an item that was just created. */
  private static final int NEW = 1;

  private final Map<String, Account> accounts = new HashMap<>();

  /** How many items may have been created. */
  private int perhapsCreated;

  /**
   * All that is known of one item. Others may see and change it before the one who created it has
   * the answer.
   */
  private static final class Account {
    private final Map<Integer, ItemState> versions = new HashMap<>();
    private boolean present;
    private int firstVersion = NEW;
    private int changes;
    private int perhapsChanges;
    private boolean deleted;
    private boolean perhapsDeleted;
  }

  /** An item that was there at the beginning, or was created. */
  synchronized List<String> present(ItemState item) {
    var account = account(item);
    if (account.present) {
      return List.of("two items were created as " + item.id());
    }
    account.present = true;
    account.firstVersion = item.version();
    account.versions.putIfAbsent(item.version(), item);
    return List.of();
  }

  synchronized void perhapsCreated() {
    perhapsCreated++;
  }

  /** A change that was confirmed, with the item as it was after it. */
  synchronized List<String> changed(ItemState after) {
    var account = account(after);
    account.changes++;
    var other = account.versions.putIfAbsent(after.version(), after);
    return other == null
        ? List.of()
        : List.of(
            "two changes of item %s both made version %d".formatted(after.id(), after.version()));
  }

  synchronized void perhapsChanged(ItemState item) {
    account(item).perhapsChanges++;
  }

  synchronized List<String> deleted(ItemState item) {
    var account = account(item);
    var twice = account.deleted;
    account.deleted = true;
    return twice ? List.of("item %s was deleted twice".formatted(item.id())) : List.of();
  }

  synchronized void perhapsDeleted(ItemState item) {
    account(item).perhapsDeleted = true;
  }

  private Account account(ItemState item) {
    return accounts.computeIfAbsent(item.id(), id -> new Account());
  }

  /** One sentence for each thing that was lost or doubled; none if all is as it was told. */
  synchronized List<String> differences(ListClient.Contents contents) {
    var differences = new ArrayList<String>();
    var seen = new TreeMap<String, ItemState>();
    for (var item : contents.items()) {
      if (seen.put(item.id(), item) != null) {
        differences.add("item %s is in the list twice".formatted(item.id()));
      }
    }
    seen.values().forEach(item -> differences.addAll(state(item, account(item))));
    accounts.forEach((id, account) -> differences.addAll(absence(id, account, seen.get(id))));
    differences.addAll(surplus());
    differences.addAll(counters(contents, seen.values()));
    return differences;
  }

  /** Of those whose creation nobody was told, as many may be there as have lost their answer. */
  private List<String> surplus() {
    var unknown =
        accounts.entrySet().stream()
            .filter(entry -> !entry.getValue().present)
            .map(entry -> "item %s was created by nobody".formatted(entry.getKey()))
            .sorted()
            .toList();
    return unknown.size() <= perhapsCreated ? List.of() : unknown;
  }

  private static List<String> absence(String id, Account account, ItemState seen) {
    var mayBeGone = account.deleted || account.perhapsDeleted;
    return seen != null || mayBeGone
        ? List.of()
        : List.of("item %s is lost: nobody deleted it".formatted(id));
  }

  private static List<String> state(ItemState item, Account account) {
    if (account.deleted) {
      return List.of("item %s was deleted, and is there".formatted(item.id()));
    }
    var least = account.firstVersion + account.changes;
    if (item.version() < least || item.version() > least + account.perhapsChanges) {
      return List.of(
          "item %s has version %d after %d changes of version %d"
              .formatted(item.id(), item.version(), account.changes, account.firstVersion));
    }
    var told = account.versions.get(item.version());
    return told == null || told.equals(item)
        ? List.of()
        : List.of("item %s is %s, and was told to be %s".formatted(item.id(), item, told));
  }

  private static List<String> counters(ListClient.Contents contents, Collection<ItemState> items) {
    var done = (int) items.stream().filter(ItemState::done).count();
    return contents.itemCount() == items.size() && contents.doneCount() == done
        ? List.of()
        : List.of(
            "the list counts %d items, %d done, and has %d, %d done"
                .formatted(contents.itemCount(), contents.doneCount(), items.size(), done));
  }
}
