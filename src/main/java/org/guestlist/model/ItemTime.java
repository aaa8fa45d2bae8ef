package org.guestlist.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
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

  private ItemTime() {}

  /** Cuts to microseconds, so two instants of one microsecond have one text. */
  public static String format(Instant instant) {
    return WRITE.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }

  /** The instant of a sort key; the epoch where a foreign program wrote something unreadable. */
  public static Instant parse(String text) {
    try {
      var parsed = READ.parse(text);
      var offset =
          parsed.isSupported(ChronoField.OFFSET_SECONDS) ? ZoneOffset.from(parsed) : ZoneOffset.UTC;
      return LocalDateTime.from(parsed).toInstant(offset);
    } catch (DateTimeParseException unreadable) {
      return Instant.EPOCH;
    }
  }
}
