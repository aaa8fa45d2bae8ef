package org.guestlist.graphql;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.guestlist.model.Counts;
import org.guestlist.model.ListAccess;
import org.guestlist.model.TodoList;

/**
 * A list as one request found it. Equal to itself only, so that no batch answers from an old one.
 */
@Type("TodoList")
@Description("A to-do list. Only its owner and its guests can see that it exists.")
public final class TodoListNode {
  private final ListAccess access;
  private Uni<Counts> counts;

  TodoListNode(ListAccess access) {
    this.access = access;
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

  ListAccess access() {
    return access;
  }

  private TodoList list() {
    return access.list();
  }

  /** The counts, found out once for all the fields that want them. */
  Uni<Counts> counts(Function<TodoList, Uni<Counts>> find) {
    if (counts == null) {
      counts = find.apply(list()).memoize().indefinitely();
    }
    return counts;
  }
}
