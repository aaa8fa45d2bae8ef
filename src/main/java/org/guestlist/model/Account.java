package org.guestlist.model;

/**
 * A user, and whether a {@link Subject} signs in as that user already.
 *
 * @param linked never becomes false again
 */
public record Account(User user, boolean linked) {}
