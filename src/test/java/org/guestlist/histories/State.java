package org.guestlist.histories;

/**
 * What a caller was shown of a thing.
 *
 * @param id under which the program knows it
 * @param version always 0 for a guest
 * @param value all the rest
 */
public record State(String id, int version, String value) {}
