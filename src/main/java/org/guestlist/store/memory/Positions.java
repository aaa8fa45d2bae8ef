package org.guestlist.store.memory;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import org.guestlist.model.DomainException;
import org.guestlist.model.ListAccess;
import org.guestlist.model.ListRole;
import org.guestlist.model.Page;
import org.guestlist.model.Row;

/** Where rows stand in their connection, and the pages that begin there. */
final class Positions {
  private static final String OWN = "o/";
  private static final String GUEST = "g/";

  /** Own lists come first, although their prefix is the later letter. */
  static final Comparator<String> OWN_LISTS_FIRST =
      Comparator.comparing((String position) -> position.startsWith(GUEST))
          .thenComparing(Comparator.naturalOrder());

  /**
   * The longest keys of DynamoDB in bytes ("Service, account, and table quotas" in its Developer
   * Guide), so that this store refuses what the other one has to refuse.
   */
  static final int LONGEST_PARTITION_KEY = 2048;

  static final int LONGEST_SORT_KEY = 1024;

  private Positions() {}

  static String of(ListAccess access) {
    return (access.role() == ListRole.OWNER ? OWN : GUEST) + access.list().id();
  }

  /** A position among a user's lists, which has to be one that {@link #of} can give. */
  static Optional<String> ofList(Optional<String> after) {
    if (after.isEmpty()) {
      return after;
    }
    var position = after.get();
    if (!position.startsWith(OWN) && !position.startsWith(GUEST)) {
      throw malformed();
    }
    ofKey(after.map(p -> p.substring(OWN.length())), LONGEST_PARTITION_KEY);
    return after;
  }

  /** A position that is a row's key. */
  static Optional<String> ofKey(Optional<String> after, int longest) {
    if (after.filter(key -> !isKey(key, longest)).isPresent()) {
      throw malformed();
    }
    return after;
  }

  private static boolean isKey(String text, int longest) {
    return !text.isEmpty() && text.getBytes(StandardCharsets.UTF_8).length <= longest;
  }

  private static DomainException malformed() {
    return DomainException.badUserInput(
        "after", "The argument after must be a cursor of this connection.");
  }

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
