package org.guestlist.model;

/**
 * One row of a page.
 *
 * @param position where the row stands in its connection; a later page starts after it, also when
 *     the row itself is gone by then
 */
public record Row<T>(T value, String position) {}
