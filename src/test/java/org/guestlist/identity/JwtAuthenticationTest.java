package org.guestlist.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.guestlist.LocalDatabase;
import org.guestlist.store.Callers;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.Database;
import org.guestlist.testing.Invariants;
import org.guestlist.testing.RawHttp;
import org.guestlist.testing.TokenIssuer;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who calls, by tokens whose issuer's RSA key is known. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
@TestProfile(JwtAuthenticationTest.Tokens.class)
class JwtAuthenticationTest {
  private static final String PREFIX = "tokens_";
  private static final Database DATABASE = new Database(PREFIX);
  private static final TokenIssuer ISSUER = TokenIssuer.rsa("pem");
  private static final String GRACE = "grace@example.com";
  private static final int CALLERS = 16;

  /** Tokens of one issuer for two audiences. */
  public static final class Tokens implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "guestlist.auth",
          "jwt",
          "guestlist.auth.key",
          TokenIssuer.rsa("pem").pem(),
          "guestlist.auth.issuer",
          TokenIssuer.ISSUER,
          "guestlist.auth.audience",
          TokenIssuer.AUDIENCE + ", another",
          "guestlist.table-prefix",
          PREFIX);
    }
  }

  private static Answer me(String token) {
    return Api.as(token).run("{ me { id email } }");
  }

  private static String somebodyNew() {
    return "u" + UUID.randomUUID() + "@example.com";
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  private static void assertRefused(Answer answer, String message) {
    assertThat(answer.extensions()).isEqualTo(Map.of("code", "UNAUTHENTICATED"));
    assertThat(answer.<String>path("errors[0].message")).isEqualTo(message);
    assertThat(answer.<Object>path("data")).isNull();
  }

  // Good tokens

  @Test
  void aGoodTokenActsAsTheUserWithItsAddress() {
    assertThat(me(ISSUER.token(GRACE)).<String>data("me.email")).isEqualTo(GRACE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Grace@Example.COM", " grace@example.com "})
  void letterCaseOfTheAddressDoesNotMatter(String email) {
    assertThat(me(ISSUER.token(email)).<String>data("me.email")).isEqualTo(GRACE);
  }

  @Test
  void theWordBearerMayBeWrittenInAnyCase() {
    var answer =
        new Api(Map.of("Authorization", "bearer  " + ISSUER.token(GRACE))).run("{ me { email } }");
    assertThat(answer.<String>data("me.email")).isEqualTo(GRACE);
  }

  private static Stream<Arguments> otherGoodTokens() {
    return Stream.of(
        Arguments.of("aud", "another"),
        Arguments.of("aud", List.of("a third", "another")),
        Arguments.of("email_verified", "true"),
        Arguments.of("nbf", now() - 1),
        Arguments.of("nbf", now() + 20),
        Arguments.of("exp", now() + 10_000_000));
  }

  @ParameterizedTest
  @MethodSource("otherGoodTokens")
  void whatTheIssuersDoDifferentlyIsTaken(String claim, Object value) {
    assertThat(me(ISSUER.token(GRACE, claim, value)).<String>data("me.email")).isEqualTo(GRACE);
  }

  /** Each token is made anew: it was 29 s past its expiry when it was made, and not less later. */
  @Test
  void aTokenIsTakenForThirtySecondsAfterItsExpiry() {
    var taken =
        Callers.until(
            () ->
                Optional.of(me(ISSUER.token(GRACE, "exp", now() - 29)))
                    .filter(answer -> answer.errors().isEmpty()));
    assertThat(taken.<String>data("me.email")).isEqualTo(GRACE);
  }

  // Bad tokens

  @Test
  void whoBringsNothingIsToldWhatToSend() {
    assertRefused(Api.asAda().run("{ me { id } }"), SEND_A_TOKEN);
  }

  private static final String SEND_A_TOKEN = "Send the header \"Authorization: Bearer <token>\".";

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic Z3JhY2U6eA==", "grace@example.com"})
  void aHeaderWithoutATokenIsRefused(String header) {
    assertRefused(new Api(Map.of("Authorization", header)).run("{ me { id } }"), SEND_A_TOKEN);
  }

  /** One of two would have to win, and two that look at a request may choose differently. */
  @Test
  void twoHeadersAreOneTooMany() {
    for (var second : new String[] {ISSUER.token("ada@example.com"), ISSUER.token(GRACE), "x"}) {
      var request =
          HttpRequest.newBuilder(RawHttp.address("/graphql"))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + ISSUER.token(GRACE))
              .header("Authorization", "Bearer " + second)
              .POST(BodyPublishers.ofString("{\"query\": \"{ me { email } }\"}"));
      var response = RawHttp.send(request);
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(RawHttp.code(response)).isEqualTo("UNAUTHENTICATED");
    }
  }

  @Test
  void theTwoFormsOfAnAddressAreOneUser() {
    var name = "ren\u00e9" + UUID.randomUUID();
    String created =
        Api.as(ISSUER.token("root@example.com", "groups", List.of("admin")))
            .mutate("createUser", "{ id }", "email", name + "@example.com")
            .data("createUser.id");
    var spelledOut = Normalizer.normalize(name + "@example.com", Normalizer.Form.NFD);

    assertThat(me(ISSUER.token(spelledOut)).<String>data("me.id")).isEqualTo(created);
  }

  private static final String UNREADABLE =
      "This is no token that can be read: send the JWT that you got when you signed in.";

  @ParameterizedTest
  @ValueSource(
      strings = {"grace@example.com", "x", "a.b.c", "...", "e30.e30.", "e30.e30.e30", "a.b.c.d.e"})
  void whatIsNoTokenIsRefused(String token) {
    assertThat(me(token).code()).isEqualTo("UNAUTHENTICATED");
  }

  private static final String EXPIRED = "The token has expired: get a new one.";
  private static final String ISSUER_UNKNOWN =
      "The token comes from another issuer (iss): sign in where this service expects it.";
  private static final String AUDIENCE_OTHER =
      "The token was made for another service (aud): get one that is meant for this one.";
  private static final String NO_SUBJECT =
      "The token does not say whose it is (sub): get one that does, such as an ID token.";
  private static final String NO_EMAIL =
      "The token names no e-mail address (email): send one that does, such as an ID token.";
  private static final String UNVERIFIED =
      "The e-mail address of the token is not verified (email_verified): verify it where you sign"
          + " in, and get a new token.";
  private static final String NO_ADDRESS =
      "The e-mail address of the token (email) is none that this service takes: get a token with"
          + " an address such as ada@example.com.";

  private static Stream<Arguments> badClaims() {
    return Stream.of(
        Arguments.of("exp", now() - 31, EXPIRED),
        Arguments.of("exp", 0, EXPIRED),
        Arguments.of(
            "exp", null, "The token does not say when it expires (exp): get one that does."),
        Arguments.of("exp", "tomorrow", UNREADABLE),
        Arguments.of(
            "nbf",
            now() + 100,
            "The token is not valid yet (nbf): try again later, or set the clocks right."),
        Arguments.of(
            "iat", null, "The token does not say when it was issued (iat): get one that does."),
        Arguments.of("iss", TokenIssuer.ISSUER + "/", ISSUER_UNKNOWN),
        Arguments.of("iss", null, ISSUER_UNKNOWN),
        Arguments.of("aud", "somebody-else", AUDIENCE_OTHER),
        Arguments.of("aud", List.of(), AUDIENCE_OTHER),
        Arguments.of("aud", null, AUDIENCE_OTHER),
        Arguments.of("sub", null, NO_SUBJECT),
        Arguments.of("sub", "", NO_SUBJECT),
        Arguments.of("sub", " ", NO_SUBJECT),
        Arguments.of("sub", 5, UNREADABLE),
        Arguments.of("sub", List.of("x"), UNREADABLE),
        Arguments.of("email", null, NO_EMAIL),
        Arguments.of("email", 5, NO_EMAIL),
        Arguments.of("email", List.of(GRACE), NO_EMAIL),
        Arguments.of("email_verified", null, UNVERIFIED),
        Arguments.of("email_verified", false, UNVERIFIED),
        Arguments.of("email_verified", "false", UNVERIFIED),
        Arguments.of("email_verified", 1, UNVERIFIED),
        Arguments.of("email", "", NO_ADDRESS),
        Arguments.of("email", "mi\u212ae@example.com", NO_ADDRESS),
        Arguments.of("email", "<grace@example.com>", NO_ADDRESS),
        Arguments.of("email", "mailto:grace@example.com", NO_ADDRESS),
        Arguments.of("email", "gr\u200bace@example.com", NO_ADDRESS),
        Arguments.of("email", "grace", NO_ADDRESS),
        Arguments.of("email", "grace@example.com ada@example.com", NO_ADDRESS),
        Arguments.of("email", "g".repeat(243) + "@example.com", NO_ADDRESS),
        Arguments.of("groups", Map.of("admin", true), UNREADABLE));
  }

  @ParameterizedTest
  @MethodSource("badClaims")
  void aTokenWithABadClaimIsRefusedAndSaysWhy(String claim, Object value, String message) {
    assertRefused(me(ISSUER.token(GRACE, claim, value)), message);
  }

  private static final String WRONG_ALGORITHM =
      "The token is not signed with RS256 or ES256: get one that is.";

  private static Stream<Arguments> badSignatures() {
    var claims = TokenIssuer.claims(GRACE);
    var key = ISSUER.key();
    var unsigned = ISSUER.unsigned(claims);
    var good = ISSUER.token(GRACE);
    var other = ISSUER.token("ada@example.com");
    var wrong = "The signature of the token is wrong: send the token as it was issued.";
    return Stream.of(
        Arguments.of("none", unsigned, WRONG_ALGORITHM),
        Arguments.of(
            "none, with a signature",
            unsigned + good.substring(good.lastIndexOf('.') + 1),
            WRONG_ALGORITHM),
        Arguments.of(
            "the public key as a secret, as a PEM",
            ISSUER.signedWithThePublicKey(claims, ISSUER.pem().getBytes(StandardCharsets.UTF_8)),
            WRONG_ALGORITHM),
        Arguments.of(
            "the public key as a secret, as bytes",
            ISSUER.signedWithThePublicKey(claims, key.getPublicKey().getEncoded()),
            WRONG_ALGORITHM),
        Arguments.of("RS512", ISSUER.sign(claims, "RS512", key.getPrivateKey()), WRONG_ALGORITHM),
        Arguments.of("PS256", ISSUER.sign(claims, "PS256", key.getPrivateKey()), WRONG_ALGORITHM),
        Arguments.of("a number", ISSUER.sign(claims, Map.of("alg", 256)), WRONG_ALGORITHM),
        Arguments.of("true", ISSUER.sign(claims, Map.of("alg", true)), WRONG_ALGORITHM),
        Arguments.of("an object", ISSUER.sign(claims, Map.of("alg", Map.of())), WRONG_ALGORITHM),
        Arguments.of(
            "a list", ISSUER.sign(claims, Map.of("alg", List.of("RS256"))), WRONG_ALGORITHM),
        Arguments.of("another's RSA key", TokenIssuer.rsa("thief").sign(claims), wrong),
        Arguments.of("an EC key", TokenIssuer.ec("thief").sign(claims), UNREADABLE),
        Arguments.of("no signature", good.substring(0, good.lastIndexOf('.') + 1), wrong),
        Arguments.of("of another token", mixed(other, good), wrong));
  }

  /** The header and the claims of one token, the signature of another one. */
  private static String mixed(String claims, String signature) {
    return claims.substring(0, claims.lastIndexOf('.'))
        + signature.substring(signature.lastIndexOf('.'));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badSignatures")
  void aTokenThatTheIssuerDidNotSignIsRefused(String how, String token, String message) {
    assertRefused(me(token), message);
  }

  @Test
  void aTokenThatIsEncryptedWithThePublicKeyIsRefused() throws JoseException {
    var encrypted = new JsonWebEncryption();
    encrypted.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.RSA_OAEP_256);
    encrypted.setEncryptionMethodHeaderParameter(
        ContentEncryptionAlgorithmIdentifiers.AES_128_CBC_HMAC_SHA_256);
    encrypted.setKey(ISSUER.key().getPublicKey());
    encrypted.setPayload("{\"email\":\"ada@example.com\"}");

    assertRefused(me(encrypted.getCompactSerialization()), UNREADABLE);
  }

  @Test
  void aTokenOfTheLimitIsReadAndALongerOneIsNot() {
    var filler = "x".repeat(5_600);
    var token = ISSUER.token(GRACE, "filler", filler);
    assertThat(token).hasSizeLessThan(TokenVerifier.LONGEST);
    assertThat(me(token).<String>data("me.email")).isEqualTo(GRACE);

    assertRefused(
        me(ISSUER.token(GRACE, "filler", filler + "x".repeat(1_000))),
        "The token has more than 8192 characters: get one with fewer claims.");
  }

  // Registration

  @Test
  void whoHasNoUserYetIsRegisteredAtTheFirstCall() {
    var email = somebodyNew();

    String id = me(ISSUER.token(email.toUpperCase(Locale.ROOT))).data("me.id");

    assertThat(me(ISSUER.token(email)).<String>data("me.id")).isEqualTo(id);
    assertThat(rows(email)).singleElement().satisfies(row -> assertThat(row).isEqualTo(id));
  }

  /** The ids of the users with an address. */
  private static List<String> rows(String email) {
    return DATABASE.rows("users").stream()
        .filter(row -> row.containsKey("email") && row.get("email").s().equals(email))
        .map(row -> row.get("id").s())
        .toList();
  }

  @Test
  void ofSixteenFirstCallsAtOnceOneRegistersAndAllAreTheSameUser() {
    for (int i = 0; i < 5; i++) {
      var email = somebodyNew();
      var token = ISSUER.token(email);

      var ids = Callers.atOnce(CALLERS, caller -> me(token).<String>data("me.id"));

      var id = ids.get(0);
      assertThat(ids).isEqualTo(Collections.nCopies(CALLERS, id));
      assertThat(rows(email)).containsExactly(id);
    }
    assertThat(Invariants.in(DATABASE).findings()).isEmpty();
  }

  @Test
  void aRefusedTokenRegistersNobody() {
    var email = somebodyNew();

    me(ISSUER.token(email, "email_verified", false)).code();
    me(TokenIssuer.rsa("thief").token(email)).code();

    assertThat(rows(email)).isEmpty();
  }

  // Budgets

  private static Answer explained(String token) {
    return Api.as(token).explaining().run("{ user(id: \"nobody\") { id } }");
  }

  @Test
  void theFirstCallTakesThreeRequestsMoreAndTheNextOnesNone() {
    var token = ISSUER.token(somebodyNew());

    var first = explained(token);
    var second = explained(token);

    assertThat(first.calls()).isEqualTo(4);
    assertThat(second.calls()).isEqualTo(1);
  }

  @Test
  void theFirstCallOfAUserOfBeforeTakesThreeRequestsMoreAndTheNextOnesNone() {
    var email = somebodyNew();
    Api.as(ISSUER.token("root@example.com", "groups", List.of("admin")))
        .mutate("createUser", "{ id }", "email", email)
        .data("createUser.id");

    assertThat(explained(ISSUER.token(email)).calls()).isEqualTo(4);
    assertThat(explained(ISSUER.token(email)).calls()).isEqualTo(1);
  }

  // Administrators

  private static Answer users(String claim, Object value) {
    return Api.as(ISSUER.token("root@example.com", claim, value))
        .run("{ users(first: 1) { nodes { id } } }");
  }

  private static Stream<Arguments> administrators() {
    return Stream.of(
        Arguments.of("groups", List.of("admin")),
        Arguments.of("groups", List.of("staff", "admin")),
        Arguments.of("cognito:groups", List.of("admin")),
        Arguments.of("cognito:groups", List.of("staff", "admin")));
  }

  @ParameterizedTest
  @MethodSource("administrators")
  void theGroupAdminAdministers(String claim, Object groups) {
    assertThat(users(claim, groups).errors()).isEmpty();
  }

  private static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of("groups", null),
        Arguments.of("groups", List.of()),
        Arguments.of("groups", List.of("Admin", "administrators", "/admin", "not admin")),
        Arguments.of("groups", "admin"),
        Arguments.of("groups", "staff\nadmin"),
        Arguments.of("groups", "not admin"),
        Arguments.of("groups", true),
        Arguments.of("groups", List.of(List.of("admin"), Map.of("admin", true))),
        Arguments.of("cognito:groups", "admin"),
        Arguments.of("roleMappings", Map.of("staff", "admin")),
        Arguments.of("cognito:groups", "not admin"),
        Arguments.of("cognito:groups", Map.of("admin", true)),
        Arguments.of("roles", List.of("admin")),
        Arguments.of("scope", "admin"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void nobodyElseAdministers(String claim, Object groups) {
    assertThat(users(claim, groups).extensions())
        .isEqualTo(Map.of("code", "FORBIDDEN", "required", "ADMINISTRATOR"));
  }

  @Test
  void whatATokenSaysHoldsForItAloneAndNotForTheUser() {
    assertThat(users("groups", List.of("admin")).errors()).isEmpty();
    assertThat(users("groups", List.of("staff")).code()).isEqualTo("FORBIDDEN");
  }
}
