package org.guestlist.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {
  private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
  private static final String FLAG = "\uD83C\uDDE9\uD83C\uDDEA";

  @ParameterizedTest
  @CsvSource({
    "abcdef, 6, abcdef",
    "abcdef, 5, abcd…",
    "abcdef, 1, …",
    "abcdef, 0, ''",
    "日本語, 6, 日本語",
    "日本語, 5, 日本…",
    "日本語, 4, 日…",
    "e\u0301e\u0301e\u0301, 3, e\u0301e\u0301e\u0301",
    "e\u0301e\u0301e\u0301, 2, e\u0301…"
  })
  void aTextIsCutBetweenItsCharacters(String text, int columns, String fitted) {
    assertThat(Columns.fitted(text, columns)).isEqualTo(fitted);
  }

  /** Whatever the width: no half of a pair is left, and nothing that joins it to what is gone. */
  @ParameterizedTest
  @ValueSource(strings = {"\uD83D\uDC1B", FAMILY, FLAG, "\uD83D\uDC4D\uD83C\uDFFD"})
  void anEmojiIsWholeOrGone(String emoji) {
    var text = "a" + emoji.repeat(20);
    for (var columns = 1; columns <= 45; columns++) {
      var fitted = Columns.fitted(text, columns);
      var kept = fitted.replace("…", "").substring(Math.min(1, fitted.length() - 1));
      assertThat(kept.replace(emoji, "")).as("in %d columns", columns).isIn("", "a");
      assertThat(Columns.width(fitted)).isLessThanOrEqualTo(columns);
    }
  }

  @Test
  void columnsBeginAtTheSamePlace() {
    for (var text : new String[] {"", "abc", "日本", "\uD83D\uDC1B moth", "a".repeat(50)}) {
      assertThat(Columns.width(Columns.padded(text, 10))).as(text).isEqualTo(10);
    }
  }

  @Test
  void whatATerminalTakesForACommandIsNotPrinted() {
    IntStream.concat(IntStream.range(0, 32), IntStream.of(127, 0x9B, 0x2028, 0x202E, 0x2066))
        .mapToObj(Character::toString)
        .forEach(sign -> assertThat(Columns.printable("a" + sign + "b")).isEqualTo("a\uFFFDb"));
    assertThat(Columns.printable("Zoë & 日本 " + FAMILY)).isEqualTo("Zoë & 日本 " + FAMILY);
  }
}
