package org.guestlist.request;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Keeps a request on its own Vert.x context. One request is worked on by one thread at a time, so
 * what it carries along needs no locks, and what finished before a call was made is known exactly.
 */
public final class EventLoop {
  private EventLoop() {}

  /** The same outcome, delivered on the context of the code that calls this, if it has one. */
  public static <T> Uni<T> back(Uni<T> uni) {
    Context context = Vertx.currentContext();
    if (context == null) {
      return uni;
    }
    return uni.emitOn(task -> context.runOnContext(ignored -> task.run()));
  }

  /**
   * A pause after which the work goes on where it was. It is rounded up to whole milliseconds,
   * since {@link Vertx#setTimer} refuses less than one.
   */
  public static Uni<Void> pause(Duration duration) {
    if (duration.isZero()) {
      return Uni.createFrom().voidItem();
    }
    var whole = Duration.ofMillis(duration.plusNanos(999_999).toMillis());
    return Uni.createFrom()
        .deferred(() -> back(Uni.createFrom().voidItem().onItem().delayIt().by(whole)));
  }
}
