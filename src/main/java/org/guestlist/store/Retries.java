package org.guestlist.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long, and how patiently, a write that met another one is tried again. */
@ConfigMapping(prefix = "guestlist.retry")
public interface Retries {

  /** From the first attempt; when it has passed, the caller gets THROTTLED. */
  @WithDefault("8S")
  Duration deadline();

  /**
   * How often one request is sent at the most, where the database refuses it or does not answer.
   */
  @WithDefault("5")
  int attempts();

  /** How long one attempt may stay without an answer before it is given up. */
  @WithDefault("3S")
  Duration attemptTimeout();

  /** The upper bound of the first pause; it doubles with each attempt. */
  @WithDefault("20MS")
  Duration firstPause();

  /** The upper bound of any pause. */
  @WithDefault("500MS")
  Duration longestPause();

  default Backoff backoff() {
    return new Backoff(deadline(), firstPause(), longestPause());
  }
}
