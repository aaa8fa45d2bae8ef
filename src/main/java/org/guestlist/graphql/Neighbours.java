package org.guestlist.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
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
   * The users of nodes. A user whose row is missing, as other programs may leave it, still has an
   * id.
   *
   * @param edge says from where a user was reached
   */
  <T> Uni<List<UserNode>> users(
      List<T> nodes, Function<T, String> userId, BiFunction<T, User, UserNode> edge) {
    var ids = nodes.stream().map(userId).collect(Collectors.toSet());
    return users
        .users(ids)
        .map(
            found ->
                nodes.stream()
                    .map(node -> edge.apply(node, user(found, userId.apply(node))))
                    .toList());
  }

  private static User user(Map<String, User> found, String id) {
    return found.getOrDefault(id, new User(id, null));
  }

  /** The lists of nodes, as they are now where the nodes were not reached through them. */
  <T> Uni<List<TodoListNode>> lists(
      List<T> nodes, Function<T, String> listId, Function<T, Optional<TodoListNode>> known) {
    var ids =
        nodes.stream()
            .filter(node -> known.apply(node).isEmpty())
            .map(listId)
            .collect(Collectors.toSet());
    return lists(ids)
        .map(
            found ->
                nodes.stream()
                    .map(
                        node ->
                            known
                                .apply(node)
                                .orElseGet(() -> visible(found.get(listId.apply(node)))))
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
