package org.guestlist.graphql;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.NonNull;
import org.guestlist.model.Item;
import org.guestlist.model.Page;

public final class ItemConnection {
  private final Slice<ItemNode> slice;

  private ItemConnection(Slice<ItemNode> slice) {
    this.slice = slice;
  }

  static ItemConnection of(
      Page<Item> page, boolean hasPrevious, Cursors cursors, Function<Item, ItemNode> node) {
    return new ItemConnection(Slice.of(page, hasPrevious, cursors, node));
  }

  @NonNull
  public List<@NonNull ItemEdge> getEdges() {
    return slice.edges(ItemEdge::new);
  }

  @NonNull
  public List<@NonNull ItemNode> getNodes() {
    return slice.nodes();
  }

  @NonNull
  public PageInfo getPageInfo() {
    return slice.info();
  }
}
