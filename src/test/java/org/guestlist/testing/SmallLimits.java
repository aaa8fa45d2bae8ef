package org.guestlist.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Limits so small that a test gets to them, and one other site that may ask. */
public final class SmallLimits implements QuarkusTestProfile {
  public static final int ITEMS = 3;
  public static final int GUESTS = 2;

  /** Bytes of a response: less than a page of anything. */
  public static final int RESPONSE = 1_000;

  public static final String SITE = "https://app.example.com";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "guestlist.limits.items", String.valueOf(ITEMS),
        "guestlist.limits.guests", String.valueOf(GUESTS),
        "guestlist.limits.response", String.valueOf(RESPONSE),
        "quarkus.http.cors.enabled", "true",
        "quarkus.http.cors.origins", SITE);
  }
}
