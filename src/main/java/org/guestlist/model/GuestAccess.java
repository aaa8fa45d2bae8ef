package org.guestlist.model;

/** What a guest may do in a list: an EDITOR changes items, a VIEWER only reads. */
public enum GuestAccess {
  EDITOR,
  VIEWER;

  public ListRole role() {
    return this == EDITOR ? ListRole.EDITOR : ListRole.VIEWER;
  }
}
