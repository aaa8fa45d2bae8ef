package org.guestlist.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T09:58:25.729762Z, 2026-11-22T09:58:25.729762",
    "2026-11-22T09:58:25.729Z, 2026-11-22T09:58:25.729000",
    "2026-11-22T09:58:25Z, 2026-11-22T09:58:25.000000",
    "2026-11-22T00:00:00Z, 2026-11-22T00:00:00.000000",
    "2026-11-22T09:58:25.000001Z, 2026-11-22T09:58:25.000001",
    "1970-01-01T00:00:00Z, 1970-01-01T00:00:00.000000"
  })
  void aTimeIsAlwaysWrittenWithSixDigits(Instant instant, String text) {
    assertThat(ItemTime.format(instant)).isEqualTo(text);
  }

  @Test
  void whatIsFinerThanAMicrosecondIsCutOff() {
    var instant = Instant.parse("2026-11-22T09:58:25.729762999Z");

    assertThat(ItemTime.format(instant)).isEqualTo("2026-11-22T09:58:25.729762");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T09:58:25.729762, 2026-11-22T09:58:25.729762Z",
    "2026-11-22T09:58:25.7, 2026-11-22T09:58:25.700Z",
    "2026-11-22T09:58:25.729, 2026-11-22T09:58:25.729Z",
    "2026-11-22T09:58:25.72976, 2026-11-22T09:58:25.729760Z",
    "2026-11-22T09:58:25.729762123, 2026-11-22T09:58:25.729762123Z",
    "2026-11-22T09:58:25, 2026-11-22T09:58:25Z",
    "2026-11-22T09:58, 2026-11-22T09:58:00Z"
  })
  void aTimeOfAnyPrecisionIsRead(String text, Instant instant) {
    assertThat(ItemTime.parse(text)).isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22 09:58:25.729762, 2026-11-22T09:58:25.729762Z",
    "2026-11-22 09:58:25, 2026-11-22T09:58:25Z",
    "2026-11-22 09:58, 2026-11-22T09:58:00Z"
  })
  void aTimeWithABlankForTheLetterIsRead(String text, Instant instant) {
    assertThat(ItemTime.parse(text)).isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T09:58:25.729762Z, 2026-11-22T09:58:25.729762Z",
    "2026-11-22T09:58:25Z, 2026-11-22T09:58:25Z",
    "2026-11-22T09:58:25+00:00, 2026-11-22T09:58:25Z",
    "2026-11-22T09:58:25.5+01:00, 2026-11-22T08:58:25.500Z",
    "2026-11-22 09:58:25.729762-05:30, 2026-11-22T15:28:25.729762Z",
    "2026-11-22T09:58Z, 2026-11-22T09:58:00Z"
  })
  void aTimeWithAnOffsetIsReadAsTheInstantThatItMeans(String text, Instant instant) {
    assertThat(ItemTime.parse(text)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "yesterday",
        "2026-11-22",
        "09:58:25",
        "2026-13-22T09:58:25",
        "2026-02-32T09:58:25",
        "2026-11-22T25:00:00",
        "2026-11-22T09:58:25.1234567890",
        "2026-11-22T09:58:25 and more",
        "1764582305"
      })
  void anUnreadableTimeIsTheEpoch(String text) {
    assertThat(ItemTime.parse(text)).isEqualTo(Instant.parse("1970-01-01T00:00:00Z"));
  }

  @Test
  void whatWasWrittenIsReadBack() {
    var instant = Instant.parse("2026-11-22T09:58:25.000010Z");

    assertThat(ItemTime.parse(ItemTime.format(instant))).isEqualTo(instant);
  }

  @Test
  void theOrderOfTheTextsIsTheOrderOfTime() {
    var random = new Random(4711);
    var begin = Instant.parse("2020-01-01T00:00:00Z");
    var instants =
        random
            .longs(1_000, 0, 20L * 365 * 24 * 60 * 60 * 1_000_000)
            .mapToObj(micros -> begin.plus(micros, ChronoUnit.MICROS))
            .toList();

    var byText = instants.stream().sorted(Comparator.comparing(ItemTime::format)).toList();

    assertThat(byText).isSorted();
  }

  @Test
  void aMicrosecondMoreIsALaterText() {
    var last = Instant.parse("2026-12-31T23:59:59.999999Z");

    assertThat(ItemTime.format(last.plus(1, ChronoUnit.MICROS)))
        .isEqualTo("2027-01-01T00:00:00.000000")
        .isGreaterThan(ItemTime.format(last));
  }
}
