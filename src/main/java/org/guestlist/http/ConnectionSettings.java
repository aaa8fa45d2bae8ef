package org.guestlist.http;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * The bounds of connections, which are needed before there are beans.
 *
 * @param most that are open at the same time
 * @param patience how long the head of a request may take, and its body
 */
record ConnectionSettings(int most, Duration patience) {
  private static final int MOST = 4_000;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  static ConnectionSettings of(Config config) {
    return new ConnectionSettings(
        config.getOptionalValue("guestlist.http.connections", Integer.class).orElse(MOST),
        config.getOptionalValue("guestlist.http.request-timeout", Duration.class).orElse(PATIENCE));
  }
}
