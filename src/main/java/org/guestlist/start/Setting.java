package org.guestlist.start;

import java.util.Locale;
import java.util.Optional;

/**
 * A setting and the values that it may have.
 *
 * @param name such as {@code guestlist.limits.first}
 */
record Setting(String name, Allowed allowed) {
  private static final int LONGEST_QUOTE = 100;

  /** The environment variable, by the rule of MicroProfile Config. */
  String variable() {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** One line on a value that is not allowed: the variable, the value, and what is allowed. */
  Optional<String> complaint(String value) {
    return allowed.test(value) ? Optional.empty() : Optional.of(refusal(value));
  }

  /** That line, whatever the value is. */
  String refusal(String value) {
    return "%s is \"%s\": set it to %s.".formatted(variable(), quoted(value), allowed.inWords());
  }

  private static String quoted(String value) {
    var line = value.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
  }
}
