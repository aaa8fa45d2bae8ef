package org.guestlist.identity;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodeValidator.Error;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/**
 * What a token has to be (RFC 7519, RFC 8725). Thread-safe.
 *
 * @param audience of which a token has to have one
 * @param maxLife the most that may lie between the claims {@code iat} and {@code exp}
 */
record TokenRules(String issuer, List<String> audience, Duration maxLife) {
  /** Codes of our own, beside those of the library. */
  static final int OTHER_USE = -1;

  static final int LIVES_TOO_LONG = -2;
  static final int ISSUED_LATER = -3;
  static final int MALFORMED = -4;

  private static final int LEEWAY_SECONDS = 30;
  private static final Set<String> ALGORITHMS =
      Set.of(
          AlgorithmIdentifiers.RSA_USING_SHA256,
          AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

  /** ID tokens and access tokens (RFC 9068, section 2.1). */
  private static final Set<String> TYPES =
      Set.of("jwt", "application/jwt", "at+jwt", "application/at+jwt");

  /** What makes a token a report of something that happened (RFC 8417, section 2.2). */
  private static final String EVENTS = "events";

  /** The end of the year 9999: a larger number is no date, and might be cut to one. */
  private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(253_402_300_799L);

  static boolean isTaken(String algorithm) {
    return algorithm != null && ALGORITHMS.contains(algorithm);
  }

  /**
   * Returns the claims of a good token. Takes processor time, and does not block.
   *
   * @throws InvalidJwtException for any other token
   */
  JwtClaims claims(String token, VerificationKeyResolver keys) throws InvalidJwtException {
    return new JwtConsumerBuilder()
        .setVerificationKeyResolver(keys)
        .setJwsAlgorithmConstraints(
            new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS.toArray(String[]::new)))
        .setExpectedIssuer(issuer)
        .setExpectedAudience(audience.toArray(String[]::new))
        .setRequireExpirationTime()
        .setRequireIssuedAt()
        .setAllowedClockSkewInSeconds(LEEWAY_SECONDS)
        .registerValidator((ErrorCodeValidator) TokenRules::use)
        .registerValidator((ErrorCodeValidator) this::times)
        .registerValidator((ErrorCodeValidator) TokenRules::groups)
        .build()
        .processToClaims(token);
  }

  private static Error use(JwtContext token) {
    if (token.getJoseObjects().size() != 1 || token.getJwtClaims().hasClaim(EVENTS)) {
      return new Error(OTHER_USE, "a token within a token, or a report of events");
    }
    var header = token.getJoseObjects().get(0).getHeaders();
    if (header.getObjectHeaderValue("crit") != null) {
      // Names extensions that have to be understood (RFC 7515, section 4.1.11): none is, here.
      return new Error(MALFORMED, "crit");
    }
    var type = header.getObjectHeaderValue("typ");
    var taken =
        type == null
            || (type instanceof String text && TYPES.contains(text.toLowerCase(Locale.ROOT)));
    return taken ? null : new Error(OTHER_USE, "typ");
  }

  private Error times(JwtContext token) {
    var claims = token.getJwtClaims().getClaimsMap();
    for (var name : List.of("exp", "iat", "nbf")) {
      if (claims.containsKey(name) && !isTime(claims.get(name))) {
        return new Error(MALFORMED, name);
      }
    }
    return claims.containsKey("exp") && claims.containsKey("iat") ? life(claims) : null;
  }

  private static boolean isTime(Object claim) {
    if (!(claim instanceof Number)) {
      return false;
    }
    var seconds = decimal(claim);
    return seconds.signum() >= 0 && seconds.compareTo(LAST_SECOND) <= 0;
  }

  private static BigDecimal decimal(Object number) {
    return new BigDecimal(number.toString());
  }

  private Error life(Map<String, Object> claims) {
    var issued = decimal(claims.get("iat"));
    var life = decimal(claims.get("exp")).subtract(issued);
    if (life.compareTo(BigDecimal.valueOf(maxLife.toSeconds())) > 0) {
      return new Error(LIVES_TOO_LONG, "exp");
    }
    var now = BigDecimal.valueOf(Instant.now().getEpochSecond());
    if (issued.compareTo(now.add(BigDecimal.valueOf(LEEWAY_SECONDS))) > 0) {
      return new Error(ISSUED_LATER, "iat");
    }
    return life.signum() > 0 ? null : new Error(MALFORMED, "exp is before iat");
  }

  /** A text is no list and makes nobody administrator; an object is no claim of any issuer. */
  private static Error groups(JwtContext token) {
    var groups = token.getJwtClaims().getClaimValue("groups");
    return groups instanceof Map ? new Error(MALFORMED, "groups") : null;
  }
}
