package org.guestlist.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.TokenIssuer;
import org.junit.jupiter.api.Test;

/** Tokens signed with an EC key, where users are created by administrators only. */
@QuarkusTest
@TestProfile(WithoutRegistrationTest.Closed.class)
class WithoutRegistrationTest {
  private static final TokenIssuer ISSUER = TokenIssuer.ec("closed");
  private static final String NEWCOMER = "newcomer@example.com";

  /** No call registers anybody. */
  public static final class Closed implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "guestlist.auth", "jwt",
          "guestlist.auth.key", TokenIssuer.ec("closed").pem(),
          "guestlist.auth.issuer", TokenIssuer.ISSUER,
          "guestlist.auth.audience", TokenIssuer.AUDIENCE,
          "guestlist.auth.auto-register", "false",
          "guestlist.store", "memory",
          "quarkus.dynamodb.endpoint-override", "http://localhost:1");
    }
  }

  private static Answer me(String token) {
    return Api.as(token).run("{ me { email } }");
  }

  @Test
  void aTokenSignedWithEs256Works() {
    assertThat(me(ISSUER.token("grace@example.com")).<String>data("me.email"))
        .isEqualTo("grace@example.com");
  }

  @Test
  void aTokenOfAnotherKeyIsRefused() {
    assertThat(me(TokenIssuer.ec("thief").token("grace@example.com")).code())
        .isEqualTo("UNAUTHENTICATED");
    assertThat(me(TokenIssuer.rsa("thief").token("grace@example.com")).code())
        .isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void whoIsNoUserIsSentToAnAdministratorAndIsOneOnceCreated() {
    var refused = me(ISSUER.token(NEWCOMER));
    assertThat(refused.code()).isEqualTo("UNAUTHENTICATED");
    assertThat(refused.<String>path("errors[0].message"))
        .isEqualTo(
            "There is no user newcomer@example.com yet: ask an administrator to create one with"
                + " this address.");

    Api.as(ISSUER.token("ada@example.com", "cognito:groups", List.of("admin")))
        .mutate("createUser", "{ id }", "email", NEWCOMER)
        .data("createUser.id");

    assertThat(me(ISSUER.token(NEWCOMER)).<String>data("me.email")).isEqualTo(NEWCOMER);
  }
}
