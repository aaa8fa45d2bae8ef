package org.guestlist.request;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Delays the writes of one request, so that people can watch what races do. */
public final class SlowMotion {
  private static final RequestLocal<Duration> DELAY = new RequestLocal<>(SlowMotion.class);

  private SlowMotion() {}

  /** From now on each write of the present request waits that long. */
  public static void begin(Duration delay) {
    DELAY.set(delay);
  }

  /** Has to be awaited before each request that writes. */
  public static Uni<Void> beforeWrite() {
    return EventLoop.pause(delay());
  }

  /** How long each write of the present request has to wait. */
  public static Duration delay() {
    return DELAY.get().orElse(Duration.ZERO);
  }
}
