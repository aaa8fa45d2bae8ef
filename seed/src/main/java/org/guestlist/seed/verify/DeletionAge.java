package org.guestlist.seed.verify;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How long ago a deletion began. The service keeps the time in {@code deletion_began_at}; a list
 * that another program, or an older service, put under deletion does not say it, and counts as old.
 */
final class DeletionAge {
  private static final Duration LONGEST = Duration.ofHours(1);

  private DeletionAge() {}

  /** What is to be said of a list under deletion; nothing if its deletion is young. */
  static Optional<String> complaint(Map<String, AttributeValue> list) {
    var began = began(list);
    if (began.filter(at -> at.isAfter(Instant.now().minus(LONGEST))).isPresent()) {
      return Optional.empty();
    }
    var since = began.map(at -> "since " + at).orElse("and does not say since when");
    return Optional.of("it is under deletion " + since + "; deleteList of its owner finishes that");
  }

  private static Optional<Instant> began(Map<String, AttributeValue> list) {
    try {
      return Attributes.text(list, "deletion_began_at").map(Instant::parse);
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }
}
