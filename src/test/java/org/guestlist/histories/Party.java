package org.guestlist.histories;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.guestlist.testing.Instance;

/** What all callers share: the instances, the lists, and the history. Thread-safe. */
final class Party {
  static final String OWNER = "ada@example.com";
  static final String EDITOR = "editor@example.com";

  private final List<Instance> instances;
  private final String editor;
  private final List<String> guests;
  private final AtomicReferenceArray<BusyList> lists;
  private final History history = new History();
  private final Map<String, LongAdder> codes = new ConcurrentSkipListMap<>();
  private final Map<String, BusyList> everyList = new ConcurrentHashMap<>();

  /**
   * Of these instances.
   *
   * @param editor the id of the user {@link #EDITOR}
   * @param guests the ids of users who come and go
   * @param lists how many there are at any time
   */
  Party(List<Instance> instances, String editor, List<String> guests, int lists) {
    this.instances = instances;
    this.editor = editor;
    this.guests = guests;
    this.lists = new AtomicReferenceArray<>(lists);
  }

  Instance instance(int number) {
    return instances.get(number % instances.size());
  }

  String editor() {
    return editor;
  }

  String anyGuest(Random random) {
    return guests.get(random.nextInt(guests.size()));
  }

  int lists() {
    return lists.length();
  }

  BusyList list(int slot) {
    return lists.get(slot);
  }

  /** Every list that callers have worked on. */
  List<BusyList> everyList() {
    return List.copyOf(everyList.values());
  }

  /** Puts a list in the place of another one, unless somebody was faster. */
  void replace(int slot, BusyList before, BusyList list) {
    everyList.put(list.id(), list);
    lists.compareAndSet(slot, before, list);
  }

  History history() {
    return history;
  }

  void count(Told told) {
    codes.computeIfAbsent(told.code(), code -> new LongAdder()).increment();
  }

  /** How often callers were told what. */
  Map<String, LongAdder> codes() {
    return codes;
  }
}
