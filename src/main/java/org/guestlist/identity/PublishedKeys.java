package org.guestlist.identity;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jose4j.http.Get;
import org.jose4j.http.SimpleResponse;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The keys that an issuer publishes under an address (RFC 7517). They are fetched when they are
 * needed and kept as long as the issuer says, or an hour. A key that is not among them is looked
 * for again, so that a new one is known at once; not more than once in five seconds, so that forged
 * tokens cost the issuer nothing. Thread-safe; blocks while it fetches.
 */
final class PublishedKeys implements VerificationKeyResolver {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(5);

  /** While the issuer does not answer, callers are not made to wait for it one after the other. */
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

  /** How long old keys stand in before they are asked for again, where the issuer is away. */
  private static final Duration STAND_IN = Duration.ofMinutes(1);

  private static final Logger LOG = Logger.getLogger(PublishedKeys.class);

  private final Get get = new Get();
  private final HttpsJwksVerificationKeyResolver keys;
  private volatile long nextFetch = System.nanoTime();

  PublishedKeys(String address) {
    requireHttp(address);
    get.setConnectTimeout((int) PATIENCE.toMillis());
    get.setReadTimeout((int) PATIENCE.toMillis());
    get.setRetries(0);
    var published = new HttpsJwks(address);
    published.setSimpleHttpGet(this::fetch);
    published.setRefreshReprieveThreshold(BETWEEN_FETCHES.toMillis());
    published.setRetainCacheOnErrorDuration(STAND_IN.toSeconds());
    keys = new HttpsJwksVerificationKeyResolver(published);
  }

  private static void requireHttp(String address) {
    if (!List.of("http", "https").contains(scheme(address))) {
      throw new ConfigurationException(
          "GUESTLIST_AUTH_JWKS is \"" + address + "\": give an address that begins with https://.");
    }
    if (!address.startsWith("https")) {
      LOG.warn("guestlist.auth.jwks is no https address: who stands in between can be anybody");
    }
  }

  private static String scheme(String address) {
    try {
      var uri = URI.create(address);
      return uri.getHost() == null ? "" : String.valueOf(uri.getScheme());
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  private SimpleResponse fetch(String address) throws IOException {
    if (System.nanoTime() - nextFetch < 0) {
      throw new IOException("The issuer did not give its keys a moment ago");
    }
    try {
      return get.get(address);
    } catch (IOException failure) {
      nextFetch = System.nanoTime() + AFTER_A_FAILURE.toNanos();
      throw failure;
    }
  }

  @Override
  public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting)
      throws UnresolvableKeyException {
    try {
      return keys.resolveKey(token, nesting);
    } catch (UnresolvableKeyException failure) {
      // Without a cause it says that the keys were there, and this one not among them.
      if (failure.getCause() == null) {
        throw TokenRefusals.unknownKey();
      }
      throw failure;
    }
  }
}
