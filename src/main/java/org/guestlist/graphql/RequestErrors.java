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

  private RequestErrors() {}

  static String message(GraphQLError error) {
    var text = INSIDES.matcher(PREFIX.matcher(error.getMessage()).replaceFirst("")).replaceAll("");
    var sentence = Character.toUpperCase(text.charAt(0)) + text.substring(1);
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }

  /** The argument that the error is about, where there is one. */
  static Map<String, Object> details(GraphQLError error) {
    var argument = ARGUMENT.matcher(error.getMessage());
    return argument.find() ? Map.of("argument", argument.group(1)) : Map.of();
  }
}
