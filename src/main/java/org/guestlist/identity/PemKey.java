package org.guestlist.identity;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jose4j.keys.EllipticCurves;

/** A public key in the textual form of RFC 7468, section 13. */
final class PemKey {
  private static final Pattern PUBLIC_KEY =
      Pattern.compile("-----BEGIN PUBLIC KEY-----(.*?)-----END PUBLIC KEY-----", Pattern.DOTALL);

  /** Line breaks, also as they are written in environment variables. */
  private static final Pattern BREAKS = Pattern.compile("\\s|\\\\n|\\\\r");

  /** RFC 7518, section 3.3. */
  private static final int LEAST_RSA_BITS = 2048;

  private PemKey() {}

  /**
   * Reads a key that verifies RS256 or ES256.
   *
   * @param setting the text, or the path of a file or of a resource on the class path
   * @throws ConfigurationException in one line, where there is none
   */
  static PublicKey read(String setting) {
    var text = setting.contains("-----BEGIN") ? setting : content(setting);
    return Optional.of(PUBLIC_KEY.matcher(text))
        .filter(Matcher::find)
        .flatMap(pem -> decoded(BREAKS.matcher(pem.group(1)).replaceAll("")))
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "GUESTLIST_AUTH_KEY gives no key that can be used: it takes a PEM that begins"
                        + " with -----BEGIN PUBLIC KEY-----, of RSA with 2048 bits or more or of EC"
                        + " on the curve P-256."));
  }

  private static String content(String path) {
    try {
      var file = Path.of(path);
      return Files.exists(file) ? Files.readString(file) : resource(path);
    } catch (IOException | InvalidPathException unreadable) {
      throw new ConfigurationException(
          "GUESTLIST_AUTH_KEY names \""
              + path
              + "\", which cannot be read: give the path of a PEM file, or its text.");
    }
  }

  private static String resource(String path) throws IOException {
    var loader = Thread.currentThread().getContextClassLoader();
    try (var stream = loader.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IOException("There is no such file");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Optional<PublicKey> decoded(String base64) {
    return Stream.of("RSA", "EC")
        .flatMap(type -> decoded(type, base64).stream())
        .filter(PemKey::isStrong)
        .findFirst();
  }

  private static Optional<PublicKey> decoded(String type, String base64) {
    try {
      var encoded = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
      return Optional.of(KeyFactory.getInstance(type).generatePublic(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException ofAnotherType) {
      return Optional.empty();
    }
  }

  /** Whether a key verifies RS256 or ES256, and is long enough for it. */
  static boolean isStrong(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
    }
    return key instanceof ECPublicKey ec
        && EllipticCurves.P_256.equals(EllipticCurves.getName(ec.getParams().getCurve()));
  }
}
