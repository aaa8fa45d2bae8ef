package org.guestlist.endurance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import org.guestlist.store.Callers;

/**
 * Those of one process while it works, one after another. Has to be closed, then it can be read.
 */
public final class Footprints implements AutoCloseable {
  private final List<Footprint> seen = Collections.synchronizedList(new ArrayList<>());
  private final Thread thread;
  private volatile boolean closed;

  /** Those of a process, from now on. */
  public Footprints(long pid, Duration every) {
    this.thread =
        new Thread(
            () -> {
              while (!closed) {
                seen.add(Footprint.of(pid));
                Callers.pause(every);
              }
            },
            "footprints");
    thread.start();
  }

  /** The most in each third of the time. */
  public List<Long> most(ToLongFunction<Footprint> of) {
    var third = Math.max(1, seen.size() / 3);
    return List.of(
        most(of, 0, third), most(of, third, 2 * third), most(of, 2 * third, seen.size()));
  }

  private long most(ToLongFunction<Footprint> of, int from, int to) {
    return seen.subList(from, to).stream().mapToLong(of).max().orElseThrow();
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    return "memory %s kB, descriptors %s, threads %s"
        .formatted(
            most(Footprint::resident), most(Footprint::descriptors), most(Footprint::threads));
  }
}
