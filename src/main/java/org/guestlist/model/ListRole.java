package org.guestlist.model;

/** What a user is in a list. Strangers have no role. */
public enum ListRole {
  OWNER,
  EDITOR,
  VIEWER;

  public boolean mayEdit() {
    return this != VIEWER;
  }
}
