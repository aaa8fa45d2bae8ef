package org.guestlist.http;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Hostile requests of one kind.
 *
 * @param name what is wrong with them
 */
record HostileCategory(String name, List<HostileRequest> requests) {

  /** So many requests, of which each is made from its number. */
  static HostileCategory of(String name, int count, IntFunction<HostileRequest> request) {
    return new HostileCategory(name, IntStream.range(0, count).mapToObj(request).toList());
  }
}
