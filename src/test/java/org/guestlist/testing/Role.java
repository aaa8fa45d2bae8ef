package org.guestlist.testing;

/** What somebody is in a list: values of ListRole, and the latter two of GuestAccess. */
public enum Role {
  OWNER,
  EDITOR,
  VIEWER
}
