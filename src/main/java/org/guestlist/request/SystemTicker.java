package org.guestlist.request;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of the machine. */
final class SystemTicker implements Ticker {
  static final AtomicReference<Ticker> CURRENT = new AtomicReference<>(new SystemTicker());

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Uni<Void> pause(Duration duration) {
    return Uni.createFrom().voidItem().onItem().delayIt().by(duration);
  }
}
