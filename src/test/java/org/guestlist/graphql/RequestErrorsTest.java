package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.GraphQLError;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.lang.management.ManagementFactory;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of graphql-java repeat what a caller sent, as long as a body may be. */
final class RequestErrorsTest {
  private static final int BODY = 58_000;

  /** The public bound for a whole request on a warm machine; this one is cold, and may be slow. */
  private static final Duration MOST = Duration.ofMillis(100);

  private static GraphQLError error(String text) {
    return ValidationError.newValidationError()
        .validationErrorType(ValidationErrorType.WrongType)
        .description(text)
        .build();
  }

  private static String message(String text) {
    return RequestErrors.message(error(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " with value '",
        "Validation error (",
        " - Literal value not in",
        " - Expected an AST type",
        ", but it was a '",
        "argument '",
        "'",
        "x",
        "\n"
      })
  void aMessageOfAnyLengthCostsLittle(String part) {
    message(part);
    var text = part.repeat(BODY / part.length());
    var thread = ManagementFactory.getThreadMXBean();
    var begin = thread.getCurrentThreadCpuTime();

    message(text);
    RequestErrors.details(error(text), UnaryOperator.identity());

    assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - begin)).isLessThan(MOST);
  }

  @Test
  void aShortMessageIsThatOfTheParserWithoutItsInsides() {
    assertThat(message("Validation error (WrongType@[me]) : argument 'first' is 'x'"))
        .isEqualTo("Argument 'first' is 'x'.");
  }

  /** All that graphql-java's validation can say, so that a new version is looked at. */
  private static List<String> sayings() {
    var bundle = ResourceBundle.getBundle("i18n.Validation", Locale.ROOT);
    return bundle.keySet().stream().sorted().map(bundle::getString).toList();
  }

  /** In the place of a value stands what looks like the end of another message. */
  @ParameterizedTest
  @MethodSource("sayings")
  void ofAllThatValidationSaysNamesAreLeft(String saying) {
    var value = "' is not a valid 'Evil' - x must not be null' for type 'Evil";
    var hasValue = saying.contains("with value") || saying.contains("Bad default");
    Object[] arguments = {"Type@[a/b]", "one", "two", "Three", "because"};
    arguments[saying.contains("Bad default") ? 1 : 2] = hasValue ? value : "two";

    var message = message(new MessageFormat(saying, Locale.ROOT).format(arguments));

    assertThat(message).doesNotContain("alidation", "Evil", "{", "Type@");
    assertThat(message).matches("[A-Z'].*[.]");
    if (saying.contains("argument '") && saying.contains("''{1}''")) {
      assertThat(RequestErrors.details(error(message), UnaryOperator.identity()))
          .isEqualTo(Map.of("argument", "one"));
    }
  }
}
