package org.guestlist.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A to-do list.
 *
 * @param version grows by one with every change of the list's own attributes; 0 when it is new
 * @param createdAt empty where the program that wrote the list did not keep it
 * @param underDeletion whether its deletion has begun
 * @param counts empty where the program that wrote the list keeps no counters; the rows have to be
 *     counted then
 */
public record TodoList(
    String id,
    String ownerId,
    String title,
    int version,
    Optional<Instant> createdAt,
    boolean underDeletion,
    Optional<Counts> counts) {

  /** A list as it is at its creation: version 0, nothing in it. */
  public static TodoList create(String id, String ownerId, String title, Instant createdAt) {
    return new TodoList(
        id, ownerId, title, 0, Optional.of(createdAt), false, Optional.of(Counts.NONE));
  }

  /** The same list with another title, one version on. */
  public TodoList renamed(String newTitle) {
    return new TodoList(id, ownerId, newTitle, version + 1, createdAt, underDeletion, counts);
  }

  /** The same list with its deletion begun. */
  public TodoList fenced() {
    return new TodoList(id, ownerId, title, version, createdAt, true, counts);
  }

  public TodoList withCounts(Counts newCounts) {
    return new TodoList(
        id, ownerId, title, version, createdAt, underDeletion, Optional.of(newCounts));
  }
}
