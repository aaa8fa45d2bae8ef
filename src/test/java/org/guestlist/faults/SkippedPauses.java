package org.guestlist.faults;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.guestlist.request.Ticker;

/** A clock that goes on by the length of a pause, and does not wait. Has to be closed. */
public final class SkippedPauses implements Ticker, AutoCloseable {
  private final Ticker before = Ticker.current();
  private final AtomicLong skipped = new AtomicLong();

  private SkippedPauses() {}

  /** Replaces the clock of this process, until it is closed. */
  public static SkippedPauses begin() {
    var ticker = new SkippedPauses();
    Ticker.use(ticker);
    return ticker;
  }

  @Override
  public long nanoTime() {
    return before.nanoTime() + skipped.get();
  }

  @Override
  public Uni<Void> pause(Duration duration) {
    return Uni.createFrom().voidItem().invoke(() -> skipped.addAndGet(duration.toNanos()));
  }

  @Override
  public void close() {
    Ticker.use(before);
  }
}
