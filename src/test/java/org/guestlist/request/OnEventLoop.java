package org.guestlist.request;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs work as one request, on a Vert.x context of its own. */
public final class OnEventLoop {
  private OnEventLoop() {}

  public static <T> T asRequest(Supplier<T> work) {
    var vertx = Vertx.vertx();
    var done = new CompletableFuture<T>();
    try {
      VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext())
          .runOnContext(ignored -> complete(done, work));
      return done.orTimeout(60, TimeUnit.SECONDS).join();
    } finally {
      vertx.close();
    }
  }

  private static <T> void complete(CompletableFuture<T> done, Supplier<T> work) {
    try {
      done.complete(work.get());
    } catch (RuntimeException failure) {
      done.completeExceptionally(failure);
    }
  }
}
