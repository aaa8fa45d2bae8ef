package org.guestlist.http;

import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What generated requests leave to chance. The same seed gives the same requests.
 *
 * @param random for one thread
 */
record Chance(Random random) {

  /** That of one kind of requests, which others can be added to without a change in this one. */
  static Chance of(long seed, Class<?> kind) {
    return new Chance(new Random(seed ^ kind.getSimpleName().hashCode()));
  }

  /** From zero up to, and without, a bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int times) {
    return below(times) == 0;
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[below(choices.length)];
  }

  byte[] bytes(int number) {
    var bytes = new byte[number];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Any length, of which short ones are the most likely. */
  int length(int longest) {
    return 1 + below(1 + below(longest));
  }

  String repeated(int times, IntFunction<String> part) {
    return IntStream.range(0, times).mapToObj(part).collect(Collectors.joining());
  }
}
