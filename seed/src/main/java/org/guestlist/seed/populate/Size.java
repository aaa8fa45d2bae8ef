package org.guestlist.seed.populate;

import org.guestlist.seed.Problem;

/**
 * How much there is to be.
 *
 * @param lists of each user
 * @param items in each list
 * @param guests on each list that has some
 * @param guestsEvery the how manieth list has guests; 1 is each
 */
record Size(long users, int lists, int items, int guests, int guestsEvery) {
  /** Limits of the service, {@code guestlist.limits.items} and {@code .guests}. */
  private static final int MOST_ITEMS = 10_000;

  private static final int MOST_GUESTS = 500;

  /** More than anybody fills, and little enough that all rows can be counted. */
  private static final long MOST_USERS = 100_000_000;

  private static final int MOST_LISTS = 100_000;

  Size {
    require(users >= 1, "--users has to be 1 or more");
    require(users <= MOST_USERS, "--users has to be 100000000 or less");
    require(lists >= 0, "--lists must not be negative");
    require(lists <= MOST_LISTS, "--lists has to be 100000 or less");
    require(
        items >= 0 && items <= MOST_ITEMS, "--items has to be 0 to 10000, as the service has it");
    require(
        guests >= 0 && guests <= MOST_GUESTS, "--guests has to be 0 to 500, as the service has it");
    require(guestsEvery >= 1, "--guests-every has to be 1 or more");
    require(
        guests < users,
        "--guests has to be less than --users, as nobody is a guest in a list of one's own");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Problem(otherwise + ".");
    }
  }

  /** Whether this list of a user is one with guests. */
  boolean hasGuests(long user, int list) {
    return guests > 0 && (user * lists + list) % guestsEvery == guestsEvery - 1;
  }

  /** Rows in all tables, those that hold an address included. */
  long rows() {
    var allLists = users * lists;
    return users * 2 + allLists * (1 + items) + allLists / guestsEvery * guests;
  }

  /** Rows that belong to one user, without guests. */
  long rowsOfUser() {
    return 2 + (long) lists * (1 + items);
  }
}
