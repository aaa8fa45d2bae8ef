package org.guestlist.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many users one caller may look for. */
@ConfigMapping(prefix = "guestlist.limits")
public interface LookupSettings {

  /**
   * Searches for users by one caller in a minute, of which all may come at once; 0 for no limit.
   */
  @WithDefault("20")
  int lookups();
}
