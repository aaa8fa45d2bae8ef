package org.guestlist.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A value that an argument must not have.
 *
 * @param name what is wrong with it
 * @param json the value as JSON, which is also how GraphQL writes it
 * @param outcome what it is answered with
 */
public record BadValue(String name, String json, Outcome outcome) {
  /** Longer than any id, and shorter than any body. */
  private static final int VERY_LONG = 5_000;

  private static final String LETTER = "\"" + "a".repeat(VERY_LONG) + "\"";

  /** How the program answers a bad value. */
  public enum Outcome {
    /** BAD_USER_INPUT. */
    REFUSED,
    /** As if there were no such thing: NOT_FOUND, or null. */
    ABSENT,
    /** VERSION_CONFLICT. */
    CONFLICT
  }

  /** All that are wrong for a type, as the schema writes it, whatever the argument means. */
  public static List<BadValue> of(String type) {
    var values = new ArrayList<>(wrong(type.replace("!", "")));
    if (type.endsWith("!")) {
      values.add(refused("null", "null"));
    }
    return values;
  }

  private static List<BadValue> wrong(String type) {
    return switch (type) {
      case "ID" -> ids();
      case "String" -> texts().toList();
      case "[String]" -> texts(List.of("[%s]", "[\"good\", %s]"));
      case "Int" -> integers();
      case "Boolean" -> refused("\"true\"", "\"\"", "1", "0", "{}", "[]", "[true, false]", "1.5");
      default ->
          refused("\"\"", "\"NOBODY\"", "\"editor\"", "\"EDITOR \"", "5", "true", "{}", "[]");
    };
  }

  private static List<BadValue> ids() {
    var absent =
        Stream.of(
                "\"nobody\"",
                "5",
                "-1",
                "9223372036854775808",
                "\"😀\"",
                "\"\\u0000\"",
                "\"a\\nb\"",
                "\"../users\"",
                "\"00000000-0000-4000-8000-000000000000\"",
                "\"YQpi\"",
                LETTER)
            .map(json -> new BadValue(shortened(json), json, Outcome.ABSENT));
    return Stream.concat(
            absent,
            refused(
                "\"\"",
                "\" \"",
                "\"\\t\\n\"",
                "\"\\ud800\"",
                "\"a\\udc00b\"",
                "true",
                "1.5",
                "1e400",
                "{}",
                "{\"a\": 1}",
                "[]",
                "[[1]]")
                .stream())
        .toList();
  }

  /** Bad for every text, be it a title, a description, an address or a cursor. */
  private static Stream<BadValue> texts() {
    return refused(
        "\"\"",
        "\" \"",
        "\"\\u2003\\t\\n\"",
        "5",
        "1.5",
        "1e400",
        "9223372036854775808",
        "true",
        "{}",
        "{\"a\": 1}",
        "[]",
        "[\"a\", \"b\"]",
        "\"a\\u0000b\"",
        "\"a\\u001bb\"",
        "\"a\\u007fb\"",
        "\"a\\u0085b\"",
        "\"a\\u202eb\"",
        "\"\\u200b\"",
        "\"\\u3164\"",
        "\"a\\ud800b\"",
        "\"\\udc00\\ud800\"",
        LETTER)
        .stream();
  }

  private static List<BadValue> texts(List<String> patterns) {
    var inside =
        patterns.stream()
            .flatMap(
                pattern ->
                    Stream.concat(texts(), Stream.of(refused("null", "null")))
                        .map(bad -> refused(bad.name(), pattern.formatted(bad.json()))));
    var fiftyOne =
        Stream.generate(() -> "\"a\"").limit(51).collect(Collectors.joining(",", "[", "]"));
    var outside = refused("[]", "\"\"", "5", "true", "{}", "[[\"a\"]]", fiftyOne).stream();
    return Stream.concat(inside, outside).toList();
  }

  private static List<BadValue> integers() {
    return refused(
        "1.5",
        "1.0000000001",
        "\"1\"",
        "\"\"",
        "true",
        "{}",
        "[]",
        "[1, 2]",
        "2147483648",
        "-2147483649",
        "4294967297",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775809",
        "18446744073709551617",
        "1e99",
        "1e99999");
  }

  private static List<BadValue> refused(String... values) {
    return Stream.of(values).map(json -> refused(shortened(json), json)).toList();
  }

  public static BadValue refused(String name, String json) {
    return new BadValue(name, json, Outcome.REFUSED);
  }

  private static String shortened(String json) {
    return json.length() <= 50 ? json : json.substring(0, 20) + "… of " + json.length();
  }

  @Override
  public String toString() {
    return name;
  }
}
