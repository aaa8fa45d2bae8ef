package org.guestlist.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guestlist.testing.TokenIssuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings for tokens that are taken, and what is said of those that are not. */
class TokenSettingsTest {
  private static final TokenIssuer RSA = TokenIssuer.rsa("settings");
  private static final TokenIssuer EC = TokenIssuer.ec("settings");
  private static final String GRACE = "grace@example.com";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private record Settings(
      Optional<String> key,
      Optional<String> jwks,
      Optional<String> issuer,
      Optional<Set<String>> audience,
      Duration maxLife)
      implements AuthSettings {
    static final Settings NONE =
        new Settings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Settings(
        Optional<String> key,
        Optional<String> jwks,
        Optional<String> issuer,
        Optional<Set<String>> audience) {
      this(key, jwks, issuer, audience, Duration.ofDays(1));
    }

    static Settings key(String key) {
      return keys(Optional.of(key), Optional.empty());
    }

    static Settings keys(Optional<String> key, Optional<String> jwks) {
      return new Settings(
          key, jwks, Optional.of(TokenIssuer.ISSUER), Optional.of(Set.of(TokenIssuer.AUDIENCE)));
    }

    @Override
    public String mode() {
      return "jwt";
    }

    @Override
    public boolean autoRegister() {
      return true;
    }
  }

  private static void assertRefused(Settings settings, String message) {
    assertThatThrownBy(() -> new TokenVerifier(settings))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(message);
  }

  private static void assertTaken(Settings settings, TokenIssuer issuer) {
    var claims = new TokenVerifier(settings).verify(issuer.token(GRACE)).await().atMost(PATIENCE);
    assertThat(claims.getClaimValue("email")).isEqualTo(GRACE);
  }

  @Test
  void whatIsMissingIsSaidAllAtOnce() {
    assertRefused(
        Settings.NONE,
        "guestlist.auth is jwt and does not know whose tokens to take: set GUESTLIST_AUTH_KEY or"
            + " GUESTLIST_AUTH_JWKS, GUESTLIST_AUTH_ISSUER, GUESTLIST_AUTH_AUDIENCE (see"
            + " docs/authentication.md).");
    assertRefused(
        new Settings(Optional.of(RSA.pem()), Optional.empty(), Optional.of("x"), Optional.empty()),
        "guestlist.auth is jwt and does not know whose tokens to take: set GUESTLIST_AUTH_AUDIENCE"
            + " (see docs/authentication.md).");
  }

  private static Settings with(String issuer, Set<String> audience, Duration maxLife) {
    return new Settings(
        Optional.of(RSA.pem()),
        Optional.empty(),
        Optional.of(issuer),
        Optional.of(audience),
        maxLife);
  }

  /** As people write lists: with a blank behind the comma. */
  @Test
  void blanksAroundASettingDoNotMatter() {
    var audience =
        new SmallRyeConfigBuilder()
            .withMapping(AuthSettings.class)
            .withSources(
                new PropertiesConfigSource(
                    Map.of(
                        "guestlist.auth",
                        "jwt",
                        "guestlist.auth.audience",
                        "a, " + TokenIssuer.AUDIENCE + " ,"),
                    "test",
                    1))
            .withConverter(Duration.class, 200, DurationConverter::parseDuration)
            .build()
            .getConfigMapping(AuthSettings.class)
            .audience()
            .orElseThrow();

    assertTaken(with(" " + TokenIssuer.ISSUER + " ", audience, Duration.ofDays(1)), RSA);
  }

  @Test
  void aSettingOfBlanksIsMissing() {
    assertRefused(
        with(" ", Set.of(" ", ""), Duration.ofDays(1)),
        "guestlist.auth is jwt and does not know whose tokens to take: set GUESTLIST_AUTH_ISSUER,"
            + " GUESTLIST_AUTH_AUDIENCE (see docs/authentication.md).");
  }

  @Test
  void aLifeOfNothingIsRefused() {
    for (var life : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1)}) {
      assertRefused(
          with(TokenIssuer.ISSUER, Set.of(TokenIssuer.AUDIENCE), life),
          "GUESTLIST_AUTH_MAX_LIFE is \""
              + life
              + "\": give a time of more than zero, such as 1D.");
    }
  }

  @Test
  void twoSourcesOfKeysAreOneTooMany() {
    assertRefused(
        Settings.keys(Optional.of(RSA.pem()), Optional.of("https://example.com")),
        "There are two sources of keys: set either GUESTLIST_AUTH_KEY or GUESTLIST_AUTH_JWKS.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com/jwks.json", "file:/etc/passwd", "https:", "http://a b", "/"})
  void whatIsNoAddressIsRefused(String address) {
    assertRefused(
        Settings.keys(Optional.empty(), Optional.of(address)),
        "GUESTLIST_AUTH_JWKS is \"" + address + "\": give an address that begins with https://.");
  }

  @Test
  void aKeyIsTakenAsTextOfAnyForm() {
    assertTaken(Settings.key(RSA.pem()), RSA);
    assertTaken(Settings.key(EC.pem()), EC);
    assertTaken(Settings.key(RSA.pem().replace("\n", "\\n")), RSA);
    assertTaken(Settings.key(RSA.pem().replace("\n", "\r\n")), RSA);
    assertTaken(Settings.key(RSA.pem().replace("\n", " ")), RSA);
  }

  @Test
  void aKeyIsTakenFromAFile(@TempDir Path directory) throws IOException {
    var file = Files.writeString(directory.resolve("key.pem"), EC.pem());
    assertTaken(Settings.key(file.toString()), EC);
  }

  /** A key that is there for nobody's use: what it signs is unknown. */
  @Test
  void aKeyIsTakenFromTheClassPath() {
    assertThat(PemKey.read("key-on-the-class-path.pem").getAlgorithm()).isEqualTo("EC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere/key.pem", "key.pem", "\0", "/"})
  void aKeyThatCannotBeReadIsRefused(String path) {
    assertRefused(
        Settings.key(path),
        "GUESTLIST_AUTH_KEY names \""
            + path
            + "\", which cannot be read: give the path of a PEM file, or its text.");
  }

  private static final String UNUSABLE =
      "GUESTLIST_AUTH_KEY gives no key that can be used: it takes a PEM that begins with -----BEGIN"
          + " PUBLIC KEY-----, of RSA with 2048 bits or more or of EC on the curve P-256.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\n?\n-----END PUBLIC KEY-----",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"
      })
  void whatIsNoPublicKeyIsRefused(String text) {
    assertRefused(Settings.key(text), UNUSABLE);
  }

  @Test
  void aKeyThatIsTooWeakOrOfAnotherCurveIsRefused() throws GeneralSecurityException {
    var rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(1024);
    var ec = KeyPairGenerator.getInstance("EC");
    ec.initialize(new ECGenParameterSpec("secp384r1"));
    var ed25519 = KeyPairGenerator.getInstance("Ed25519");
    for (var generator : new KeyPairGenerator[] {rsa, ec, ed25519}) {
      PublicKey key = generator.generateKeyPair().getPublic();
      assertRefused(Settings.key(TokenIssuer.pem(key)), UNUSABLE);
    }
  }
}
