package org.guestlist.store;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Callers who all begin at one time, each on a thread of its own. */
public final class Callers {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Callers() {}

  /** What each caller was answered, in the order of their numbers from 0 on. */
  public static <T> List<T> atOnce(int count, IntFunction<T> call) {
    var threads = Executors.newFixedThreadPool(count);
    try {
      var start = new CyclicBarrier(count);
      var calls = IntStream.range(0, count).mapToObj(i -> after(start, () -> call.apply(i)));
      return answers(threads.invokeAll(calls.toList()));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> Callable<T> after(CyclicBarrier start, Supplier<T> call) {
    return () -> {
      start.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return call.get();
    };
  }

  private static <T> List<T> answers(List<Future<T>> futures) throws InterruptedException {
    var answers = new ArrayList<T>();
    for (var future : futures) {
      answers.add(answer(future));
    }
    return answers;
  }

  private static <T> T answer(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failure) {
      throw new AssertionError(failure.getCause());
    }
  }

  /** Tries again, as a service does, until there is an answer. */
  public static <T> T until(Supplier<Optional<T>> attempt) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() - end < 0) {
      var answer = attempt.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(1, 30)));
    }
    throw new AssertionError("No attempt was answered within " + PATIENCE);
  }

  public static void pause(Duration duration) {
    Uni.createFrom().voidItem().onItem().delayIt().by(duration).await().indefinitely();
  }
}
