package org.guestlist.histories;

/**
 * What can be changed of an item, as the value of a {@link State}. The first word of a description
 * is the name of the item, and stays.
 */
record ItemText(boolean done, String description) {
  private static final String DONE = "done: ";
  private static final String PENDING = "pending: ";

  static ItemText of(State state) {
    var value = state.value();
    return value.startsWith(DONE)
        ? new ItemText(true, value.substring(DONE.length()))
        : new ItemText(false, value.substring(PENDING.length()));
  }

  /** The first word of a description or title. */
  static String name(String text) {
    return text.split(" ", 2)[0];
  }

  String value() {
    return (done ? DONE : PENDING) + description;
  }

  ItemText renamed(String word) {
    return new ItemText(done, name(description) + " " + word);
  }

  ItemText ticked(boolean asDone) {
    return new ItemText(asDone, description);
  }
}
