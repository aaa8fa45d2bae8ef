package org.guestlist.identity;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestlist.model.Caller;
import org.guestlist.model.DomainException;
import org.guestlist.model.Subject;
import org.guestlist.model.User;
import org.guestlist.request.EventLoop;
import org.guestlist.service.Input;
import org.guestlist.service.SignIn;
import org.jose4j.jwt.JwtClaims;

/**
 * Believes the issuer of tokens: the caller is the user of the token's subject, and administrator
 * where the token says so. The verified e-mail address links a subject to a user once.
 */
@Singleton
class JwtAuthenticator implements Authenticator {
  private static final String ADMINISTRATORS = "admin";

  private final TokenVerifier verifier;
  private final KnownUsers known;
  private final SignIn signIn;
  private final Input input;
  private final boolean autoRegister;

  JwtAuthenticator(AuthSettings settings, KnownUsers known, SignIn signIn, Input input) {
    this.verifier = new TokenVerifier(settings);
    this.known = known;
    this.signIn = signIn;
    this.input = input;
    this.autoRegister = settings.autoRegister();
  }

  /** The signature is verified on a worker thread; the outcome comes back to here. */
  @Override
  public Uni<Identity> identify(Credentials credentials) {
    var token =
        credentials.authorization().flatMap(BearerToken::in).orElseThrow(JwtAuthenticator::noToken);
    return EventLoop.back(verifier.verify(token).map(this::identity));
  }

  private static DomainException noToken() {
    return DomainException.unauthenticated("Send the header \"Authorization: Bearer <token>\".");
  }

  private Identity identity(JwtClaims claims) {
    if (!(claims.getClaimValue("email") instanceof String email)) {
      throw DomainException.unauthenticated(
          "The token names no e-mail address (email): send one that does, such as an ID token.");
    }
    if (!isTrue(claims.getClaimValue("email_verified"))) {
      throw DomainException.unauthenticated(
          "The e-mail address of the token is not verified (email_verified): verify it where you"
              + " sign in, and get a new token.");
    }
    requireAddress(email);
    return new Identity(subject(claims), email.strip(), isAdministrator(claims));
  }

  private static Subject subject(JwtClaims claims) {
    if (claims.getClaimValue("iss") instanceof String issuer
        && claims.getClaimValue("sub") instanceof String id
        && !id.isBlank()) {
      return new Subject(issuer, id);
    }
    throw DomainException.unauthenticated(
        "The token does not say whose it is (sub): get one that does, such as an ID token.");
  }

  /** Cognito and others write the claim as text in some places. */
  private static boolean isTrue(Object claim) {
    return Boolean.TRUE.equals(claim) || "true".equals(claim);
  }

  private void requireAddress(String email) {
    try {
      input.email(email);
    } catch (DomainException refusal) {
      throw DomainException.unauthenticated(
          "The e-mail address of the token (email) is none that this service takes: get a token with"
              + " an address such as ada@example.com.");
    }
  }

  private static boolean isAdministrator(JwtClaims claims) {
    return Stream.of("groups", "cognito:groups")
        .map(claims::getClaimValue)
        .anyMatch(
            groups -> groups instanceof Collection<?> names && names.contains(ADMINISTRATORS));
  }

  @Override
  public Uni<Caller> caller(Identity identity) {
    return known
        .bySubject(identity.subject(), before -> user(identity, before))
        .map(
            found ->
                found
                    .map(user -> new Caller(user, identity.administrator()))
                    .orElseThrow(() -> nobody(identity)));
  }

  private Uni<Optional<User>> user(Identity identity, Optional<String> before) {
    return signIn.user(identity.subject(), identity.email(), autoRegister, before);
  }

  private static DomainException nobody(Identity identity) {
    return DomainException.unauthenticated(
        "There is no user "
            + identity.email()
            + " yet: ask an administrator to create one with this address.");
  }
}
