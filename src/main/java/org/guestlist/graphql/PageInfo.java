package org.guestlist.graphql;

import java.util.List;
import org.guestlist.model.Page;
import org.guestlist.model.Row;

/** Where a page stands in its connection, as in the Relay cursor connections specification. */
public record PageInfo(
    boolean hasNextPage, boolean hasPreviousPage, String startCursor, String endCursor) {

  static PageInfo of(Page<?> page, boolean hasPrevious, Cursors cursors) {
    var all = page.rows().stream().map(Row::position).map(cursors::encode).toList();
    return new PageInfo(page.hasNext(), hasPrevious, first(all), last(all));
  }

  private static String first(List<String> cursors) {
    return cursors.isEmpty() ? null : cursors.get(0);
  }

  private static String last(List<String> cursors) {
    return cursors.isEmpty() ? null : cursors.get(cursors.size() - 1);
  }
}
