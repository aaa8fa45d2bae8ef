package org.guestlist.seed.verify;

/** What can be wrong, in the order in which it is said. */
enum Kind {
  ORPHAN("Items and guests of lists that do not exist"),
  COUNTER("Counters that are not the count of the rows"),
  OWNER_AS_GUEST("Owners who are guests of their own list"),
  ADDRESS_TWICE("Addresses that several users have"),
  RESERVATION("Reservations of addresses that are not their user's"),
  SUBJECT("Subjects and users that do not name each other"),
  DELETION("Lists under deletion for more than an hour"),
  UNKNOWN_USER("Owners and guests who are not among the users"),
  HALF("Rows of which a part is missing"),
  UNREADABLE("Rows with attributes that cannot be read");

  private final String heading;

  Kind(String heading) {
    this.heading = heading;
  }

  String heading() {
    return heading;
  }
}
