package org.guestlist.graphql;

import org.guestlist.model.Page;

/** Where a page stands in its connection, as in the Relay cursor connections specification. */
public record PageInfo(
    boolean hasNextPage, boolean hasPreviousPage, String startCursor, String endCursor) {

  static PageInfo of(Page<?> page, boolean hasPrevious, Cursors cursors) {
    var rows = page.rows();
    if (rows.isEmpty()) {
      return new PageInfo(page.hasNext(), hasPrevious, null, null);
    }
    return new PageInfo(
        page.hasNext(),
        hasPrevious,
        cursors.encode(rows.get(0).position()),
        cursors.encode(rows.get(rows.size() - 1).position()));
  }
}
