package org.guestlist.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.guestlist.store.Callers;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.KeyServer;
import org.guestlist.testing.TokenIssuer;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** An issuer that publishes its keys: one story, told in its order, of one start of the program. */
@QuarkusTest
@Tag("slow")
@TestProfile(PublishedKeysTest.Published.class)
@TestMethodOrder(OrderAnnotation.class)
class PublishedKeysTest {
  private static final String GRACE = "grace@example.com";
  private static final TokenIssuer RSA = TokenIssuer.rsa("first");
  private static final TokenIssuer EC = TokenIssuer.ec("second");
  private static final TokenIssuer NEXT = TokenIssuer.rsa("third");

  private static final String PORT = "guestlist.test-port.keys";

  /** An address at which nobody listens yet. */
  public static final class Published implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "guestlist.auth",
          "jwt",
          "guestlist.auth.jwks",
          "http://localhost:" + port() + "/.well-known/jwks.json",
          "guestlist.auth.issuer",
          TokenIssuer.ISSUER,
          "guestlist.auth.audience",
          TokenIssuer.AUDIENCE,
          "guestlist.store",
          "memory",
          "quarkus.dynamodb.endpoint-override",
          "http://localhost:1");
    }
  }

  /** The same for the profile and the test, which may have two class loaders. */
  private static int port() {
    return Integer.parseInt(
        (String) System.getProperties().computeIfAbsent(PORT, missing -> freePort()));
  }

  private static String freePort() {
    try (var socket = new ServerSocket(0)) {
      return String.valueOf(socket.getLocalPort());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Answer me(TokenIssuer issuer) {
    return Api.as(issuer.token(GRACE)).run("{ me { email } }");
  }

  /** Pauses between fetches are part of what is tested. */
  private static void assertTakenSoon(TokenIssuer issuer) {
    var answer =
        Callers.until(() -> Optional.of(me(issuer)).filter(taken -> taken.errors().isEmpty()));
    assertThat(answer.<String>data("me.email")).isEqualTo(GRACE);
  }

  private static void assertFault(Answer answer) {
    assertThat(answer.code()).isEqualTo("INTERNAL");
    assertThat(answer.<String>extension("incident")).matches("[0-9a-f-]{36}");
  }

  @Test
  @Order(1)
  void whileTheIssuerCannotBeReachedItIsAFaultAndNobodyIsRefused() {
    assertFault(me(RSA));
    assertFault(me(NEXT));
    assertThat(Api.as("nonsense").run("{ me { email } }").code()).isEqualTo("UNAUTHENTICATED");
    assertThat(Api.asAda().run("{ me { email } }").code()).isEqualTo("UNAUTHENTICATED");
  }

  @Test
  @Order(2)
  void tokensWorkOnceTheIssuerCanBeReachedAndItIsAskedOnce() {
    try (var server = KeyServer.start(port(), TokenIssuer.published(RSA, EC))) {
      assertTakenSoon(RSA);

      assertThat(me(EC).<String>data("me.email")).isEqualTo(GRACE);
      assertThat(me(RSA).<String>data("me.email")).isEqualTo(GRACE);
      assertThat(server.fetches()).isEqualTo(1);
    }
  }

  @Test
  @Order(3)
  void keysThatAreKnownWorkWhileTheIssuerIsAway() {
    assertThat(me(RSA).<String>data("me.email")).isEqualTo(GRACE);
    assertThat(me(EC).<String>data("me.email")).isEqualTo(GRACE);
  }

  @Test
  @Order(4)
  void aNewKeyWorksWithoutARestartAndTheOldOneNoLonger() {
    try (var server = KeyServer.start(port(), TokenIssuer.published(EC, NEXT))) {
      assertTakenSoon(NEXT);

      assertThat(me(RSA).code()).isEqualTo("UNAUTHENTICATED");
      assertThat(me(EC).<String>data("me.email")).isEqualTo(GRACE);
      assertThat(server.fetches()).isEqualTo(1);
    }
  }

  @Test
  @Order(5)
  void aKeyThatNobodyPublishesIsRefusedAndManyOfThemAreLookedForOnce() {
    var unknown = TokenIssuer.rsa("unknown");
    try (var server = KeyServer.start(port(), TokenIssuer.published(EC, NEXT))) {
      var answers = Callers.atOnce(16, caller -> me(unknown));

      assertThat(answers)
          .allSatisfy(
              answer ->
                  assertThat(answer.<String>path("errors[0].message"))
                      .isEqualTo(
                          "The token is signed with a key that its issuer does not publish: get a"
                              + " new one."));
      assertThat(server.fetches()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  @Order(6)
  void aTokenThatNamesTheKeyOfSomebodyElseIsRefused() {
    var thief = TokenIssuer.rsa("thief").key().getPrivateKey();
    var token = NEXT.sign(TokenIssuer.claims(GRACE), "RS256", thief);
    var confused = NEXT.sign(TokenIssuer.claims(GRACE), "ES256", EC.key().getPrivateKey());
    var secret =
        NEXT.signedWithThePublicKey(
            TokenIssuer.claims(GRACE), NEXT.key().getPublicKey().getEncoded());

    try (var server = KeyServer.start(port(), TokenIssuer.published(EC, NEXT))) {
      for (var forged : new String[] {token, confused, secret}) {
        assertThat(Api.as(forged).run("{ me { email } }").code()).isEqualTo("UNAUTHENTICATED");
      }
      assertThat(server.fetches()).isLessThanOrEqualTo(1);
    }
  }
}
