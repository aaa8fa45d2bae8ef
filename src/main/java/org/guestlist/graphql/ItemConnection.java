package org.guestlist.graphql;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.NonNull;
import org.guestlist.model.Item;
import org.guestlist.model.Page;

public record ItemConnection(
    @NonNull List<@NonNull ItemEdge> edges,
    @NonNull List<@NonNull ItemNode> nodes,
    @NonNull PageInfo pageInfo) {

  static ItemConnection of(
      Page<Item> page, boolean hasPrevious, Cursors cursors, Function<Item, ItemNode> node) {
    var edges =
        page.rows().stream()
            .map(row -> new ItemEdge(cursors.encode(row.position()), node.apply(row.value())))
            .toList();
    var nodes = edges.stream().map(ItemEdge::node).toList();
    return new ItemConnection(edges, nodes, PageInfo.of(page, hasPrevious, cursors));
  }
}
