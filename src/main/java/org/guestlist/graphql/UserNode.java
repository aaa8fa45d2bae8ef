package org.guestlist.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.guestlist.model.User;

/**
 * A user as one request found it. Equal to itself only, so that no batch answers from an old one.
 */
@Type("User")
@Description("A person who owns lists and is a guest in lists of others.")
public final class UserNode {
  private final User user;
  private final Address address;

  /** Whether the caller may read the address. */
  enum Address {
    SHOWN,
    /** For anyone but the user and administrators. */
    HIDDEN,
    /** As the lists tell that both are in. */
    UNKNOWN
  }

  private UserNode(User user, Address address) {
    this.user = user;
    this.address = address;
  }

  /** A user of whom it is not known what the caller may see. */
  static UserNode of(User user) {
    return new UserNode(user, Address.UNKNOWN);
  }

  /** A user who was reached through a list that the caller sees. */
  static UserNode inList(User user) {
    return new UserNode(user, Address.SHOWN);
  }

  /** A guest who was added to a list by id and has not taken part in it. */
  static UserNode withoutAddress(User user) {
    return new UserNode(user, Address.HIDDEN);
  }

  @Id
  @NonNull
  public String getId() {
    return user.id();
  }

  User user() {
    return user;
  }

  Address address() {
    return address;
  }
}
