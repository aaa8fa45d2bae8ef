package org.guestlist.model;

import java.util.List;
import java.util.Optional;

/**
 * A part of a connection, in its order. It may have fewer rows than were asked for, or none, and
 * yet be followed by more: the work of one page is bounded.
 *
 * @param end where the next page begins; a position that may have no row
 */
public record Page<T>(List<Row<T>> rows, boolean hasNext, Optional<String> end) {
  public Page {
    rows = List.copyOf(rows);
  }

  /** A page that ends with its last row. */
  public Page(List<Row<T>> rows, boolean hasNext) {
    this(
        rows,
        hasNext,
        rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1).position()));
  }

  public static <T> Page<T> empty() {
    return new Page<>(List.of(), false);
  }
}
