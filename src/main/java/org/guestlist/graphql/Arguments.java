package org.guestlist.graphql;

import java.util.OptionalInt;

/** Optional arguments as the service wants them. */
final class Arguments {
  private Arguments() {}

  static OptionalInt version(Integer expected) {
    return expected == null ? OptionalInt.empty() : OptionalInt.of(expected);
  }
}
