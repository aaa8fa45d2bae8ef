package org.guestlist.graphql;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.NonNull;
import org.guestlist.model.Page;
import org.guestlist.model.User;

public record UserConnection(
    @NonNull List<@NonNull UserEdge> edges,
    @NonNull List<@NonNull UserNode> nodes,
    @NonNull PageInfo pageInfo) {

  static UserConnection of(
      Page<User> page, boolean hasPrevious, Cursors cursors, Function<User, UserNode> node) {
    var edges =
        page.rows().stream()
            .map(row -> new UserEdge(cursors.encode(row.position()), node.apply(row.value())))
            .toList();
    var nodes = edges.stream().map(UserEdge::node).toList();
    return new UserConnection(edges, nodes, PageInfo.of(page, hasPrevious, cursors));
  }
}
