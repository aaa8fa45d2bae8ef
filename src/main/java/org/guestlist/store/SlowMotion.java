package org.guestlist.store;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Delays the writes of one request, so that people can watch what races do. */
public final class SlowMotion {
  private static final String KEY = SlowMotion.class.getName();

  private SlowMotion() {}

  /** From now on each write of the present request waits that long. */
  public static void begin(Duration delay) {
    ContextLocals.put(KEY, delay);
  }

  /** Has to be awaited before each request that writes. */
  public static Uni<Void> beforeWrite() {
    var delay =
        VertxContext.isOnDuplicatedContext()
            ? ContextLocals.<Duration>get(KEY).orElse(Duration.ZERO)
            : Duration.ZERO;
    return EventLoop.pause(delay);
  }
}
