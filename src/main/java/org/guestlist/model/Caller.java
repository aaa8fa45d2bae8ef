package org.guestlist.model;

/**
 * Who calls.
 *
 * @param administrator administers users; sees no lists of others
 */
public record Caller(User user, boolean administrator) {
  public String id() {
    return user.id();
  }
}
