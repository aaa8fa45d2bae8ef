package org.guestlist.faults;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Duration;
import java.util.Map;

/** A program whose requests to the database can go wrong, and that gives up soon. */
public final class Impatient implements QuarkusTestProfile {
  static final int ATTEMPTS = 3;
  static final Duration DEADLINE = Duration.ofSeconds(1);

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.dynamodb.interceptors",
        FaultInterceptor.class.getName(),
        "guestlist.retry.deadline",
        DEADLINE.toString(),
        "guestlist.retry.attempts",
        String.valueOf(ATTEMPTS),
        "guestlist.retry.first-pause",
        "1MS",
        "guestlist.retry.longest-pause",
        "20MS",
        // With such short pauses there are more attempts than an operation may make requests
        "guestlist.limits.requests",
        "10000");
  }
}
