package org.guestlist.request;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;

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
   * Runs work that belongs to no request, soon and on the same thread: what the present request
   * carries along is not seen there, and nobody waits for it.
   */
  public static void apart(Runnable work) {
    Context context = Vertx.currentContext();
    if (context == null) {
      work.run();
      return;
    }
    VertxContext.getRootContext(context).runOnContext(ignored -> work.run());
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
    return Uni.createFrom().deferred(() -> back(Ticker.current().pause(whole)));
  }

  /**
   * The same outcome, unless there is none in time: then what is under way is cancelled.
   *
   * @param limit more than zero
   * @param late why it failed, where it took longer
   */
  public static <T> Uni<T> within(Duration limit, Uni<T> uni, Supplier<Throwable> late) {
    Context context = Vertx.currentContext();
    if (context == null) {
      return uni;
    }
    return Uni.createFrom()
        .emitter(
            emitter -> {
              var underWay = uni.subscribe().with(emitter::complete, emitter::fail);
              var timer =
                  context
                      .owner()
                      .setTimer(
                          limit.toMillis() + 1,
                          id -> {
                            underWay.cancel();
                            emitter.fail(late.get());
                          });
              emitter.onTermination(() -> context.owner().cancelTimer(timer));
            });
  }
}
