package org.guestlist.graphql;

import graphql.GraphQLError;
import java.util.Map;
import java.util.regex.Pattern;

/** What is wrong with a request that was not executed, in words for people. */
final class RequestErrors {
  private static final Pattern PREFIX = Pattern.compile("^Validation error \\([^)]*\\) ?: ");

  /** A value as the parser's classes write it, and the class of a value. */
  private static final Pattern INSIDES =
      Pattern.compile(
          " with value '.*'(?= (is not a valid|must))"
              + "| - Literal value not in.*"
              + "| - Expected an AST type.*"
              + "|,? but it was a '\\w+'$",
          Pattern.DOTALL);

  private static final Pattern ARGUMENT = Pattern.compile("\\bargument '(\\w+)'");

  /** Characters of a message that are looked at. */
  private static final int LONGEST = 600;

  private RequestErrors() {}

  /** The beginning and the end of a text that is longer than both, in whole characters. */
  static String shortened(String text, int head, int tail) {
    if (text.length() <= head + tail) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, head * 2 / 3))
        + " … "
        + text.substring(text.offsetByCodePoints(text.length(), -tail * 2 / 3));
  }

  /**
   * The message repeats what was sent, all 64 KiB of it: it is cut before anything looks for
   * patterns in it.
   */
  static String message(GraphQLError error) {
    var cut = shortened(error.getMessage(), LONGEST / 2, LONGEST / 2);
    var text = INSIDES.matcher(PREFIX.matcher(cut).replaceFirst("")).replaceAll("");
    if (text.isBlank()) {
      return "This request is not valid.";
    }
    var sentence = Character.toUpperCase(text.charAt(0)) + text.substring(1);
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }

  /** The argument that the error is about, where there is one. */
  static Map<String, Object> details(GraphQLError error) {
    var argument = ARGUMENT.matcher(shortened(error.getMessage(), LONGEST / 2, LONGEST / 2));
    return argument.find() ? Map.of("argument", argument.group(1)) : Map.of();
  }
}
