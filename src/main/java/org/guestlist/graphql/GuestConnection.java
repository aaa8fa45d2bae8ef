package org.guestlist.graphql;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.NonNull;
import org.guestlist.model.Guest;
import org.guestlist.model.Page;

public final class GuestConnection {
  private final Slice<GuestNode> slice;

  private GuestConnection(Slice<GuestNode> slice) {
    this.slice = slice;
  }

  static GuestConnection of(
      Page<Guest> page, boolean hasPrevious, Cursors cursors, Function<Guest, GuestNode> node) {
    return new GuestConnection(Slice.of(page, hasPrevious, cursors, node));
  }

  @NonNull
  public List<@NonNull GuestEdge> getEdges() {
    return slice.edges(GuestEdge::new);
  }

  @NonNull
  public List<@NonNull GuestNode> getNodes() {
    return slice.nodes();
  }

  @NonNull
  public PageInfo getPageInfo() {
    return slice.info();
  }
}
