package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.guestlist.model.DomainException;
import org.guestlist.model.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class NumberLengthsTest {
  private static final String LONGEST = "7".repeat(NumberLengths.MOST_DIGITS);
  private static final String LONGER = LONGEST + "7";

  static Stream<String> served() {
    return Stream.of(
        "",
        "{ me { id } }",
        "{ a(n: " + LONGEST + ") }",
        "{ a(n: -7." + LONGEST.substring(3) + "e+7) }",
        "{ a" + LONGER + " b(n: $c" + LONGER + ") }",
        "{ a(n: [" + (LONGEST + " ").repeat(50) + "]) }",
        "{ a(t: \"" + LONGER + "\") }",
        "{ a(t: \"\\\"" + LONGER + "\") }",
        "{ a(t: \"\\\\\") b(t: \"" + LONGER + "\") }",
        "{ a(t: \"\"\"" + LONGER + "\"\"\") }",
        "{ a(t: \"\"\" \\\"\"\"" + LONGER + " \"\"\") }",
        "{ a(t: \"\"\" \\\"\"\"\" " + LONGER + " \"\"\") }",
        "{ a # " + LONGER + "\n }",
        "{ a(t: \"" + LONGER);
  }

  static Stream<String> refused() {
    return Stream.of(
        "{ a(n: " + LONGER + ") }",
        "{ a(n: -" + LONGER + ") }",
        "{ a(n: 0." + LONGER + ") }",
        "{ a(n: 7." + LONGEST + ") }",
        "{ a(n: [" + (LONGEST + " ").repeat(50) + "7]) }",
        "{ a(n: 1e" + LONGER + ") }",
        "{ a(t: \"x\", n: " + LONGER + ") }",
        "{ a(t: \"\\\"\", n: " + LONGER + ") }",
        "{ a(t: \"\\\\\", n: " + LONGER + ") }",
        "{ a(t: \"\", n: " + LONGER + ") }",
        "{ a(t: \"\"\"\"\"\", n: " + LONGER + ") }",
        "{ a(t: \"\"\" \\\"\"\"\" \"\"\", n: " + LONGER + ") }",
        "{ a(t: \"\"\" \\ \"\"\", n: " + LONGER + ") }",
        "{ a # \"\n (n: " + LONGER + ") }",
        LONGER);
  }

  @ParameterizedTest
  @MethodSource("served")
  void numbersOfTheLimitAndTextsOfAnyLengthAreServed(String document) {
    assertThatCode(() -> NumberLengths.require(document)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aNumberOfOneDigitMoreIsRefusedWhereverItIs(String document) {
    assertThatThrownBy(() -> NumberLengths.require(document))
        .isInstanceOfSatisfying(
            DomainException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_USER_INPUT));
  }
}
