package org.guestlist.seed.verify;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a scan saw of one subject, which signs in as one user. Thread-safe. */
final class SubjectLink {
  /** What the key of a row begins with that links a subject to a user. */
  static final String PREFIX = "identity#";

  /** The attribute of a user that names the key of that row. */
  static final String ATTRIBUTE = "identity";

  private Object linkedTo;
  private Set<Object> namedBy = Set.of();

  /**
   * @param user empty where the row does not say which one
   */
  synchronized void row(Optional<Object> user) {
    linkedTo = user.orElse("");
  }

  synchronized void user(Object id) {
    if (namedBy.isEmpty()) {
      namedBy = Set.of(id);
      return;
    }
    namedBy = new HashSet<>(namedBy);
    namedBy.add(id);
  }

  synchronized boolean isDoubtful() {
    return linkedTo == null || !namedBy.equals(Set.of(linkedTo));
  }

  synchronized List<String> users() {
    return Stream.concat(Stream.ofNullable(linkedTo), namedBy.stream())
        .map(Object::toString)
        .filter(id -> !id.isEmpty())
        .distinct()
        .toList();
  }
}
