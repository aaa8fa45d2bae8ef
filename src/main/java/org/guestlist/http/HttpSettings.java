package org.guestlist.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the endpoint allows. */
@ConfigMapping(prefix = "guestlist.http")
public interface HttpSettings {

  /** Whether {@code Guestlist-Explain} is answered; it tells what each request costs. */
  @WithDefault("false")
  boolean explain();

  /** Whether {@code Guestlist-Slow} is obeyed; it lets anyone keep the service busy. */
  @WithDefault("false")
  boolean slow();

  /** The largest request body in bytes. */
  @WithDefault("65536")
  int bodyLimit();
}
