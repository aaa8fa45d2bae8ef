package org.guestlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guestlist.store.Callers;
import org.guestlist.testing.Database;
import org.guestlist.testing.Instance;
import org.guestlist.testing.TokenIssuer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** How the packaged program begins, and whom it believes, by its environment variables alone. */
class AuthenticationIT {
  private static final TokenIssuer ISSUER = TokenIssuer.rsa("packaged");
  private static final String GRACE = "grace@example.com";
  private static final String ME = "{ me { id email } }";

  /** The store in memory, and settings as names and values in turn. */
  private static Map<String, String> environment(String... settings) {
    var environment = new HashMap<String, String>();
    environment.put("GUESTLIST_STORE", "memory");
    environment.put("AWS_REGION", "us-east-1");
    for (int i = 0; i < settings.length; i += 2) {
      environment.put(settings[i], settings[i + 1]);
    }
    return environment;
  }

  private static Map<String, String> tokens(String key) {
    return environment(
        "GUESTLIST_AUTH_KEY", key,
        "GUESTLIST_AUTH_ISSUER", TokenIssuer.ISSUER,
        "GUESTLIST_AUTH_AUDIENCE", TokenIssuer.AUDIENCE);
  }

  @TestFactory
  List<DynamicTest> withUnusableSettingsItDoesNotStartAndSaysInOneLineWhatToSet() {
    // All are started before the first is looked at.
    return List.of(
        unusable(
            "no settings",
            environment(),
            "guestlist.auth is jwt and does not know whose tokens to take: set GUESTLIST_AUTH_KEY or"
                + " GUESTLIST_AUTH_JWKS, GUESTLIST_AUTH_ISSUER, GUESTLIST_AUTH_AUDIENCE (see"
                + " docs/authentication.md)."),
        unusable(
            "no issuer",
            environment("GUESTLIST_AUTH_KEY", ISSUER.pem(), "GUESTLIST_AUTH_AUDIENCE", "x"),
            "guestlist.auth is jwt and does not know whose tokens to take: set"
                + " GUESTLIST_AUTH_ISSUER (see docs/authentication.md)."),
        unusable(
            "no such file",
            tokens("/nowhere/key.pem"),
            "GUESTLIST_AUTH_KEY names \"/nowhere/key.pem\", which cannot be read: give the path of a"
                + " PEM file, or its text."),
        unusable(
            "no PEM",
            tokens("pom.xml"),
            "GUESTLIST_AUTH_KEY gives no key that can be used: it takes a PEM that begins with"
                + " -----BEGIN PUBLIC KEY-----, of RSA with 2048 bits or more or of EC on the curve"
                + " P-256."),
        unusable(
            "no such authentication",
            environment("GUESTLIST_AUTH", "none"),
            "guestlist.auth is \"none\": set GUESTLIST_AUTH to jwt, or to dev for development."),
        unusable(
            "everyone is believed, everywhere",
            environment("GUESTLIST_AUTH", "dev", "QUARKUS_HTTP_HOST", "0.0.0.0"),
            "guestlist.auth is dev and believes everyone, so it must not listen at \"0.0.0.0\": set"
                + " QUARKUS_HTTP_HOST=127.0.0.1, or GUESTLIST_AUTH=jwt."),
        unusable(
            "everyone is believed, in a profile of somebody's own",
            environment("GUESTLIST_AUTH", "dev", "QUARKUS_PROFILE", "staging"),
            "guestlist.auth is dev and believes everyone, so it must not listen at \"0.0.0.0\": set"
                + " QUARKUS_HTTP_HOST=127.0.0.1, or GUESTLIST_AUTH=jwt."));
  }

  private static DynamicTest unusable(String what, Map<String, String> environment, String line) {
    var instance = Instance.launch(environment);
    return dynamicTest(
        what,
        () -> {
          try (instance) {
            assertThat(instance.exitCode()).isEqualTo(1);
            assertThat(instance.errors()).containsExactly(line);
            // An executable warns of a profile for which it was not built
            assertThat(instance.output())
                .noneMatch(printed -> printed.contains("\"level\":\"ERROR\""));
          }
        });
  }

  @Test
  void aTokenThatTheKeyVerifiesWorksAndAnyOtherDoesNot(@TempDir Path directory) throws IOException {
    var key = Files.writeString(directory.resolve("key.pem"), ISSUER.pem());
    try (var instance = Instance.start(tokens(key.toString()))) {
      assertThat(instance.run(ISSUER.token(GRACE), ME).<String>data("me.email")).isEqualTo(GRACE);
      assertThat(instance.run(TokenIssuer.rsa("thief").token(GRACE), ME).code())
          .isEqualTo("UNAUTHENTICATED");
      assertThat(instance.run(GRACE, ME).code()).isEqualTo("UNAUTHENTICATED");
    }
  }

  @Test
  void anIssuerThatDoesNotAnswerDoesNotKeepItFromStarting() {
    var environment =
        environment(
            "GUESTLIST_AUTH_JWKS", "http://localhost:1/jwks.json",
            "GUESTLIST_AUTH_ISSUER", TokenIssuer.ISSUER,
            "GUESTLIST_AUTH_AUDIENCE", TokenIssuer.AUDIENCE);
    try (var instance = Instance.start(environment)) {
      assertThat(instance.run(ISSUER.token(GRACE), ME).code()).isEqualTo("INTERNAL");
    }
  }

  @Test
  void twoInstancesRegisterSomebodyOnce() {
    var prefix = "first_calls_";
    var environment = new HashMap<>(Instance.withTables(prefix));
    environment.putAll(tokens(ISSUER.pem()));
    environment.put("GUESTLIST_STORE", "dynamodb");
    environment.put("GUESTLIST_AUTH", "jwt");
    try (var one = Instance.start(environment);
        var other = Instance.start(environment)) {
      for (int i = 0; i < 10; i++) {
        var email = "newcomer" + i + "@example.com";
        var token = ISSUER.token(email);

        var ids =
            Callers.atOnce(
                16, caller -> (caller % 2 == 0 ? one : other).run(token, ME).<String>data("me.id"));

        assertThat(ids.stream().distinct()).hasSize(1);
        assertThat(new Database(prefix).rows("users"))
            .filteredOn(row -> row.containsKey("email") && row.get("email").s().equals(email))
            .singleElement()
            .satisfies(row -> assertThat(row.get("id").s()).isEqualTo(ids.get(0)));
      }
    }
  }

  @Test
  void whoBelievesEveryoneWarnsAndIsHeardOnThisMachineOnly() throws SocketException {
    try (var instance = Instance.start(environment("GUESTLIST_AUTH", "dev"))) {
      var port = instance.address().getPort();
      assertThat(instance.run(GRACE, ME).<String>data("me.email")).isEqualTo(GRACE);
      assertThat(instance.output())
          .filteredOn(line -> line.contains("\"level\":\"WARN\""))
          .singleElement()
          .asString()
          .contains("guestlist.auth is dev: everyone is believed to be whoever they say they are");
      assertThat(accepts(InetAddress.getLoopbackAddress(), port)).isTrue();

      var others = otherAddresses();
      Assumptions.assumeFalse(
          others.isEmpty(), "This machine has no address of its own that others could call");
      assertThat(others).allSatisfy(address -> assertThat(accepts(address, port)).isFalse());
    }
  }

  /** The same addresses are listened at, where tokens decide. */
  @Test
  void whoWantsTokensIsHeardByOthers() throws SocketException {
    try (var instance = Instance.start(tokens(ISSUER.pem()))) {
      assertThat(otherAddresses())
          .allSatisfy(
              address -> assertThat(accepts(address, instance.address().getPort())).isTrue());
    }
  }

  private static List<InetAddress> otherAddresses() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .filter(AuthenticationIT::isUp)
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
        .toList();
  }

  private static boolean isUp(NetworkInterface network) {
    try {
      return network.isUp();
    } catch (SocketException unknown) {
      return false;
    }
  }

  private static boolean accepts(InetAddress address, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 2_000);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
