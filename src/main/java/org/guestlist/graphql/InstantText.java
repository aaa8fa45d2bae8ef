package org.guestlist.graphql;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The text of an instant, character for character that of {@link Instant#toString}, which makes the
 * objects of a formatter for each.
 */
final class InstantText {
  private static final long FIRST_OF_YEAR_0 = -62_167_219_200L;
  private static final long FIRST_OF_YEAR_10000 = 253_402_300_800L;
  private static final int LONGEST = 30;

  private InstantText() {}

  /** Null for null, as a property that is missing is null. */
  static String of(Instant instant) {
    if (instant == null) {
      return null;
    }
    var second = instant.getEpochSecond();
    return second < FIRST_OF_YEAR_0 || second >= FIRST_OF_YEAR_10000
        ? instant.toString()
        : text(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC), instant.getNano());
  }

  private static String text(LocalDateTime time, int nanos) {
    var text = new StringBuilder(LONGEST);
    append(text, 1_000, time.getYear());
    append(text.append('-'), 10, time.getMonthValue());
    append(text.append('-'), 10, time.getDayOfMonth());
    append(text.append('T'), 10, time.getHour());
    append(text.append(':'), 10, time.getMinute());
    append(text.append(':'), 10, time.getSecond());
    appendFraction(text, nanos);
    return text.append('Z').toString();
  }

  /** None, or three, six or nine digits. */
  private static void appendFraction(StringBuilder text, int nanos) {
    if (nanos == 0) {
      return;
    }
    text.append('.');
    if (nanos % 1_000_000 == 0) {
      append(text, 100, nanos / 1_000_000);
    } else if (nanos % 1_000 == 0) {
      append(text, 100_000, nanos / 1_000);
    } else {
      append(text, 100_000_000, nanos);
    }
  }

  /** As many digits as the first unit has. */
  private static void append(StringBuilder text, int first, int number) {
    for (var unit = first; unit > 0; unit /= 10) {
      text.append((char) ('0' + number / unit % 10));
    }
  }
}
