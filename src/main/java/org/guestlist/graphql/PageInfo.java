package org.guestlist.graphql;

import org.guestlist.model.Page;
import org.guestlist.model.Row;

/** Where a page stands in its connection, as in the Relay cursor connections specification. */
public record PageInfo(
    boolean hasNextPage, boolean hasPreviousPage, String startCursor, String endCursor) {

  static PageInfo of(Page<?> page, boolean hasPrevious, Cursors cursors) {
    var start = page.rows().stream().findFirst().map(Row::position);
    return new PageInfo(
        page.hasNext(),
        hasPrevious,
        start.map(cursors::encode).orElse(null),
        page.end().map(cursors::encode).orElse(null));
  }
}
