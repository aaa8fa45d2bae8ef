package org.guestlist.seed.verify;

import java.util.Optional;

/**
 * Decodes labels of internationalised domains (RFC 3492). The decoder of the JDK follows IDNA 2003,
 * for which {@code ß} is {@code ss}.
 */
final class Punycode {
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL_N = 0x80;

  private final String input;
  private final StringBuilder output = new StringBuilder();
  private int position;
  private int length;

  private Punycode(String input) {
    this.input = input;
  }

  /** Decodes what follows {@code xn--}, in lower case and of 59 characters at most. */
  static Optional<String> decode(String input) {
    try {
      return Optional.of(new Punycode(input).decode());
    } catch (ArithmeticException | IllegalArgumentException | IndexOutOfBoundsException malformed) {
      return Optional.empty();
    }
  }

  private String decode() {
    var end = input.lastIndexOf('-');
    if (end > 0) {
      output.append(input, 0, end);
    }
    length = output.length();
    position = end + 1;
    long n = INITIAL_N;
    long i = 0;
    var bias = INITIAL_BIAS;
    while (position < input.length()) {
      var before = i;
      i = Math.addExact(i, number(bias));
      length++;
      bias = adapted(i - before, before == 0 && n == INITIAL_N);
      n += i / length;
      i %= length;
      var at = output.offsetByCodePoints(0, (int) i);
      output.insert(at, Character.toString(Math.toIntExact(n)));
      i++;
    }
    return output.toString();
  }

  /** A whole number whose digits have weights that depend on those before (section 3.3). */
  private long number(int bias) {
    long number = 0;
    long weight = 1;
    for (var k = BASE; ; k += BASE) {
      var digit = Character.digit(input.charAt(position++), BASE);
      // Letters come before digits here, the other way round than in the JDK.
      var value = digit < 10 ? digit + 26 : digit - 10;
      number = Math.addExact(number, Math.multiplyExact(value, weight));
      var threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
      if (value < threshold) {
        return number;
      }
      weight = Math.multiplyExact(weight, BASE - threshold);
    }
  }

  private int adapted(long delta, boolean first) {
    var left = first ? delta / DAMP : delta / 2;
    left += left / length;
    var k = 0;
    while (left > (BASE - T_MIN) * T_MAX / 2) {
      left /= BASE - T_MIN;
      k += BASE;
    }
    return (int) (k + (BASE - T_MIN + 1) * left / (left + SKEW));
  }
}
