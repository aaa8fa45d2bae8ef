package org.guestlist.graphql;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.guestlist.model.Guest;
import org.guestlist.model.User;

/**
 * A guest as one request found it. Equal to itself only, so that no batch answers from an old one.
 */
@Type("Guest")
@Description("A user's membership in a list that somebody else owns.")
public final class GuestNode {
  private final Guest guest;
  private final TodoListNode list;

  private GuestNode(Guest guest, TodoListNode list) {
    this.guest = guest;
    this.list = list;
  }

  static GuestNode of(Guest guest) {
    return new GuestNode(guest, null);
  }

  /** A guest of a list that the caller saw in this request. */
  static GuestNode in(Guest guest, TodoListNode list) {
    return new GuestNode(guest, list);
  }

  @NonNull
  public AccessValue getAccess() {
    return AccessValue.of(guest.access());
  }

  public Instant getAddedAt() {
    return guest.addedAt().orElse(null);
  }

  String listId() {
    return guest.listId();
  }

  String userId() {
    return guest.userId();
  }

  /** Its user, whose address the people of the list may read or not yet. */
  UserNode user(User user) {
    return guest.addressShown() ? UserNode.inList(user) : UserNode.withoutAddress(user);
  }

  /** The list, if the caller saw it before the guest. */
  Optional<TodoListNode> list() {
    return Optional.ofNullable(list);
  }
}
