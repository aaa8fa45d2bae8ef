package org.guestlist.model;

/** How many items, done items and guests a list has. */
public record Counts(int items, int done, int guests) {
  public static final Counts NONE = new Counts(0, 0, 0);
}
