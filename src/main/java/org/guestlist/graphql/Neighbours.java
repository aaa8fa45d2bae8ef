package org.guestlist.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guestlist.identity.CurrentCaller;
import org.guestlist.model.DomainException;
import org.guestlist.model.ListAccess;
import org.guestlist.model.User;
import org.guestlist.service.ListService;
import org.guestlist.service.UserService;

/** The nodes at the other end of edges, looked up for all nodes of one level at once. */
@ApplicationScoped
class Neighbours {
  private final CurrentCaller caller;
  private final UserService users;
  private final ListService lists;

  Neighbours(CurrentCaller caller, UserService users, ListService lists) {
    this.caller = caller;
    this.users = users;
    this.lists = lists;
  }

  /**
   * The users of nodes that belong to lists which the caller sees. A user whose row is missing, as
   * other programs may leave it, still has an id.
   */
  <T> Uni<List<UserNode>> users(List<T> nodes, Function<T, String> userId) {
    var ids = nodes.stream().map(userId).collect(Collectors.toSet());
    return users
        .users(ids)
        .map(
            found ->
                nodes.stream()
                    .map(userId)
                    .map(id -> found.getOrDefault(id, new User(id, null)))
                    .map(UserNode::inList)
                    .toList());
  }

  /** The lists of nodes, as they are now where the nodes were not reached through them. */
  <T> Uni<List<TodoListNode>> lists(
      List<T> nodes, Function<T, String> listId, Function<T, Optional<ListAccess>> known) {
    var ids =
        nodes.stream()
            .filter(node -> known.apply(node).isEmpty())
            .map(listId)
            .collect(Collectors.toSet());
    return lists(ids)
        .map(
            found ->
                nodes.stream()
                    .map(node -> known.apply(node).orElseGet(() -> found.get(listId.apply(node))))
                    .map(Neighbours::visible)
                    .toList());
  }

  private Uni<Map<String, ListAccess>> lists(Set<String> ids) {
    return ids.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : caller.get().flatMap(who -> lists.lists(who, ids));
  }

  private static TodoListNode visible(ListAccess access) {
    if (access == null) {
      throw DomainException.notFound("list");
    }
    return new TodoListNode(access);
  }
}
