package org.guestlist.identity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guestlist.model.Caller;
import org.guestlist.model.DomainException;
import org.guestlist.model.User;

/**
 * Believes everyone: {@code Authorization: Bearer <e-mail>} acts as that user, no header as Ada,
 * who alone is administrator. For development and tests.
 */
@ApplicationScoped
class DevAuthenticator implements Authenticator {
  static final String ADMINISTRATOR = "ada@example.com";

  private static final Pattern BEARER =
      Pattern.compile("bearer +([^\\s]+)", Pattern.CASE_INSENSITIVE);

  private final KnownUsers users;

  DevAuthenticator(KnownUsers users) {
    this.users = users;
  }

  @Override
  public Uni<Caller> authenticate(Credentials credentials) {
    var email = credentials.authorization().map(DevAuthenticator::email).orElse(ADMINISTRATOR);
    return users.byEmail(email).map(user -> caller(email, user));
  }

  private static String email(String authorization) {
    var bearer = BEARER.matcher(authorization.strip());
    return Optional.of(bearer)
        .filter(Matcher::matches)
        .map(matched -> matched.group(1).toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                DomainException.unauthenticated(
                    "Send the header \"Authorization: Bearer <e-mail address>\"."));
  }

  private static Caller caller(String email, Optional<User> user) {
    return user.map(known -> new Caller(known, known.email().equals(ADMINISTRATOR)))
        .orElseThrow(
            () ->
                DomainException.unauthenticated(
                    "There is no user " + email + ": send the address of one that there is."));
  }
}
