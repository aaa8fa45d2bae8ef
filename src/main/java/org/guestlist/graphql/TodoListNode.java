package org.guestlist.graphql;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.guestlist.model.Counts;
import org.guestlist.model.DomainException;
import org.guestlist.model.ListAccess;
import org.guestlist.model.TodoList;
import org.guestlist.model.User;

/**
 * A list as one request found it. Equal to itself only, so that no batch answers from an old one.
 */
@Type("TodoList")
@Description("A to-do list. Only its owner and its guests can see that it exists.")
public final class TodoListNode {
  private final ListAccess access;
  private final boolean left;
  private Uni<Counts> counts;

  TodoListNode(ListAccess access) {
    this(access, false);
  }

  private TodoListNode(ListAccess access, boolean left) {
    this.access = access;
    this.left = left;
  }

  /**
   * A list as the caller saw it last, before leaving it: it has its own attributes, and leads to
   * nothing that only owner and guests may read.
   */
  static TodoListNode left(ListAccess access) {
    return new TodoListNode(access, true);
  }

  @Id
  @NonNull
  public String getId() {
    return list().id();
  }

  @NonNull
  public String getTitle() {
    return list().title();
  }

  @NonNull
  @Description("The caller's role in this list.")
  public RoleValue getRole() {
    return RoleValue.of(access.role());
  }

  @Description("Grows by one with every change of the list's own attributes.")
  public int getVersion() {
    return list().version();
  }

  public Instant getCreatedAt() {
    return list().createdAt().orElse(null);
  }

  String ownerId() {
    return list().ownerId();
  }

  /** Its owner, whose address is for people who share a list. */
  UserNode user(User owner) {
    return left ? UserNode.of(owner) : UserNode.inList(owner);
  }

  /** The list, to read its items and guests; NOT_FOUND for one who has left it. */
  ListAccess readable() {
    if (left) {
      throw DomainException.notFound("list");
    }
    return access;
  }

  private TodoList list() {
    return access.list();
  }

  /** The counts, found out once for all the fields that want them, if they have to be. */
  Uni<Counts> counts(Function<TodoList, Uni<Counts>> find) {
    if (list().counts().isPresent()) {
      return find.apply(list());
    }
    if (counts == null) {
      counts = find.apply(list()).memoize().indefinitely();
    }
    return counts;
  }
}
