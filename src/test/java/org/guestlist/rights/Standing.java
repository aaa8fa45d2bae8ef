package org.guestlist.rights;

import java.util.Locale;

/** What somebody is to a list: the columns of the tables. */
enum Standing {
  OWNER,
  EDITOR,
  VIEWER,
  STRANGER,
  ADMINISTRATOR,
  ANONYMOUS;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
