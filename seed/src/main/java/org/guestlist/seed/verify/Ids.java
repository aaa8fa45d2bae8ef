package org.guestlist.seed.verify;

import java.util.UUID;

/** Ids as they are kept by the million. */
final class Ids {
  private static final int LENGTH_OF_UUID = 36;

  private Ids() {}

  /**
   * The same id in less memory: a UUID takes 32 bytes, its text about 80. What is no UUID in its
   * usual form stays text; {@code toString} gives the text back.
   */
  static Object compact(String id) {
    if (id.length() != LENGTH_OF_UUID) {
      return id;
    }
    try {
      var uuid = UUID.fromString(id);
      return uuid.toString().equals(id) ? uuid : id;
    } catch (IllegalArgumentException other) {
      return id;
    }
  }
}
