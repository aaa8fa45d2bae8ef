package org.guestlist.fuzz;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a run takes and what it leaves to chance: {@code -Dfuzz.time=5M}, {@code
 * -Dfuzz.steps=N}, {@code -Dfuzz.seed=N}, and an hour with {@code -Dlong}. Without these a run is
 * the same each time, so that a build fails for what was changed only.
 *
 * @param steps after which it ends before its time
 */
record FuzzPlan(Duration time, long steps, long seed) {
  private static final long USUAL_SEED = 20_261_127;
  private static final long USUAL_STEPS = 5_000;
  private static final String SHORT = "20S";
  private static final String HOUR = "1H";

  /** Whether somebody said how long. */
  static boolean isGiven() {
    return System.getProperty("fuzz.time") != null || System.getProperty("long") != null;
  }

  static FuzzPlan ofProperties() {
    var isLong = System.getProperty("long") != null;
    var random = ThreadLocalRandom.current().nextLong(1_000_000_000);
    return new FuzzPlan(
        DurationConverter.parseDuration(System.getProperty("fuzz.time", isLong ? HOUR : SHORT)),
        Long.getLong("fuzz.steps", isLong ? Long.MAX_VALUE : USUAL_STEPS),
        Long.getLong("fuzz.seed", isLong ? random : USUAL_SEED));
  }
}
