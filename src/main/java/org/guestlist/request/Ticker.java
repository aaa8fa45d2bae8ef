package org.guestlist.request;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * The clock that deadlines and pauses go by. Tests replace it by one whose pauses take no time, so
 * that what waits until a deadline is tried without the wait. Thread-safe.
 */
public interface Ticker {
  /** Nanoseconds since some instant. */
  long nanoTime();

  /** Completes after a pause of whole milliseconds, on any thread. */
  Uni<Void> pause(Duration duration);

  /** Returns the one in use. */
  static Ticker current() {
    return SystemTicker.CURRENT.get();
  }

  /** Replaces the one in use, for the whole process. */
  static void use(Ticker ticker) {
    SystemTicker.CURRENT.set(ticker);
  }
}
