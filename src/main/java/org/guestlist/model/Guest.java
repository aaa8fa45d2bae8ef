package org.guestlist.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A user's membership in a list that somebody else owns.
 *
 * @param addedAt empty where the program that wrote the row did not keep it
 * @param addressShown whether the people of the list may read the user's address: it was given when
 *     the guest was added, or the guest has changed something in the list since
 */
public record Guest(
    String listId,
    String userId,
    GuestAccess access,
    Optional<Instant> addedAt,
    boolean addressShown) {

  /** A guest whose address is shown. */
  public Guest(String listId, String userId, GuestAccess access, Optional<Instant> addedAt) {
    this(listId, userId, access, addedAt, true);
  }

  public Guest withAccess(GuestAccess newAccess) {
    return new Guest(listId, userId, newAccess, addedAt, addressShown);
  }

  public Guest withAddressShown(boolean shown) {
    return new Guest(listId, userId, access, addedAt, shown);
  }
}
