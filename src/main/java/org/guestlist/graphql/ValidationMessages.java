package org.guestlist.graphql;

import graphql.validation.ValidationError;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What graphql-java's validation says (its bundle {@code i18n/Validation}), without its prefix and
 * without values, which it writes as its own classes do. In all that is left, what came from the
 * document are names, which have no quotes and no blanks: nothing that is sent can look like the
 * parts of a message that are looked for, and these are found from the side on which no value
 * stands.
 */
final class ValidationMessages {
  static final String ARGUMENT = "argument '";
  private static final String VALUE = "' with value '";
  private static final String NOT_VALID = "' is not a valid '";
  private static final String MISSING = "' is missing required fields '";
  private static final String UNKNOWN = "' contains a field not in '";
  private static final String BAD_DEFAULT = "Bad default value '";
  private static final String FOR_TYPE = "' for type '";

  private static final Map<String, String> EXPECTED =
      Map.of(
          "Int",
          StrictCoercing.WHOLE_NUMBER,
          "ID",
          StrictCoercing.TEXT_OR_NUMBER,
          "String",
          "it must be a text",
          "Boolean",
          "it must be true or false");

  private ValidationMessages() {}

  static String of(ValidationError error) {
    var text = withoutPrefix(Optional.ofNullable(error.getMessage()).orElse(""));
    if (text.startsWith(ARGUMENT)) {
      text = ofArgument(text);
    } else if (text.startsWith(BAD_DEFAULT)) {
      text = "Bad default value for type '" + text.substring(endOf(text, FOR_TYPE));
    }
    if (text.startsWith("'")) {
      // Of fields that differ under one name, the path comes first.
      text = "in " + text.replaceFirst("' : ", "': ");
    }
    return text.isBlank() ? RequestErrors.NOT_VALID : sentence(text);
  }

  /** Behind the class of the error and the path of fields, which have no parentheses. */
  private static String withoutPrefix(String message) {
    if (!message.startsWith("Validation ")) {
      return message;
    }
    var colon = message.indexOf(':', Math.max(0, message.indexOf(')')));
    return message.substring(colon + 1).strip();
  }

  private static String ofArgument(String text) {
    var end = text.indexOf(VALUE);
    if (end < 0) {
      return text;
    }
    return text.substring(0, end) + "' " + fault(text);
  }

  /** Only the last words are of graphql-java for certain. */
  private static String fault(String text) {
    for (var fault : List.of("must not be null", "must be an object type")) {
      if (text.endsWith(" " + fault)) {
        return fault;
      }
    }
    for (var other : List.of(MISSING, UNKNOWN)) {
      if (text.lastIndexOf(other) > text.lastIndexOf(NOT_VALID)) {
        return other.substring(2) + text.substring(endOf(text, other));
      }
    }
    var begin = endOf(text, NOT_VALID);
    var end = text.indexOf('\'', begin);
    var type = end < 0 ? "" : text.substring(begin, end);
    if (type.isEmpty()) {
      return "is not valid";
    }
    var expected = Optional.ofNullable(EXPECTED.get(type)).map(hint -> " - " + hint).orElse("");
    return "is not a valid '" + type + "'" + expected;
  }

  /** Where the last occurrence of a part ends. */
  private static int endOf(String text, String part) {
    var found = text.lastIndexOf(part);
    return found < 0 ? text.length() : found + part.length();
  }

  private static String sentence(String text) {
    var sentence = Character.toUpperCase(text.charAt(0)) + text.substring(1);
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }
}
