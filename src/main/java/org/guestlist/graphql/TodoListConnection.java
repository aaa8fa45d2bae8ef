package org.guestlist.graphql;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.NonNull;
import org.guestlist.model.ListAccess;
import org.guestlist.model.Page;

public final class TodoListConnection {
  private final Slice<TodoListNode> slice;

  private TodoListConnection(Slice<TodoListNode> slice) {
    this.slice = slice;
  }

  static TodoListConnection of(
      Page<ListAccess> page,
      boolean hasPrevious,
      Cursors cursors,
      Function<ListAccess, TodoListNode> node) {
    return new TodoListConnection(Slice.of(page, hasPrevious, cursors, node));
  }

  @NonNull
  public List<@NonNull TodoListEdge> getEdges() {
    return slice.edges(TodoListEdge::new);
  }

  @NonNull
  public List<@NonNull TodoListNode> getNodes() {
    return slice.nodes();
  }

  @NonNull
  public PageInfo getPageInfo() {
    return slice.info();
  }
}
