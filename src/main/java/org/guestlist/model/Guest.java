package org.guestlist.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A user's membership in a list that somebody else owns.
 *
 * @param addedAt empty where the program that wrote the row did not keep it
 */
public record Guest(String listId, String userId, GuestAccess access, Optional<Instant> addedAt) {
  public Guest withAccess(GuestAccess newAccess) {
    return new Guest(listId, userId, newAccess, addedAt);
  }
}
