package org.guestlist.seed.verify;

import java.util.function.Consumer;

/** Says now and then how far a scan has come. Thread-safe. */
final class Milestones {
  private static final long SECONDS_BETWEEN = 5;

  private final String table;
  private final Consumer<String> progress;
  private long last = System.nanoTime();

  Milestones(String table, Consumer<String> progress) {
    this.table = table;
    this.progress = progress;
  }

  synchronized void reached(long rows) {
    var now = System.nanoTime();
    if (now - last >= SECONDS_BETWEEN * 1_000_000_000) {
      last = now;
      progress.accept("  %s rows of %s".formatted(Words.number(rows), table));
    }
  }
}
