package org.guestlist.identity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What follows {@code Bearer} in the header {@code Authorization} (RFC 6750, section 2.1). */
final class BearerToken {
  private static final Pattern BEARER =
      Pattern.compile("bearer +([^\\s]+)", Pattern.CASE_INSENSITIVE);

  private BearerToken() {}

  /** Empty where the header is of another form. */
  static Optional<String> in(String authorization) {
    return Optional.of(BEARER.matcher(authorization.strip()))
        .filter(Matcher::matches)
        .map(bearer -> bearer.group(1));
  }
}
