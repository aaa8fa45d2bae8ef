package org.guestlist.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The times that we write, which are read by another way than those of other programs. */
class ItemTimeFormTest {
  private static final long FIRST = -62_167_219_200L;
  private static final long LAST = 253_402_300_799L;

  @Test
  void everyTimeOfOurFormIsReadAsTheJdkReadsIt() {
    var random = new Random(7);
    for (var i = 0; i < 20_000; i++) {
      var instant = Instant.ofEpochSecond(random.nextLong(FIRST, LAST), random.nextInt(1_000_000));
      var text = ItemTime.format(instant);

      assertThat(ItemTime.parse(text))
          .as(text)
          .isEqualTo(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-29T00:00:00.000000",
        "2026-13-01T00:00:00.000000",
        "2026-00-01T00:00:00.000000",
        "2026-01-01T24:00:00.000000",
        "2026-01-01T00:60:00.000000",
        "2026-01-01T00:00:60.000000",
        "2026-01-01T00:00:00.00000\u0661"
      })
  void whatLooksLikeATimeAndIsNoneIsTheEpoch(String text) {
    assertThat(ItemTime.parse(text)).isEqualTo(Instant.EPOCH);
  }
}
