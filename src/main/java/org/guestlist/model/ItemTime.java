package org.guestlist.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** The text form of an item's time, its sort key: UTC, always six digits of a second. */
public final class ItemTime {
  private static final DateTimeFormatter WRITE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

  /** Reads what other programs wrote, too: any precision, a blank for the T, an offset or none. */
  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' ']HH:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** What is written, with a zero for each digit. */
  private static final String FORM = "0000-00-00T00:00:00.000000";

  private ItemTime() {}

  /** Cuts to microseconds, so two instants of one microsecond have one text. */
  public static String format(Instant instant) {
    return WRITE.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }

  /** The instant of a sort key; the epoch where a foreign program wrote something unreadable. */
  public static Instant parse(String text) {
    try {
      if (isOfForm(text)) {
        return ofForm(text);
      }
      var parsed = READ.parse(text);
      var offset =
          parsed.isSupported(ChronoField.OFFSET_SECONDS) ? ZoneOffset.from(parsed) : ZoneOffset.UTC;
      return LocalDateTime.from(parsed).toInstant(offset);
    } catch (DateTimeException unreadable) {
      return Instant.EPOCH;
    }
  }

  /** Whether a text looks as if we had written it, as nearly all of them do. */
  private static boolean isOfForm(String text) {
    if (text.length() != FORM.length()) {
      return false;
    }
    for (var i = 0; i < FORM.length(); i++) {
      var given = text.charAt(i);
      var isRight = FORM.charAt(i) == '0' ? '0' <= given && given <= '9' : given == FORM.charAt(i);
      if (!isRight) {
        return false;
      }
    }
    return true;
  }

  /** Without the formatter, which makes some fifty objects for one time. */
  private static Instant ofForm(String text) {
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19),
            1_000 * number(text, 20, 26))
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(String text, int begin, int end) {
    return Integer.parseInt(text, begin, end, 10);
  }
}
