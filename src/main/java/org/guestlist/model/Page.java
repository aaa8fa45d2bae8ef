package org.guestlist.model;

import java.util.List;

/** A part of a connection, in its order. */
public record Page<T>(List<Row<T>> rows, boolean hasNext) {
  public Page {
    rows = List.copyOf(rows);
  }

  public static <T> Page<T> empty() {
    return new Page<>(List.of(), false);
  }
}
