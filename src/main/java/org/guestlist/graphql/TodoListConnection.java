package org.guestlist.graphql;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.NonNull;
import org.guestlist.model.ListAccess;
import org.guestlist.model.Page;

public record TodoListConnection(
    @NonNull List<@NonNull TodoListEdge> edges,
    @NonNull List<@NonNull TodoListNode> nodes,
    @NonNull PageInfo pageInfo) {

  static TodoListConnection of(
      Page<ListAccess> page,
      boolean hasPrevious,
      Cursors cursors,
      Function<ListAccess, TodoListNode> node) {
    var edges =
        page.rows().stream()
            .map(row -> new TodoListEdge(cursors.encode(row.position()), node.apply(row.value())))
            .toList();
    var nodes = edges.stream().map(TodoListEdge::node).toList();
    return new TodoListConnection(edges, nodes, PageInfo.of(page, hasPrevious, cursors));
  }
}
