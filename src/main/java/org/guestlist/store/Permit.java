package org.guestlist.store;

import org.guestlist.model.ListAccess;
import org.guestlist.model.ListRole;

/**
 * A right that the caller was seen to have, and that a write has to find unchanged in its own
 * transaction: the list exists, its deletion has not begun, and the caller has exactly this role:
 * the owner, a guest with access to edit, or, for leaving the list, any guest.
 */
public record Permit(String listId, String callerId, ListRole role) {
  public static Permit of(String callerId, ListAccess access) {
    return new Permit(access.list().id(), callerId, access.role());
  }
}
