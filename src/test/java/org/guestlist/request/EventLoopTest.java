package org.guestlist.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.guestlist.LocalDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On an event loop of the running program, whose timers are not those of a plain JVM. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class EventLoopTest {

  /** What follows on a pause, as an event loop sees it. */
  private static CompletableFuture<Long> pause(Vertx vertx, long nanos) {
    var done = new CompletableFuture<Long>();
    var begin = System.nanoTime();
    vertx.runOnContext(
        ignored ->
            EventLoop.pause(Duration.ofNanos(nanos))
                .subscribe()
                .with(
                    paused -> done.complete(System.nanoTime() - begin),
                    done::completeExceptionally));
    return done;
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 999_999, 1_000_000, 1_000_001, 30_000_000})
  void aPauseLastsAtLeastAsLongAsItIsMeantToHoweverShort(long nanos) {
    var vertx = Vertx.vertx();
    try {
      assertThat(pause(vertx, nanos).orTimeout(10, TimeUnit.SECONDS).join())
          .isGreaterThanOrEqualTo(nanos);
    } finally {
      vertx.close();
    }
  }
}
