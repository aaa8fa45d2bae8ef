package org.guestlist.http;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What generated requests leave to chance. The same seed gives the same requests.
 *
 * @param random for one thread
 */
public record Chance(Random random) {

  /** That of one kind of requests, which others can be added to without a change in this one. */
  public static Chance of(long seed, Class<?> kind) {
    return new Chance(new Random(seed ^ kind.getSimpleName().hashCode()));
  }

  /** That of one step of a run, which is the same whatever the steps before it drew. */
  public static Chance ofStep(long seed, long step) {
    var ofSeed = new SplittableRandom(seed).nextLong();
    return new Chance(new Random(new SplittableRandom(ofSeed + step).nextLong()));
  }

  /** From zero up to, and without, a bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  public boolean oneIn(int times) {
    return below(times) == 0;
  }

  @SafeVarargs
  public final <T> T of(T... choices) {
    return choices[below(choices.length)];
  }

  public byte[] bytes(int number) {
    var bytes = new byte[number];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Any length, of which short ones are the most likely. */
  public int length(int longest) {
    return 1 + below(1 + below(longest));
  }

  public String repeated(int times, IntFunction<String> part) {
    return IntStream.range(0, times).mapToObj(part).collect(Collectors.joining());
  }
}
