package org.guestlist.store.dynamodb;

/** The tables of the data model, by the names they have behind the prefix. */
enum Table {
  USERS("users"),
  LISTS("lists"),
  ITEMS("items"),
  GUESTS("guests");

  private final String suffix;

  Table(String suffix) {
    this.suffix = suffix;
  }

  /** The name without the prefix, for logs and metrics. */
  String suffix() {
    return suffix;
  }
}
