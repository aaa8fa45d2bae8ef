package org.guestlist.store;

import org.guestlist.model.ListAccess;
import org.guestlist.model.ListRole;

/**
 * A right that the caller was seen to have, and that a write has to find unchanged in its own
 * transaction: the list exists, its deletion has not begun, and the caller is its owner, or a guest
 * with at least the role's access.
 */
public record Permit(String listId, String callerId, ListRole role) {
  public static Permit of(String callerId, ListAccess access) {
    return new Permit(access.list().id(), callerId, access.role());
  }
}
