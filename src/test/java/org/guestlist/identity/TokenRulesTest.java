package org.guestlist.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guestlist.testing.TokenIssuer;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token has to be, by tokens that are signed well. */
class TokenRulesTest {
  private static final TokenIssuer ISSUER = TokenIssuer.rsa("rules");
  private static final Duration DAY = Duration.ofDays(1);
  private static final TokenRules RULES =
      new TokenRules(TokenIssuer.ISSUER, List.of("a", TokenIssuer.AUDIENCE), DAY);

  private static void assertTaken(String token) throws InvalidJwtException {
    var claims = RULES.claims(token, (header, nesting) -> ISSUER.key().getPublicKey());
    assertThat(claims.getClaimValue("email")).isEqualTo("grace@example.com");
  }

  private static void assertRefused(String token, String message) {
    assertThatThrownBy(() -> RULES.claims(token, (header, nesting) -> ISSUER.key().getPublicKey()))
        .isInstanceOf(InvalidJwtException.class)
        .satisfies(
            failure -> assertThat(TokenRefusals.of(failure)).hasMessageStartingWith(message));
  }

  private static Map<String, Object> claims() {
    return TokenIssuer.claims("grace@example.com");
  }

  private static Map<String, Object> claims(String name, Object value) {
    var claims = claims();
    claims.put(name, value);
    return claims;
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  // The use of a token

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt", "application/jwt"})
  void anIdTokenAndAnAccessTokenAreTaken(String type) throws InvalidJwtException {
    var header = new LinkedHashMap<String, Object>();
    header.put("typ", type);
    assertTaken(ISSUER.sign(claims(), header));
  }

  private static Stream<Object> otherTypes() {
    return Stream.of(
        "logout+jwt",
        "dpop+jwt",
        "secevent+jwt",
        "application/secevent+jwt",
        "token-introspection+jwt",
        "oauth-authz-req+jwt",
        "client-authentication+jwt",
        "vc+jwt",
        "vp+jwt",
        "rt+jwt",
        "JOSE",
        "Bearer",
        "",
        " JWT",
        "JWT;x",
        "at+jwt, JWT",
        7,
        true,
        List.of("JWT"),
        Map.of("typ", "JWT"));
  }

  @ParameterizedTest
  @MethodSource("otherTypes")
  void aTokenOfAnotherUseIsRefused(Object type) {
    assertRefused(
        ISSUER.sign(claims(), Map.of("typ", type)), "The token is meant for another use (typ)");
  }

  @Test
  void aReportOfEventsAndATokenWithinATokenAreRefused() {
    var logout = Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());
    assertRefused(
        ISSUER.sign(claims("events", logout), Map.of()), "The token is meant for another use");
    var inner = ISSUER.sign(claims(), Map.of());
    assertRefused(ISSUER.sign(inner, Map.of("cty", "JWT")), "The token is meant for another use");
  }

  // Times

  private static Stream<Arguments> goodTimes() {
    var now = now();
    return Stream.of(
        Arguments.of(now - 60, now - 60 + DAY.toSeconds()),
        Arguments.of(now + 20, now + 60),
        Arguments.of(now - 60.5, now + 60.25),
        Arguments.of((double) now - 60, (double) now + 60));
  }

  @ParameterizedTest
  @MethodSource("goodTimes")
  void aTokenMayLiveForAsLongAsTheSettingSays(Object issued, Object expires)
      throws InvalidJwtException {
    var claims = claims("iat", issued);
    claims.put("exp", expires);
    assertTaken(ISSUER.sign(claims, Map.of()));
  }

  private static Stream<Arguments> badTimes() {
    var now = now();
    var unreadable = "This is no token that can be read";
    var tooLong = "The token is good for longer than this service allows (exp)";
    var wrapped = BigInteger.TWO.pow(64).add(BigInteger.valueOf(now + 60));
    return Stream.of(
        Arguments.of("exp", now - 60 + DAY.toSeconds() + 1, tooLong),
        Arguments.of("exp", now + 3_153_600_000L, tooLong),
        Arguments.of("exp", 253_402_300_799L, tooLong),
        Arguments.of("iat", 0, tooLong),
        Arguments.of("exp", 253_402_300_800L, unreadable),
        Arguments.of("exp", Long.MAX_VALUE, unreadable),
        Arguments.of("exp", wrapped, unreadable),
        Arguments.of("exp", 1e300, unreadable),
        Arguments.of("exp", String.valueOf(now + 60), unreadable),
        Arguments.of("exp", List.of(now + 60), unreadable),
        Arguments.of("exp", true, unreadable),
        Arguments.of("iat", String.valueOf(now), unreadable),
        Arguments.of("iat", -1, unreadable),
        Arguments.of("iat", wrapped, unreadable),
        Arguments.of("nbf", String.valueOf(now), unreadable),
        Arguments.of("nbf", -1, unreadable),
        Arguments.of("nbf", wrapped, unreadable),
        Arguments.of("iat", now + 600, "The token was issued in the future (iat)"),
        Arguments.of("exp", now - 60, "The token has expired"),
        Arguments.of("exp", 1, "The token has expired"),
        Arguments.of("iat", now + 300, "The token was issued in the future (iat)"));
  }

  @ParameterizedTest
  @MethodSource("badTimes")
  void aTokenWithoutEndOrWithTimesThatAreNoneIsRefused(String name, Object time, String message) {
    assertRefused(ISSUER.sign(claims(name, time), Map.of()), message);
  }

  // Types of claims

  private static Stream<Arguments> wrongTypes() {
    return Stream.of(
        Arguments.of("iss", List.of(TokenIssuer.ISSUER)),
        Arguments.of("iss", 5),
        Arguments.of("iss", Map.of("iss", TokenIssuer.ISSUER)),
        Arguments.of("aud", Map.of(TokenIssuer.AUDIENCE, true)),
        Arguments.of("aud", List.of(List.of(TokenIssuer.AUDIENCE))),
        Arguments.of("aud", Arrays.asList(5, TokenIssuer.AUDIENCE)),
        Arguments.of("aud", true),
        Arguments.of("aud", "x," + TokenIssuer.AUDIENCE),
        Arguments.of("aud", "x " + TokenIssuer.AUDIENCE),
        Arguments.of("aud", TokenIssuer.AUDIENCE + " "),
        Arguments.of("groups", Map.of("admin", true)));
  }

  @ParameterizedTest
  @MethodSource("wrongTypes")
  void aClaimOfAnotherTypeIsRefused(String name, Object value) {
    assertRefused(ISSUER.sign(claims(name, value), Map.of()), "Th");
  }

  // What two readers might read differently

  @Test
  void aMemberThatComesTwiceIsRefused() {
    var json = JsonUtil.toJson(claims());
    var twice = json.substring(0, json.length() - 1) + ",\"email\":\"ada@example.com\"}";
    var header = "{\"alg\":\"RS256\",\"kid\":\"rules\"}";
    assertRefused(ISSUER.signParts(header, twice), "This is no token that can be read");
    assertRefused(
        ISSUER.signParts("{\"alg\":\"none\",\"alg\":\"RS256\"}", json),
        "This is no token that can be read");
    assertRefused(ISSUER.signParts(header, json + "x"), "This is no token that can be read");
    assertRefused(ISSUER.signParts(header, "[" + json + "]"), "This is no token that can be read");
    assertRefused(ISSUER.signParts(header, "null"), "This is no token that can be read");
  }

  @Test
  void whatHasToBeUnderstoodAndIsNotIsRefused() {
    for (var critical : List.of(List.of("exp"), List.of("x"), List.of("b64"), List.of(), "x", 5)) {
      assertRefused(
          ISSUER.sign(claims(), Map.of("crit", critical, "x", 1)),
          "This is no token that can be read");
    }
  }

  @Test
  void aKeyThatATokenBringsAlongIsNotLookedAt() throws InvalidJwtException {
    var thief = TokenIssuer.rsa("thief");
    var jwk = thief.key().toParams(org.jose4j.jwk.JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    assertRefused(thief.sign(claims(), Map.of("jwk", jwk)), "The signature of the token is wrong");
    assertTaken(ISSUER.sign(claims(), Map.of("jwk", jwk, "jku", "https://example.com/keys")));
  }
}
