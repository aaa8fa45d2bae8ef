package org.guestlist.model;

/**
 * The key of an item.
 *
 * @param datetime the instant of creation as text in UTC whose order is the order of time; {@link
 *     ItemTime} writes and reads it
 */
public record ItemKey(String listId, String datetime) {}
