package org.guestlist.model;

import java.time.Instant;

/**
 * One thing to do.
 *
 * @param order a hint for showing items, 10 for the first of a list, 20 for the next; 10 in all
 *     rows of the tutorial's programs; not unique
 * @param version grows by one with every change; 1 when it is new
 */
public record Item(ItemKey key, String description, boolean done, int order, int version) {

  public String listId() {
    return key.listId();
  }

  public Instant createdAt() {
    return ItemTime.parse(key.datetime());
  }

  /** The same item with the given state, one version on. */
  public Item ticked(boolean newDone) {
    return new Item(key, description, newDone, order, version + 1);
  }

  /** The same item with another description, one version on. */
  public Item renamed(String newDescription) {
    return new Item(key, newDescription, done, order, version + 1);
  }
}
