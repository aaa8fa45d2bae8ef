package org.guestlist.identity;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;

/**
 * Verifies tokens against the keys of an issuer, and a token that none of them signed once more
 * against newer ones. Thread-safe. See docs/adr/0009 and 0023.
 */
final class TokenVerifier {
  /** Far more than the issuers in docs/authentication.md write. */
  static final int LONGEST = 8_192;

  private final TokenRules rules;
  private final VerificationKeys keys;

  /** Thrown where other keys might be what a token was signed with. */
  private static final class UnfitKeysException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitKeysException(RuntimeException refusal) {
      super(null, refusal, false, false);
    }

    RuntimeException refusal() {
      return (RuntimeException) getCause();
    }
  }

  /** One for these settings. */
  TokenVerifier(AuthSettings settings) {
    this(TokenSettings.rules(settings), TokenSettings.keys(settings));
  }

  TokenVerifier(TokenRules rules, VerificationKeys keys) {
    this.rules = rules;
    this.keys = keys;
  }

  /**
   * The claims of a good token. Fails with UNAUTHENTICATED for any other one, and with a fault
   * where it cannot be found out, since the keys cannot be fetched.
   */
  Uni<JwtClaims> verify(String token) {
    return Uni.createFrom()
        .deferred(
            () -> {
              requireReadable(token);
              return keys.known();
            })
        .flatMap(
            known ->
                claims(token, known)
                    .onFailure(UnfitKeysException.class)
                    .recoverWithUni(unfit -> again(token, known, unfit)));
  }

  /** Looks for no key where the token is refused anyway. */
  private static void requireReadable(String token) {
    if (token.length() > LONGEST) {
      throw TokenRefusals.tooLong();
    }
    try {
      var read = JsonWebStructure.fromCompactSerialization(token);
      if (!(read instanceof JsonWebSignature)) {
        throw TokenRefusals.unreadable();
      }
      // Not by the method that casts it to a text: a header may have anything there.
      if (!(read.getHeaders().getObjectHeaderValue("alg") instanceof String algorithm)
          || !TokenRules.isTaken(algorithm)) {
        throw TokenRefusals.algorithm();
      }
    } catch (JoseException | IllegalArgumentException malformed) {
      throw TokenRefusals.unreadable();
    }
  }

  private Uni<JwtClaims> claims(String token, VerificationKeyResolver known) {
    return Uni.createFrom()
        .item(() -> verified(token, known))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private JwtClaims verified(String token, VerificationKeyResolver known) {
    try {
      return rules.claims(token, known);
    } catch (InvalidJwtException | RuntimeException failure) {
      var refusal = TokenRefusals.of(failure);
      throw TokenRefusals.isForTheKey(failure) ? new UnfitKeysException(refusal) : refusal;
    }
  }

  private Uni<JwtClaims> again(
      String token, VerificationKeyResolver known, UnfitKeysException unfit) {
    return keys.newerThan(known)
        .flatMap(newer -> newer.map(found -> claims(token, found)).orElseThrow(unfit::refusal))
        .onFailure(UnfitKeysException.class)
        .transform(failure -> failure.refusal());
  }
}
