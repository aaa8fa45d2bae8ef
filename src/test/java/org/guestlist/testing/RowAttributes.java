package org.guestlist.testing;

import java.util.List;

/** The attributes of rows that a reader has to be able to do without, beside their keys. */
public final class RowAttributes {
  public static final List<String> OF_LISTS =
      List.of(
          "title",
          "version",
          "created_at",
          "under_deletion",
          "item_count",
          "done_count",
          "guest_count",
          "counter_version");

  public static final List<String> OF_ITEMS = List.of("description", "done", "order", "version");
  public static final List<String> OF_GUESTS = List.of("access", "added_at");

  private RowAttributes() {}
}
