package org.guestlist.endurance;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.guestlist.store.Callers;

/**
 * Sends requests to one process, either as many callers who each wait for their answer, or at a
 * rate whatever comes back. Has to be closed.
 */
final class Traffic implements AutoCloseable {
  private static final int CONNECTIONS = 1_000;
  private static final Duration TICK = Duration.ofMillis(5);

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client;
  private final RequestOptions target;
  private final IntFunction<Request> requests;
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();

  /** A document with variables, and whose it is. */
  record Request(String bearer, JsonObject body) {}

  /**
   * Traffic for one process.
   *
   * @param requests what is sent, by its number from 0 on
   */
  Traffic(URI address, IntFunction<Request> requests) {
    this.requests = requests;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAlive(true),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    this.target =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost(address.getHost())
            .setPort(address.getPort())
            .setURI("/graphql");
  }

  /** How many wait for an answer. */
  int waiting() {
    return waiting.get();
  }

  /** So many callers, each of whom asks again when it was answered, while a condition holds. */
  Outcomes closed(int callers, BooleanSupplier goOn) {
    var outcomes = new Outcomes();
    var done = new CountDownLatch(callers);
    for (int i = 0; i < callers; i++) {
      vertx.runOnContext(begun -> next(outcomes, goOn, done));
    }
    await(done);
    return outcomes;
  }

  private void next(Outcomes outcomes, BooleanSupplier goOn, CountDownLatch done) {
    if (!goOn.getAsBoolean()) {
      done.countDown();
      return;
    }
    send(outcomes, () -> next(outcomes, goOn, done));
  }

  private static void await(CountDownLatch done) {
    try {
      done.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  /** So many a second for so long; returns when the last one was answered. */
  Outcomes open(double rate, Duration time) {
    var outcomes = new Outcomes();
    var begin = System.nanoTime();
    var due = new AtomicLong();
    var ended = new CountDownLatch(1);
    vertx.setPeriodic(
        TICK.toMillis(),
        timer -> {
          var elapsed = System.nanoTime() - begin;
          if (elapsed > time.toNanos()) {
            vertx.cancelTimer(timer);
            ended.countDown();
            return;
          }
          for (var wanted = (long) (rate * elapsed / 1e9);
              due.get() < wanted;
              due.incrementAndGet()) {
            send(outcomes, () -> {});
          }
        });
    await(ended);
    while (waiting() > 0) {
      Callers.pause(TICK);
    }
    return outcomes;
  }

  private void send(Outcomes outcomes, Runnable then) {
    var request = requests.apply(sent.getAndIncrement());
    var begin = System.nanoTime();
    waiting.incrementAndGet();
    client
        .request(target)
        .compose(
            r ->
                r.putHeader("Content-Type", "application/json")
                    .putHeader("Authorization", "Bearer " + request.bearer())
                    .send(request.body().toBuffer()))
        .compose(r -> r.body().map(body -> outcome(r, body.toString())))
        .otherwise(failure -> failure.getClass().getSimpleName())
        .onSuccess(
            outcome -> {
              outcomes.add(outcome, Duration.ofNanos(System.nanoTime() - begin));
              waiting.decrementAndGet();
              then.run();
            });
  }

  /** {@code 200}, or a status with the code of the first error. */
  private static String outcome(HttpClientResponse response, String body) {
    var code = body.indexOf("\"code\":\"");
    return code < 0
        ? String.valueOf(response.statusCode())
        : response.statusCode() + " " + body.substring(code + 8, body.indexOf('"', code + 8));
  }

  @Override
  public void close() {
    var closed = new CountDownLatch(1);
    vertx.close().onComplete(end -> closed.countDown());
    await(closed);
  }

  /** All that can be answered by one who has too much to do. */
  static List<String> refusals() {
    return List.of("503 THROTTLED", "200 THROTTLED", "200 LIMIT_EXCEEDED");
  }
}
