package org.guestlist.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When deletions are finished whose process died. */
@ConfigMapping(prefix = "guestlist.recovery")
public interface RecoverySettings {

  /** How often the service looks for them by itself; never, if it is zero. */
  @WithDefault("1M")
  Duration every();

  /** How long after its beginning a deletion counts as cut off: longer than any operation takes. */
  @WithDefault("1M")
  Duration after();
}
