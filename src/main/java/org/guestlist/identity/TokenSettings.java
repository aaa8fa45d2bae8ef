package org.guestlist.identity;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Reads what the settings say about tokens; whatever is wrong is one line that says what to set.
 */
final class TokenSettings {
  private TokenSettings() {}

  /**
   * What tokens have to be.
   *
   * @throws ConfigurationException in one line, where the settings are incomplete
   */
  static TokenRules rules(AuthSettings settings) {
    var audience = texts(settings.audience().orElse(Set.of()));
    requireComplete(settings, audience);
    var maxLife = settings.maxLife();
    if (maxLife.isNegative() || maxLife.isZero()) {
      throw new ConfigurationException(
          "GUESTLIST_AUTH_MAX_LIFE is \""
              + maxLife
              + "\": give a time of more than zero, such as 1D.");
    }
    return new TokenRules(settings.issuer().orElseThrow().strip(), audience, maxLife);
  }

  /** What stands between commas, without the blanks that people write behind them. */
  private static List<String> texts(Collection<String> setting) {
    return setting.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
  }

  private static void requireComplete(AuthSettings settings, List<String> audience) {
    var missing = new ArrayList<String>();
    if (settings.key().isEmpty() && settings.jwks().isEmpty()) {
      missing.add("GUESTLIST_AUTH_KEY or GUESTLIST_AUTH_JWKS");
    }
    if (settings.issuer().filter(issuer -> !issuer.isBlank()).isEmpty()) {
      missing.add("GUESTLIST_AUTH_ISSUER");
    }
    if (audience.isEmpty()) {
      missing.add("GUESTLIST_AUTH_AUDIENCE");
    }
    if (!missing.isEmpty()) {
      throw new ConfigurationException(
          "guestlist.auth is jwt and does not know whose tokens to take: set "
              + String.join(", ", missing)
              + " (see docs/authentication.md).");
    }
  }

  /**
   * The keys that verify tokens.
   *
   * @throws ConfigurationException in one line, where there is none that can be used
   */
  static VerificationKeys keys(AuthSettings settings) {
    if (settings.key().isPresent() && settings.jwks().isPresent()) {
      throw new ConfigurationException(
          "There are two sources of keys: set either GUESTLIST_AUTH_KEY or GUESTLIST_AUTH_JWKS.");
    }
    if (settings.jwks().isPresent()) {
      return new PublishedKeys(settings.jwks().get().strip());
    }
    var key = PemKey.read(settings.key().orElseThrow());
    return VerificationKeys.of((token, nesting) -> key);
  }
}
