package org.guestlist.graphql;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.NonNull;
import org.guestlist.model.Guest;
import org.guestlist.model.Page;

public record GuestConnection(
    @NonNull List<@NonNull GuestEdge> edges,
    @NonNull List<@NonNull GuestNode> nodes,
    @NonNull PageInfo pageInfo) {

  static GuestConnection of(
      Page<Guest> page, boolean hasPrevious, Cursors cursors, Function<Guest, GuestNode> node) {
    var edges =
        page.rows().stream()
            .map(row -> new GuestEdge(cursors.encode(row.position()), node.apply(row.value())))
            .toList();
    var nodes = edges.stream().map(GuestEdge::node).toList();
    return new GuestConnection(edges, nodes, PageInfo.of(page, hasPrevious, cursors));
  }
}
