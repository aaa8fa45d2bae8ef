package org.guestlist.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.guestlist.model.DomainException;
import org.guestlist.model.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {
  private final Input input =
      new Input(
          new SmallRyeConfigBuilder()
              .withMapping(Limits.class)
              .build()
              .getConfigMapping(Limits.class));

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u00a0", "\u2003\u3000"})
  void aTitleOfBlanksOfAnyKindIsEmpty(String title) {
    assertThatExceptionOfType(DomainException.class)
        .isThrownBy(() -> input.title(title))
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
              assertThat(refusal.details()).isEqualTo(Map.of("argument", "title"));
            });
  }

  @Test
  void blanksAroundAreTakenOffAndThoseWithinStay() {
    assertThat(input.title("\u00a0 Two  words\u2003")).isEqualTo("Two  words");
  }

  @Test
  void anEmojiIsOneCharacter() {
    assertThat(input.title("\ud83c\udf89".repeat(200))).hasSize(400);
  }

  private void assertRefused(String argument, Runnable check) {
    assertThatExceptionOfType(DomainException.class)
        .isThrownBy(check::run)
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
              assertThat(refusal.details()).isEqualTo(Map.of("argument", argument));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200b", "\u200d\u200c", "\u2060", "\ufeff", "\u00ad", "\u3164", "\u115f\u1160", "\uffa0",
        "\u2800", "\u034f", "\ufe0f", "\u180e", "\u061c\u200e\u200f", "\u0301", "\u20dd",
            "\ud83c\udf89\ud800",
        "\udb40\udc41", "\u2063 \u2064", "\ufff0", "\ufff9\ufffb", "\uffff", "\u17b4"
      })
  void aTextThatCannotBeSeenIsRefused(String text) {
    assertRefused("title", () -> input.title(text));
    assertRefused("description", () -> input.description(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "a\u0301",
        "\ud83d\udc69\u200d\ud83d\ude80",
        "\u2764\ufe0f",
        "\u0645\u06cc\u200c\u062e",
        "\ud83e\udee0",
        "\u05d0\u200f!",
        "\u4e2d",
        "\ue000",
        "a\u200bb",
        "0\u20e3"
      })
  void aTextOfAnyScriptAndSymbolIsTakenAsItIs(String text) {
    assertThat(input.title(text)).isEqualTo(text);
    assertThat(input.description(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n", "\r", "\u000b", "\f", "\u0085", "\u2028", "\u2029", "\u001c", "\0", "\t", "\u202a",
        "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\ud800",
        "\udc00"
      })
  void aTitleIsOneLineInOneDirection(String character) {
    assertRefused("title", () -> input.title("a" + character + "b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\t", "\u2028", "\u2029"})
  void aDescriptionMayHaveLines(String lines) {
    assertThat(input.description("a" + lines + "b")).isEqualTo("a" + lines + "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\u001b", "\u0085", "\u202e", "\u2067", "\ud800"})
  void aDescriptionHasNoOtherControlCharacters(String character) {
    assertRefused("description", () -> input.description("a" + character + "b"));
    assertRefused(
        "descriptions[1]", () -> input.descriptions(List.of("good", "a" + character + "b")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udc00b", "\udc00\ud800"})
  void halfOfASurrogatePairIsNoText(String text) {
    assertRefused("id", () -> input.id("id", "list", text));
    assertRefused("title", () -> input.title(text));
    assertRefused("email", () -> input.email(text + "@example.com"));
  }

  @Test
  void theLimitHoldsForWhatIsStored() {
    var domain = "@example.com";
    assertRefused("email", () -> input.email("\u0130".repeat(242) + domain));
    assertRefused("email", () -> input.email("a".repeat(243) + domain));
    assertRefused("email", () -> input.email("e\u0301".repeat(243) + domain));
    assertThat(input.email("a".repeat(242) + domain)).hasSize(254);
    assertThat(input.email("e\u0301".repeat(242) + domain)).hasSize(254);
    assertThat(input.email("\u00a0 Ada@Example.com\u2003")).isEqualTo("ada@example.com");
  }

  /** As long as a body may be; what backtracks takes a minute for some of them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\u00a0",
        "a",
        "@",
        ".",
        "a@",
        " a",
        "\u0301",
        "\ud83c\udf89",
        "xn--",
        "\u202e"
      })
  void aLongTextTakesNoLongTime(String part) {
    var threads = ManagementFactory.getThreadMXBean();
    var text = part.repeat(65_536 / part.length());
    var before = threads.getCurrentThreadCpuTime();
    for (var value : List.of(text, text + "!", "!" + text + "!", "a@" + text, text + "@a")) {
      assertRefused("email", () -> input.email(value));
      assertRefused("title", () -> input.title(value + "x".repeat(201)));
      assertRefused("description", () -> input.description(value + "x".repeat(2_001)));
    }
    var used = Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
    assertThat(used).isLessThan(Duration.ofSeconds(2));
  }
}
