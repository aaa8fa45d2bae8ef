package org.guestlist.seed.verify;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a scan saw of one subject, which signs in as one user. Thread-safe. */
final class SubjectLink {
  /** What the key of a row begins with that links a subject to a user. */
  static final String PREFIX = "identity#";

  /** The attribute of a user that names the key of that row. */
  static final String ATTRIBUTE = "identity";

  private Object linkedTo;
  private Object namedBy;
  private boolean namedTwice;

  /**
   * @param user empty where the row does not say which one
   */
  synchronized void row(Optional<Object> user) {
    linkedTo = user.orElse("");
  }

  synchronized void user(Object id) {
    namedTwice |= namedBy != null;
    namedBy = id;
  }

  synchronized boolean isDoubtful() {
    return namedTwice || !Objects.equals(linkedTo, namedBy);
  }

  synchronized List<String> users() {
    return Stream.of(linkedTo, namedBy)
        .filter(Objects::nonNull)
        .map(Object::toString)
        .filter(id -> !id.isEmpty())
        .distinct()
        .toList();
  }
}
