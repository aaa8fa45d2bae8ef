package org.guestlist.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guestlist.model.DomainException;
import org.guestlist.testing.KeyServer;
import org.guestlist.testing.TokenIssuer;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An issuer that exchanges its keys, or does not give them, with time in the hands of the test. */
class KeyExchangeTest {
  private static final TokenIssuer FIRST = TokenIssuer.rsa("exchange-first");
  private static final TokenIssuer SECOND = TokenIssuer.rsa("exchange-second");
  private static final TokenIssuer EC = TokenIssuer.ec("exchange-ec");
  private static final String GRACE = "grace@example.com";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String OF_UNKNOWN_KEY = SECOND.token(GRACE);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final TokenRules RULES =
      new TokenRules(TokenIssuer.ISSUER, List.of(TokenIssuer.AUDIENCE), Duration.ofDays(1));

  private final KeyServer server = KeyServer.start(0, TokenIssuer.published(FIRST));
  private final AtomicLong now = new AtomicLong(-5);
  private final TokenVerifier verifier = verifier(server.address(), PATIENCE);

  @AfterEach
  void stop() {
    server.close();
  }

  private TokenVerifier verifier(String address, Duration patience) {
    return new TokenVerifier(
        RULES, new PublishedKeys(new KeyAddress(address, patience)::fetch, now::get));
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private static void assertTaken(TokenVerifier verifier, String token) {
    var claims = verifier.verify(token).await().atMost(PATIENCE);
    assertThat(claims.getClaimValue("email")).isEqualTo(GRACE);
  }

  private static void assertRefused(TokenVerifier verifier, String token) {
    assertThatThrownBy(() -> verifier.verify(token).await().atMost(PATIENCE))
        .isInstanceOf(DomainException.class);
  }

  private static String withoutId(TokenIssuer issuer) {
    return issuer.sign(TokenIssuer.claims(GRACE), java.util.Collections.singletonMap("kid", null));
  }

  /** The public key alone, under no id or another one's. */
  private static String published(TokenIssuer issuer, String id) {
    var key = issuer.key().toParams(OutputControlLevel.PUBLIC_ONLY);
    key.remove("kid");
    if (id != null) {
      key.put("kid", id);
    }
    return org.jose4j.json.JsonUtil.toJson(Map.of("keys", List.of(key)));
  }

  /** A token of a key that nobody knows: whether it is signed, nobody can tell. */
  private static String withKey(String id) {
    var header = "{\"alg\":\"RS256\",\"kid\":\"" + id + "\"}";
    return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(US_ASCII))
        + OF_UNKNOWN_KEY.substring(OF_UNKNOWN_KEY.indexOf('.'));
  }

  @Test
  void aKeyWithoutAnIdIsFetchedAgainAfterItWasExchanged() {
    server.publish(published(FIRST, null));
    assertTaken(verifier, withoutId(FIRST));
    server.publish(published(SECOND, null));
    pass(Duration.ofSeconds(6));

    assertTaken(verifier, withoutId(SECOND));
    assertRefused(verifier, withoutId(FIRST));
    assertThat(server.fetches()).isEqualTo(2);
  }

  @Test
  void aKeyThatWasExchangedUnderItsIdIsFetchedAgain() {
    assertTaken(verifier, FIRST.token(GRACE));
    server.publish(published(SECOND, "exchange-first"));
    pass(Duration.ofSeconds(6));

    var token = SECOND.sign(TokenIssuer.claims(GRACE), Map.of("kid", "exchange-first"));
    assertTaken(verifier, token);
    assertThat(server.fetches()).isEqualTo(2);
  }

  @Test
  void ofSeveralKeysWithoutIdTheOneThatSignedIsFound() {
    server.publish(TokenIssuer.published(SECOND, EC, FIRST));
    assertTaken(verifier, withoutId(FIRST));
    assertTaken(verifier, withoutId(SECOND));
    assertRefused(verifier, withoutId(TokenIssuer.rsa("exchange-thief")));
    assertThat(server.fetches()).isEqualTo(1);
  }

  /** Forged tokens with new ids each, and with signatures that are wrong. */
  @Test
  void manyUnknownKeysAreLookedForOnceInFiveSeconds() {
    assertTaken(verifier, FIRST.token(GRACE));
    for (int i = 0; i < 50; i++) {
      assertRefused(verifier, withKey("id" + i));
      assertRefused(
          verifier, SECOND.sign(TokenIssuer.claims(GRACE), Map.of("kid", "exchange-first")));
    }
    assertThat(server.fetches()).isEqualTo(1);
    pass(Duration.ofSeconds(5));
    for (int i = 0; i < 50; i++) {
      assertRefused(verifier, withKey("id" + i));
    }
    assertThat(server.fetches()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html><title>Maintenance</title>",
        "",
        "null",
        "[]",
        "{}",
        "{\"keys\":[]}",
        "{\"keys\":null}",
        "{\"keys\":\"none\"}",
        "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}",
        "{\"keys\":[{\"kty\":\"unheard of\"}]}",
        "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}"
      })
  void whatIsNoKeyReplacesNone(String answer) {
    assertTaken(verifier, FIRST.token(GRACE));
    server.publish(answer);
    replaceInVain();
  }

  /** Old, looked for again, and looked for because of a token of a key that is not known. */
  private void replaceInVain() {
    for (int i = 0; i < 3; i++) {
      pass(Duration.ofHours(2));
      assertRefused(verifier, SECOND.token(GRACE));
      assertTaken(verifier, FIRST.token(GRACE));
    }
    assertThat(server.fetches()).isGreaterThanOrEqualTo(4);
    server.answerWith(200);
    server.publish(TokenIssuer.published(SECOND));
    pass(Duration.ofSeconds(6));
    assertTaken(verifier, SECOND.token(GRACE));
    assertRefused(verifier, FIRST.token(GRACE));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 404, 500, 503})
  void anotherStatusReplacesNoneAndNoRedirectIsFollowed(int status) {
    assertTaken(verifier, FIRST.token(GRACE));
    server.publish(TokenIssuer.published(SECOND));
    server.answerWith(status);
    replaceInVain();
  }

  @Test
  void anAnswerThatIsTooLargeReplacesNone() {
    assertTaken(verifier, FIRST.token(GRACE));
    server.publish(TokenIssuer.published(SECOND) + " ".repeat(KeyAddress.LARGEST));
    replaceInVain();
  }

  @Test
  void weakKeysAndKeysForEncryptionAreNoneThatVerify() {
    var key = FIRST.key().toParams(OutputControlLevel.PUBLIC_ONLY);
    key.put("use", "enc");
    server.publish(org.jose4j.json.JsonUtil.toJson(Map.of("keys", List.of(key))));

    assertThatThrownBy(() -> verifier.verify(FIRST.token(GRACE)).await().atMost(PATIENCE))
        .isInstanceOf(IllegalStateException.class);
  }

  /** A byte now and then, of which no reading takes long. */
  private static final class SlowServer implements AutoCloseable {
    private final ServerSocket socket;
    private final String beginning;
    private final CountDownLatch left = new CountDownLatch(1);
    private volatile boolean slow;

    SlowServer(String beginning) {
      this.beginning = beginning;
      try {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      var thread = new Thread(this::serve, "slow-key-server");
      thread.setDaemon(true);
      thread.start();
    }

    String address() {
      return "http://localhost:" + socket.getLocalPort() + "/keys";
    }

    private void serve() {
      while (!socket.isClosed()) {
        try (var connection = socket.accept()) {
          connection.setTcpNoDelay(true);
          answer(connection);
        } catch (IOException theOtherSideLeft) {
          left.countDown();
        }
      }
    }

    private void answer(Socket connection) throws IOException {
      var out = connection.getOutputStream();
      if (!slow) {
        var body = TokenIssuer.published(FIRST);
        var head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length();
        out.write((head + "\r\n\r\n" + body).getBytes(US_ASCII));
        return;
      }
      out.write(beginning.getBytes(US_ASCII));
      connection.setSoTimeout(20);
      var in = connection.getInputStream();
      while (true) {
        out.write('x');
        out.flush();
        pause(in);
      }
    }

    /** Until the other side says something, and it says that it leaves. */
    private static void pause(java.io.InputStream in) throws IOException {
      try {
        if (in.read() < 0) {
          throw new IOException("It left");
        }
      } catch (java.net.SocketTimeoutException silence) {
        return;
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** All at the same time, each with a clock of its own. */
  @TestFactory
  List<DynamicTest> aSlowEndpointStopsNobodyWhoseKeyIsKnown() {
    return Stream.of(
            "",
            "HTTP/1.1 200 OK\r\nX-Slow: ",
            "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n",
            "HTTP/1.1 200 OK\r\n\r\n")
        .map(
            beginning ->
                Map.entry(
                    beginning,
                    CompletableFuture.runAsync(
                        () -> alone(beginning), task -> new Thread(task).start())))
        .map(
            slow ->
                dynamicTest(slow.getKey().length() + " bytes at once", () -> slow.getValue().get()))
        .toList();
  }

  private static void alone(String beginning) {
    var test = new KeyExchangeTest();
    try {
      test.stopsNobodyWhoseKeyIsKnown(beginning);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    } finally {
      test.stop();
    }
  }

  private void stopsNobodyWhoseKeyIsKnown(String beginning) throws Exception {
    try (var slow = new SlowServer(beginning)) {
      var patient = verifier(slow.address(), SHORT);
      assertTaken(patient, FIRST.token(GRACE));
      slow.slow = true;
      pass(Duration.ofHours(2));

      var waiting =
          IntStream.range(0, 500)
              .mapToObj(i -> withKey("id" + i))
              .map(token -> patient.verify(token).subscribeAsCompletionStage())
              .toList();
      assertTaken(patient, FIRST.token(GRACE));
      for (var refused : waiting) {
        assertThatThrownBy(refused::get).hasCauseInstanceOf(DomainException.class);
      }
      assertTaken(patient, FIRST.token(GRACE));
      assertThat(slow.left.await(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }
  }

  /** The life that the issuer gives its answer is not known here: an hour. */
  @Test
  void oldKeysAreFetchedAgainWhileTheyGoOnToWork() {
    assertTaken(verifier, FIRST.token(GRACE));
    server.publish(TokenIssuer.published(FIRST, SECOND));
    pass(Duration.ofMinutes(59));
    assertTaken(verifier, FIRST.token(GRACE));
    assertThat(server.fetches()).isEqualTo(1);
    pass(Duration.ofMinutes(2));
    assertTaken(verifier, FIRST.token(GRACE));
    assertTaken(verifier, SECOND.token(GRACE));
    assertThat(server.fetches()).isEqualTo(2);
  }
}
