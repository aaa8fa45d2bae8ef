package org.guestlist.histories;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A list that all callers work on, with what they know of it: it may be out of date at any moment.
 * Thread-safe.
 *
 * @param name the text that it was created with
 * @param items by their names
 */
record BusyList(String id, String name, AtomicReference<State> state, Map<String, State> items) {

  static BusyList of(State created) {
    return new BusyList(
        created.id(),
        ItemText.name(created.value()),
        new AtomicReference<>(created),
        new ConcurrentHashMap<>());
  }

  Thing thing() {
    return Thing.list(name);
  }

  Thing item(String item) {
    return Thing.item(name, item);
  }

  void know(String item, State seen) {
    items.put(item, seen);
  }

  void forget(String item) {
    items.remove(item);
  }

  Optional<Map.Entry<String, State>> anyItem(Random random) {
    var known = List.copyOf(items.entrySet());
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(known.get(random.nextInt(known.size())));
  }
}
