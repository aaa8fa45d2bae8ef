package org.guestlist.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The limits of the public contract that concern data. */
@ConfigMapping(prefix = "guestlist.limits")
public interface Limits {

  /** The largest page. */
  @WithDefault("100")
  int first();

  /** Length of a title in characters (Unicode code points). */
  @WithDefault("200")
  int title();

  /** Length of an item's description in characters (Unicode code points). */
  @WithDefault("2000")
  int description();

  /** Length of an e-mail address in characters (RFC 5321, section 4.5.3.1.3, less the brackets). */
  @WithDefault("254")
  int email();

  /** Items in one list. */
  @WithDefault("10000")
  int items();

  /** Guests in one list. */
  @WithDefault("500")
  int guests();

  /**
   * Items in one {@code createItems}; a transaction of DynamoDB holds 100 actions, and the database
   * is asked for all of them at once.
   */
  @WithDefault("50")
  int itemsAtOnce();
}
