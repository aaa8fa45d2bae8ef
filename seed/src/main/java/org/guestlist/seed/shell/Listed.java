package org.guestlist.seed.shell;

import org.guestlist.seed.interact.ItemState;

/** A thing that was listed, and has a number since. */
sealed interface Listed {
  String id();

  /** What {@code seq} says of it. */
  String text();

  /** A user, also one who is a guest. */
  record UserEntry(String id, String email) implements Listed {
    @Override
    public String text() {
      return "user " + email;
    }
  }

  /** A list. */
  record ListEntry(String id, String title) implements Listed {
    @Override
    public String text() {
      return "list " + title;
    }
  }

  /** An item as it was when it was listed. */
  record ItemEntry(ItemState item) implements Listed {
    @Override
    public String id() {
      return item.id();
    }

    @Override
    public String text() {
      return "item " + item.description();
    }
  }
}
