package org.guestlist.fuzz;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a run takes and what it leaves to chance: {@code -Dfuzz.time=5M}, {@code -Dfuzz.seed=N},
 * and an hour with {@code -Dlong}.
 */
record FuzzPlan(Duration time, long seed) {
  private static final String SHORT = "20S";
  private static final String HOUR = "1H";

  static FuzzPlan ofProperties() {
    var otherwise = System.getProperty("long") == null ? SHORT : HOUR;
    return new FuzzPlan(
        DurationConverter.parseDuration(System.getProperty("fuzz.time", otherwise)),
        Long.getLong("fuzz.seed", ThreadLocalRandom.current().nextLong(1_000_000_000)));
  }
}
