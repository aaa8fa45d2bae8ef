package org.guestlist.graphql;

import graphql.GraphQLError;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.exceptions.InvalidUnicodeSyntaxException;
import graphql.validation.ValidationError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is wrong with a request that was not executed, in words for people. graphql-java says it in
 * the language of the machine, with its classes and with what was sent, of any length: no more of
 * it is repeated than names. The time is linear in the length.
 */
final class RequestErrors {
  static final String NOT_VALID = "This request is not valid.";
  private static final String VARIABLE = "Variable '";
  private static final String INVALID_VALUE = "' has an invalid value: ";

  /** What graphql-java says of a value of a variable, and what that means. */
  private static final List<Map.Entry<String, String>> REASONS =
      List.of(
          Map.entry("it must be ", ""),
          Map.entry("Expected a String input", StrictCoercing.TEXT),
          Map.entry("Expected a Boolean input", StrictCoercing.TRUTH),
          Map.entry("Invalid input for enum", "it must be one of the enum's names"),
          Map.entry("Expect Map as input", "it must be an object"));

  private RequestErrors() {}

  static String message(GraphQLError error) {
    if (error instanceof ValidationError invalid) {
      return ValidationMessages.of(invalid);
    }
    if ("BadFaithIntrospection".equals(String.valueOf(error.getErrorType()))) {
      return "Ask for the schema once in a document, and for less of it.";
    }
    return variable(error).map(name -> ofVariable(error, name)).orElse(NOT_VALID);
  }

  static String message(InvalidSyntaxException invalid) {
    var where = position(invalid.getLocation());
    var token = Optional.ofNullable(invalid.getOffendingToken());
    if (invalid instanceof InvalidUnicodeSyntaxException) {
      return "Invalid Unicode in an escape" + where + ".";
    }
    if (token.filter("<EOF>"::equals).isPresent()) {
      return "Invalid syntax: the document ends" + where + ", where more has to follow.";
    }
    var offending = token.map(text -> " with offending token '" + text + "'").orElse("");
    return "Invalid syntax" + offending + where + ".";
  }

  /** In digits of ASCII, whatever the machine writes. */
  private static String position(SourceLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLine() + " column " + location.getColumn();
  }

  /**
   * The argument that the error is about, where there is one.
   *
   * @param argumentOf the argument that a variable is given to
   */
  static Map<String, Object> details(GraphQLError error, UnaryOperator<String> argumentOf) {
    var argument =
        error instanceof ValidationError
            ? quoted(message(error), ValidationMessages.ARGUMENT)
            : variable(error).map(argumentOf);
    return argument.<Map<String, Object>>map(name -> Map.of("argument", name)).orElse(Map.of());
  }

  private static Optional<String> variable(GraphQLError error) {
    var message = Optional.ofNullable(error.getMessage()).orElse("");
    return message.startsWith(VARIABLE) ? quoted(message, VARIABLE) : Optional.empty();
  }

  private static String ofVariable(GraphQLError error, String name) {
    var subject = VARIABLE + name + "'";
    if (error instanceof NonNullableValueCoercedAsNullException) {
      return subject + " must not be null.";
    }
    return subject + " has an invalid value" + reason(error.getMessage()) + ".";
  }

  private static String reason(String message) {
    var begin = message.indexOf(INVALID_VALUE);
    var said = begin < 0 ? "" : message.substring(begin + INVALID_VALUE.length());
    return REASONS.stream()
        .filter(reason -> said.startsWith(reason.getKey()))
        .findFirst()
        .map(reason -> ": " + (reason.getValue().isEmpty() ? said : reason.getValue()))
        .orElse("");
  }

  /** The name that follows a mark in a text, up to the next quote; in capitals or not. */
  private static Optional<String> quoted(String text, String mark) {
    var found = text.indexOf(mark);
    if (found < 0) {
      found = text.indexOf(Character.toUpperCase(mark.charAt(0)) + mark.substring(1));
    }
    var begin = found + mark.length();
    var end = found < 0 ? -1 : text.indexOf('\'', begin);
    return end < 0 ? Optional.empty() : Optional.of(text.substring(begin, end));
  }
}
