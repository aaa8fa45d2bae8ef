package org.guestlist.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.guestlist.model.DomainException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;

/** Why a token is not taken, and what to do: never in the words of a library, nor of the token. */
final class TokenRefusals {
  private static final String ISSUER =
      "The token comes from another issuer (iss): sign in where this service expects it.";
  private static final String AUDIENCE =
      "The token was made for another service (aud): get one that is meant for this one.";

  /** In the order of what says most to a person. */
  private static final Map<Integer, String> BY_CODE = new LinkedHashMap<>();

  static {
    BY_CODE.put(
        ErrorCodes.SIGNATURE_INVALID,
        "The signature of the token is wrong: send the token as it was issued.");
    BY_CODE.put(
        TokenRules.OTHER_USE,
        "The token is meant for another use (typ): send an ID token or an access token.");
    BY_CODE.put(ErrorCodes.ISSUER_MISSING, ISSUER);
    BY_CODE.put(ErrorCodes.ISSUER_INVALID, ISSUER);
    BY_CODE.put(ErrorCodes.AUDIENCE_MISSING, AUDIENCE);
    BY_CODE.put(ErrorCodes.AUDIENCE_INVALID, AUDIENCE);
    BY_CODE.put(ErrorCodes.EXPIRED, "The token has expired: get a new one.");
    BY_CODE.put(
        ErrorCodes.EXPIRATION_MISSING,
        "The token does not say when it expires (exp): get one that does.");
    BY_CODE.put(
        ErrorCodes.NOT_YET_VALID,
        "The token is not valid yet (nbf): try again later, or set the clocks right.");
    BY_CODE.put(
        ErrorCodes.ISSUED_AT_MISSING,
        "The token does not say when it was issued (iat): get one that does.");
    BY_CODE.put(
        TokenRules.ISSUED_LATER,
        "The token was issued in the future (iat): try again later, or set the clocks right.");
    BY_CODE.put(
        TokenRules.LIVES_TOO_LONG,
        "The token is good for longer than this service allows (exp): get one for a shorter time.");
  }

  private TokenRefusals() {}

  static DomainException tooLong() {
    return DomainException.unauthenticated(
        "The token has more than "
            + TokenVerifier.LONGEST
            + " characters: get one with fewer claims.");
  }

  static DomainException algorithm() {
    return DomainException.unauthenticated(
        "The token is not signed with RS256 or ES256: get one that is.");
  }

  static DomainException unknownKey() {
    return DomainException.unauthenticated(
        "The token is signed with a key that its issuer does not publish: get a new one.");
  }

  static DomainException unreadable() {
    return DomainException.unauthenticated(
        "This is no token that can be read: send the JWT that you got when you signed in.");
  }

  /** What the failure of a verification means; a fault of ours is no refusal. */
  static RuntimeException of(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      var meaning = meaning(cause);
      if (meaning.isPresent()) {
        return meaning.get();
      }
    }
    return unreadable();
  }

  /** Whether a token would be good if another key were known. */
  static boolean isForTheKey(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DomainException
          || (cause instanceof InvalidJwtException invalid
              && invalid.hasErrorCode(ErrorCodes.SIGNATURE_INVALID))) {
        return true;
      }
    }
    return false;
  }

  private static Optional<RuntimeException> meaning(Throwable cause) {
    if (cause instanceof DomainException refusal) {
      return Optional.of(refusal);
    }
    if (cause instanceof UnresolvableKeyException) {
      return Optional.of(new IllegalStateException("The keys cannot be fetched", cause));
    }
    return cause instanceof InvalidJwtException invalid ? byCode(invalid) : Optional.empty();
  }

  private static Optional<RuntimeException> byCode(InvalidJwtException invalid) {
    return BY_CODE.entrySet().stream()
        .filter(entry -> invalid.hasErrorCode(entry.getKey()))
        .map(entry -> (RuntimeException) DomainException.unauthenticated(entry.getValue()))
        .findFirst();
  }
}
