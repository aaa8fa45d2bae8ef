package org.guestlist.request;

import java.time.Duration;
import java.util.Optional;

/**
 * Until when one request may be worked on. Immutable.
 *
 * @param limit how long it may take
 * @param start when it began, on the clock of {@link Ticker}
 */
public record Deadline(Duration limit, long start) {
  private static final RequestLocal<Deadline> CURRENT = new RequestLocal<>(Deadline.class);

  /** From now on the present request may take that long. */
  public static void begin(Duration limit) {
    CURRENT.set(new Deadline(limit, Ticker.current().nanoTime()));
  }

  /** That of the present request; none where there is no request. */
  public static Optional<Deadline> current() {
    return CURRENT.get();
  }

  /** How long it has been worked on. */
  public Duration elapsed() {
    return Duration.ofNanos(Ticker.current().nanoTime() - start);
  }

  /** What is left; zero or less where it has passed. */
  public Duration remaining() {
    return limit.minus(elapsed());
  }
}
