package org.guestlist.graphql;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.NonNull;
import org.guestlist.model.Page;
import org.guestlist.model.User;

public final class UserConnection {
  private final Slice<UserNode> slice;

  private UserConnection(Slice<UserNode> slice) {
    this.slice = slice;
  }

  static UserConnection of(
      Page<User> page, boolean hasPrevious, Cursors cursors, Function<User, UserNode> node) {
    return new UserConnection(Slice.of(page, hasPrevious, cursors, node));
  }

  @NonNull
  public List<@NonNull UserEdge> getEdges() {
    return slice.edges(UserEdge::new);
  }

  @NonNull
  public List<@NonNull UserNode> getNodes() {
    return slice.nodes();
  }

  @NonNull
  public PageInfo getPageInfo() {
    return slice.info();
  }
}
