package org.guestlist.service;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** Gives each instant once, in microseconds, never going back within this process. Thread-safe. */
final class MicrosecondClock {
  private final AtomicLong last = new AtomicLong();

  /** As many instants as wanted, one microsecond apart. */
  List<Instant> next(int count) {
    var now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    var end = last.updateAndGet(previous -> Math.max(previous + 1, now) + count - 1);
    return LongStream.rangeClosed(end - count + 1, end)
        .mapToObj(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS))
        .toList();
  }
}
