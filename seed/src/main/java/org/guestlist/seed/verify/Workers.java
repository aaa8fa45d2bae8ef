package org.guestlist.seed.verify;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.guestlist.seed.Problem;

/** A number of threads. Has to be closed. */
final class Workers implements AutoCloseable {
  private final ExecutorService threads;
  private final int number;

  Workers(int number) {
    this.threads = Executors.newFixedThreadPool(number);
    this.number = number;
  }

  int number() {
    return number;
  }

  /** What a piece of work gives for each of these, in their order. */
  <T, R> List<R> each(Collection<T> subjects, Function<T, R> work) {
    var tasks = subjects.stream().<Callable<R>>map(subject -> () -> work.apply(subject)).toList();
    try {
      return threads.invokeAll(tasks).stream().map(Workers::result).toList();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Problem("Interrupted.", stop);
    }
  }

  private static <R> R result(Future<R> done) {
    try {
      return done.get();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Problem("Interrupted.", stop);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(failure.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
