package org.guestlist.seed.verify;

import java.time.Duration;
import java.util.Map;

/** Mends what stands, one suspect at a time, each from a look of that very moment. Thread-safe. */
final class Mending {
  private static final int ATTEMPTS = 20;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Export export;
  private volatile boolean stopped;

  Mending(Export export) {
    this.export = export;
  }

  /** Begins with no suspect any more. */
  void stop() {
    stopped = true;
  }

  /** Answers whether it was mended, by this or by somebody else. */
  boolean mend(Map.Entry<Suspect, Look> standing) {
    for (var attempt = 1; attempt <= ATTEMPTS && !stopped; attempt++) {
      if (tryToMend(standing.getKey(), standing.getValue())) {
        return true;
      }
      Patience.wait(PAUSE);
    }
    return false;
  }

  private boolean tryToMend(Suspect suspect, Look standing) {
    var seen = suspect.look();
    if (seen.isEmpty()) {
      return false;
    }
    var repair = seen.get().repair();
    return repair.isEmpty()
        || (seen.get().sign().equals(standing.sign()) && repair.get().apply(export));
  }
}
