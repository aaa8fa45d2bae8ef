package org.guestlist.model;

import java.util.Optional;

/** What a guest may do in a list: an EDITOR changes items, a VIEWER only reads. */
public enum GuestAccess {
  EDITOR,
  VIEWER;

  /** The access that makes a guest this; an owner has none. */
  public static Optional<GuestAccess> of(ListRole role) {
    return switch (role) {
      case OWNER -> Optional.empty();
      case EDITOR -> Optional.of(EDITOR);
      case VIEWER -> Optional.of(VIEWER);
    };
  }

  public GuestAccess other() {
    return this == EDITOR ? VIEWER : EDITOR;
  }

  public ListRole role() {
    return this == EDITOR ? ListRole.EDITOR : ListRole.VIEWER;
  }
}
