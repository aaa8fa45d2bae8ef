package org.guestlist.identity;

import java.io.IOException;
import java.security.Key;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.Use;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;

/**
 * The keys of one answer of an issuer (RFC 7517, section 5). Immutable.
 *
 * @param keys those that can verify RS256 or ES256, at least one
 * @param life how long the issuer lets them be kept
 */
record KeySet(List<JsonWebKey> keys, Duration life) implements VerificationKeyResolver {
  /** Of keys without an id each one may have to be tried. */
  private static final int MOST = 100;

  /**
   * Reads what an issuer published.
   *
   * @throws IOException where there is no key that can be used: such an answer replaces no keys
   */
  static KeySet read(String json, Duration life) throws IOException {
    try {
      var keys = new JsonWebKeySet(json).getJsonWebKeys().stream().filter(KeySet::isUsable);
      var usable = keys.limit(MOST).toList();
      if (!usable.isEmpty()) {
        return new KeySet(usable, life);
      }
    } catch (JoseException | RuntimeException malformed) {
      throw new IOException("The answer is no set of keys (RFC 7517)", malformed);
    }
    throw new IOException("The answer has no key for RS256 or ES256");
  }

  private static boolean isUsable(JsonWebKey key) {
    return !Use.ENCRYPTION.equals(key.getUse())
        && key.getKey() instanceof PublicKey publicKey
        && PemKey.isStrong(publicKey);
  }

  @Override
  public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting) {
    try {
      var fitting = new VerificationJwkSelector().selectList(token, keys);
      if (fitting.isEmpty()) {
        throw TokenRefusals.unknownKey();
      }
      return fitting.size() == 1 ? fitting.get(0).getKey() : tried(token, fitting);
    } catch (JoseException noSignature) {
      throw TokenRefusals.unknownKey();
    }
  }

  /** The one that verifies the signature; the first one where none does, to be refused by. */
  private static Key tried(JsonWebSignature token, List<JsonWebKey> fitting) throws JoseException {
    var key = new VerificationJwkSelector().selectWithVerifySignatureDisambiguate(token, fitting);
    return key == null ? fitting.get(0).getKey() : key.getKey();
  }
}
