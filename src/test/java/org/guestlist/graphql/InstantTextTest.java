package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of an instant, against that of the JDK. */
class InstantTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T09:58:25.729762Z",
        "2026-11-22T09:58:25.700Z",
        "2026-11-22T09:58:25.000000001Z",
        "2026-11-22T09:58:25Z",
        "2026-11-22T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z",
        "-0001-12-31T23:59:59.999Z",
        "+10000-01-01T00:00:00Z"
      })
  void anInstantIsWrittenAsItWasRead(String text) {
    assertThat(InstantText.of(Instant.parse(text))).isEqualTo(text);
  }

  @Test
  void everyInstantHasTheTextThatTheJdkGivesIt() {
    var random = new Random(7);
    for (var i = 0; i < 20_000; i++) {
      for (var unit : List.of(1, 1_000, 1_000_000, 1_000_000_000)) {
        var instant =
            Instant.ofEpochSecond(
                random.nextLong(-70_000_000_000L, 260_000_000_000L),
                random.nextInt(1_000_000_000) / unit * unit);
        assertThat(InstantText.of(instant)).isEqualTo(instant.toString());
      }
    }
  }

  @Test
  void whatIsMissingHasNoText() {
    assertThat(InstantText.of(null)).isNull();
  }
}
