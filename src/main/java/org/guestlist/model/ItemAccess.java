package org.guestlist.model;

import java.util.Optional;

/**
 * A list that the caller can see, and one item of it.
 *
 * @param item empty where the list has no such item
 */
public record ItemAccess(ListAccess access, Optional<Item> item) {}
