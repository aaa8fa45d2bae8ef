package org.guestlist.lambda;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the function makes of being one. */
@ConfigMapping(prefix = "guestlist.lambda")
interface LambdaSettings {

  /**
   * How much of an invocation's time is kept from its operation, for a write that is under way when
   * the rest is over, and for the answer.
   */
  @WithDefault("1S")
  Duration margin();

  /** Whether the first operation is rehearsed, and the database connected, before there is one. */
  @WithDefault("true")
  boolean warmUp();
}
