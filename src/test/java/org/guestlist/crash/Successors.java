package org.guestlist.crash;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.guestlist.testing.Instance;

/** Processes that are started ahead of their time. For one thread. Has to be closed. */
final class Successors implements AutoCloseable {
  /** As many as leave half of a small machine to what is tested. */
  private static final int STARTING = 1;

  private static final int AHEAD = 3;

  private final Map<String, String> environment;
  private final ExecutorService threads = Executors.newFixedThreadPool(STARTING);
  private final Queue<CompletableFuture<Instance>> waiting = new ArrayDeque<>();

  Successors(Map<String, String> environment) {
    this.environment = environment;
    for (int i = 0; i < AHEAD; i++) {
      order();
    }
  }

  private void order() {
    Supplier<Instance> start = () -> Instance.start(environment);
    waiting.add(CompletableFuture.supplyAsync(start, threads));
  }

  /** One that is ready. */
  Instance next() {
    order();
    return waiting.remove().join();
  }

  @Override
  public void close() {
    waiting.forEach(start -> start.thenAccept(Instance::close).join());
    threads.shutdown();
  }
}
