package org.guestlist.store.memory;

import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import org.guestlist.model.Page;
import org.guestlist.model.Row;
import org.guestlist.store.Positions;

/** Pages of sorted maps from position to value. */
final class Pages {
  /** Own lists come first, although their prefix is the later letter. */
  static final Comparator<String> OWN_LISTS_FIRST =
      Comparator.comparing((String position) -> position.startsWith(Positions.AS_GUEST))
          .thenComparing(Comparator.naturalOrder());

  private Pages() {}

  /** The first rows of those that stand after the position, in the order of the map. */
  static <T> Page<T> page(NavigableMap<String, T> rows, int first, Optional<String> after) {
    var rest = after.map(position -> rows.tailMap(position, false)).orElse(rows);
    var page =
        rest.entrySet().stream()
            .limit(first)
            .map(entry -> new Row<>(entry.getValue(), entry.getKey()))
            .toList();
    return new Page<>(page, rest.size() > first);
  }
}
