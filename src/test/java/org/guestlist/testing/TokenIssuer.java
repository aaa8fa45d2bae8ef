package org.guestlist.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Somebody who signs tokens, good and bad ones, with one key. Immutable. */
public record TokenIssuer(PublicJsonWebKey key, String algorithm) {
  public static final String ISSUER = "https://issuer.example.com/pool";
  public static final String AUDIENCE = "guestlist-test";

  /** The one with this name, whose RSA key is the same for all tests of a JVM. */
  public static TokenIssuer rsa(String name) {
    return new TokenIssuer(once(name, "RSA"), AlgorithmIdentifiers.RSA_USING_SHA256);
  }

  /** The one with this name, whose EC key is the same for all tests of a JVM. */
  public static TokenIssuer ec(String name) {
    return new TokenIssuer(
        once(name, "EC"), AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
  }

  /** Kept as a system property, since a test and its profile may have two class loaders. */
  private static PublicJsonWebKey once(String name, String type) {
    var json =
        System.getProperties()
            .computeIfAbsent(
                "guestlist.test-key." + type + "." + name, missing -> generated(name, type));
    try {
      return PublicJsonWebKey.Factory.newPublicJwk((String) json);
    } catch (JoseException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String generated(String name, String type) {
    try {
      PublicJsonWebKey key =
          type.equals("RSA")
              ? RsaJwkGenerator.generateJwk(2048)
              : EcJwkGenerator.generateJwk(EllipticCurves.P256);
      key.setKeyId(name);
      return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
    } catch (JoseException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The public key as a PEM. */
  public String pem() {
    return pem(key.getPublicKey());
  }

  /** A public key as a PEM. */
  public static String pem(PublicKey key) {
    var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN PUBLIC KEY-----\n"
        + lines.encodeToString(key.getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  /** What these issuers publish under their address. */
  public static String published(TokenIssuer... issuers) {
    return new JsonWebKeySet(List.of(issuers).stream().map(TokenIssuer::key).toList())
        .toJson(OutputControlLevel.PUBLIC_ONLY);
  }

  /** The claims of a good token, to be changed; each address has a subject of its own. */
  public static Map<String, Object> claims(String email) {
    var now = Instant.now().getEpochSecond();
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", ISSUER);
    claims.put("aud", AUDIENCE);
    claims.put("sub", "subject of " + email.strip().toLowerCase(Locale.ROOT));
    claims.put("iat", now - 60);
    claims.put("exp", now + 600);
    claims.put("email", email);
    claims.put("email_verified", true);
    return claims;
  }

  /** A good token. */
  public String token(String email) {
    return sign(claims(email));
  }

  /** A token with one claim more, or another value of one; null leaves it out. */
  public String token(String email, String claim, Object value) {
    var claims = claims(email);
    claims.put(claim, value);
    claims.values().removeIf(missing -> missing == null);
    return sign(claims);
  }

  public String sign(Map<String, Object> claims) {
    return sign(claims, algorithm, key.getPrivateKey());
  }

  /** Signed with the public key, as if it were a secret that both know. */
  public String signedWithThePublicKey(Map<String, Object> claims, byte[] secret) {
    return sign(claims, AlgorithmIdentifiers.HMAC_SHA256, new HmacKey(secret));
  }

  /** Not signed at all. */
  public String unsigned(Map<String, Object> claims) {
    return sign(claims, AlgorithmIdentifiers.NONE, null);
  }

  /** Signed well, with fields more in its header; null takes one out. */
  public String sign(Map<String, Object> claims, Map<String, ?> header) {
    return sign(JsonUtil.toJson(claims), header);
  }

  /** Signed well, whatever the claims are. */
  public String sign(String claims, Map<String, ?> header) {
    var all = new LinkedHashMap<String, Object>(Map.of("alg", algorithm, "kid", key.getKeyId()));
    all.putAll(header);
    all.values().removeIf(missing -> missing == null);
    return signParts(JsonUtil.toJson(all), claims);
  }

  /** Signed well with an RSA key, whatever the header and the claims are. */
  public String signParts(String header, String claims) {
    var signed = encoded(header) + "." + encoded(claims);
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivateKey());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed
          + "."
          + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Signed with whatever, whether it fits or not. */
  public String sign(Map<String, Object> claims, String anyAlgorithm, Key anyKey) {
    var token = new JsonWebSignature();
    token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    token.setDoKeyValidation(false);
    token.setAlgorithmHeaderValue(anyAlgorithm);
    token.setKeyIdHeaderValue(key.getKeyId());
    token.setKey(anyKey);
    token.setPayload(JsonUtil.toJson(claims));
    try {
      return token.getCompactSerialization();
    } catch (JoseException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
