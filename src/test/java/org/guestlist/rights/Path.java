package org.guestlist.rights;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An operation, and the edges that one follows from there: {@code removeGuest(userId: self).list}.
 *
 * @param operation the root field
 * @param given the arguments that the table names, with the words that it uses for their values
 * @param edges fields below, the connections' own ones left out
 */
record Path(String text, String operation, Map<String, String> given, List<String> edges) {
  private static final Pattern FORM =
      Pattern.compile("(\\w+)(?:\\((\\w+): (\\w+)\\))?((?:\\.\\w+)*)");

  static Path of(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("This is no path: " + text);
    }
    var given =
        parts.group(2) == null ? Map.<String, String>of() : Map.of(parts.group(2), parts.group(3));
    var edges = Stream.of(parts.group(4).split("\\.", -1)).skip(1).toList();
    return new Path(text, parts.group(1), given, edges);
  }

  @Override
  public String toString() {
    return text;
  }
}
