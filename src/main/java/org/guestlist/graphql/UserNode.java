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
  private final boolean sharesList;

  private UserNode(User user, boolean sharesList) {
    this.user = user;
    this.sharesList = sharesList;
  }

  /** A user of whom it is not known what the caller may see. */
  static UserNode of(User user) {
    return new UserNode(user, false);
  }

  /** A user who was reached through a list that the caller sees. */
  static UserNode inList(User user) {
    return new UserNode(user, true);
  }

  @Id
  @NonNull
  public String getId() {
    return user.id();
  }

  User user() {
    return user;
  }

  boolean sharesList() {
    return sharesList;
  }
}
