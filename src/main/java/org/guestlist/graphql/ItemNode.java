package org.guestlist.graphql;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.guestlist.model.Item;

/**
 * An item as one request found it. Equal to itself only, so that no batch answers from an old one.
 */
@Type("Item")
public final class ItemNode {
  private final Item item;
  private final TodoListNode list;

  private ItemNode(Item item, TodoListNode list) {
    this.item = item;
    this.list = list;
  }

  static ItemNode of(Item item) {
    return new ItemNode(item, null);
  }

  /** An item that was reached through its list. */
  static ItemNode in(Item item, TodoListNode list) {
    return new ItemNode(item, list);
  }

  @Id
  @NonNull
  @Description("Opaque; stable for the item's life.")
  public String getId() {
    return ItemIds.encode(item.key());
  }

  @NonNull
  public String getDescription() {
    return item.description();
  }

  public boolean isDone() {
    return item.done();
  }

  public int getOrder() {
    return item.order();
  }

  @Description("Grows by one with every change of the item.")
  public int getVersion() {
    return item.version();
  }

  @NonNull
  public Instant getCreatedAt() {
    return item.createdAt();
  }

  String listId() {
    return item.listId();
  }

  /** The list, if the item was reached through it. */
  Optional<TodoListNode> list() {
    return Optional.ofNullable(list);
  }
}
