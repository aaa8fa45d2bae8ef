package org.guestlist.seed.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.guestlist.seed.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
  /** What stands behind {@code item create} arrives as it was typed. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "C:\\temp\\new, C:\\temp\\new",
        "back\\slash at the end\\, back\\slash at the end\\",
        "\\\"quoted\\\", \\\"quoted\\\"",
        "a   b, a   b",
        "He said \"hi\" \\o/, He said \"hi\" \\o/",
        "\"a   b\", a   b",
        "\"a \\\"b\\\" c\", a \"b\" c",
        "\"C:\\temp\", C:\\temp",
        "\"one\" \"two\", \"one\" \"two\"",
        "Ada''s notes, Ada''s notes",
        "a\"b, a\"b",
        "\uD83D\uDC1B \uD83D\uDC1B, \uD83D\uDC1B \uD83D\uDC1B",
        "\"\", ''"
      })
  void aTextIsAsItWasTyped(String typed, String text) {
    assertThat(Line.of("item create " + typed).from(2)).isEqualTo(text);
  }

  @Test
  void wordsAreWithoutTheirQuotes() {
    assertThat(Line.of("  item  rename $2 \"two words\" ").words())
        .extracting(Line.Word::value)
        .containsExactly("item", "rename", "$2", "two words");
    assertThat(Line.of("  ").words()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "item create \"open", "a \"b\" \"c", "\"C:\\\""})
  void anOpenQuoteIsSaid(String line) {
    assertThatThrownBy(() -> Line.of(line))
        .isInstanceOf(Problem.class)
        .hasMessage("A quote is open.");
  }
}
