package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.GraphqlErrorBuilder;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of graphql-java repeat what a caller sent, as long as a body may be. */
final class RequestErrorsTest {
  private static final int BODY = 58_000;

  /** The public bound for a whole request on a warm machine; this one is cold, and may be slow. */
  private static final Duration MOST = Duration.ofMillis(100);

  private static String message(String text) {
    return RequestErrors.message(GraphqlErrorBuilder.newError().message("%s", text).build());
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

    var message = message(text);
    RequestErrors.details(GraphqlErrorBuilder.newError().message("%s", text).build());

    assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - begin)).isLessThan(MOST);
    assertThat(message.length()).isLessThan(1_000);
  }

  @Test
  void aShortMessageIsThatOfTheParserWithoutItsInsides() {
    assertThat(message("Validation error (WrongType@[me]) : argument 'first' is 'x'"))
        .isEqualTo("Argument 'first' is 'x'.");
  }
}
