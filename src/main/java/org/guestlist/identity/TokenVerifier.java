package org.guestlist.identity;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.util.ArrayList;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/**
 * Verifies tokens: signature, issuer, audience, expiry. Thread-safe. The rules are checked by
 * SmallRye JWT; the keys come from sources of ours, see docs/adr/0009.
 */
final class TokenVerifier {
  /** Far more than the issuers in docs/authentication.md write. */
  static final int LONGEST = 8_192;

  private static final int LEEWAY_SECONDS = 30;
  private static final Set<SignatureAlgorithm> ALGORITHMS =
      Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256);

  private final JWTAuthContextInfo rules;
  private final DefaultJWTTokenParser parser;

  /**
   * One that heeds these settings.
   *
   * @throws ConfigurationException in one line, where they are incomplete or name no usable key
   */
  TokenVerifier(AuthSettings settings) {
    requireComplete(settings);
    this.rules = rules(settings);
    this.parser = parser(keys(settings));
  }

  private static void requireComplete(AuthSettings settings) {
    var missing = new ArrayList<String>();
    if (settings.key().isEmpty() && settings.jwks().isEmpty()) {
      missing.add("GUESTLIST_AUTH_KEY or GUESTLIST_AUTH_JWKS");
    }
    if (settings.issuer().isEmpty()) {
      missing.add("GUESTLIST_AUTH_ISSUER");
    }
    if (settings.audience().isEmpty()) {
      missing.add("GUESTLIST_AUTH_AUDIENCE");
    }
    if (!missing.isEmpty()) {
      throw new ConfigurationException(
          "guestlist.auth is jwt and does not know whose tokens to take: set "
              + String.join(", ", missing)
              + " (see docs/authentication.md).");
    }
  }

  private static JWTAuthContextInfo rules(AuthSettings settings) {
    var rules = new JWTAuthContextInfo();
    rules.setSignatureAlgorithm(ALGORITHMS);
    rules.setIssuedBy(settings.issuer().orElseThrow());
    rules.setExpectedAudience(settings.audience().orElseThrow());
    rules.setClockSkew(LEEWAY_SECONDS);
    rules.setRelaxVerificationKeyValidation(false);
    // Who calls is told by the subject, which JwtAuthenticator requires, not by a name.
    rules.setRequireNamedPrincipal(false);
    // No group has this in its name: one that has a blank in it stays one group.
    rules.setGroupsSeparator("\n");
    return rules;
  }

  private static VerificationKeyResolver keys(AuthSettings settings) {
    if (settings.key().isPresent() && settings.jwks().isPresent()) {
      throw new ConfigurationException(
          "There are two sources of keys: set either GUESTLIST_AUTH_KEY or GUESTLIST_AUTH_JWKS.");
    }
    if (settings.jwks().isPresent()) {
      return new PublishedKeys(settings.jwks().get());
    }
    var key = PemKey.read(settings.key().orElseThrow());
    return (token, nesting) -> key;
  }

  private static DefaultJWTTokenParser parser(VerificationKeyResolver keys) {
    var checked = forTakenAlgorithms(keys);
    return new DefaultJWTTokenParser() {
      @Override
      protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo rules) {
        return checked;
      }
    };
  }

  /** Looks for no key where the algorithm is refused anyway. */
  private static VerificationKeyResolver forTakenAlgorithms(VerificationKeyResolver keys) {
    return (token, nesting) -> {
      if (!isTaken(token.getAlgorithmHeaderValue())) {
        throw TokenRefusals.algorithm();
      }
      return keys.resolveKey(token, nesting);
    };
  }

  private static boolean isTaken(String algorithm) {
    return ALGORITHMS.stream().anyMatch(taken -> taken.getAlgorithm().equals(algorithm));
  }

  /**
   * The claims of a good token; may block while keys are fetched.
   *
   * @throws org.guestlist.model.DomainException UNAUTHENTICATED for any other token
   * @throws IllegalStateException where it cannot be found out, since the keys cannot be fetched
   */
  JwtClaims verify(String token) {
    if (token.length() > LONGEST) {
      throw TokenRefusals.tooLong();
    }
    try {
      return parser.parse(token, rules).getJwtClaims();
    } catch (ParseException | RuntimeException refusal) {
      throw TokenRefusals.of(refusal);
    }
  }
}
