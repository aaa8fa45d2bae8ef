package org.guestlist.seed.interact;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What came of the requests, counted by kind. Thread-safe. */
final class Statistics {
  private static final long LONGEST_MICROSECONDS = 120_000_000;

  private final Map<String, LongAdder> ok = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> conflicts = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> refusals = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> failures = new ConcurrentSkipListMap<>();
  private final Histogram microseconds = new ConcurrentHistogram(LONGEST_MICROSECONDS, 3);
  private final LongAdder interactions = new LongAdder();
  private final long began = System.nanoTime();

  void ok(String operation) {
    count(ok, operation);
  }

  /** Somebody else was faster, as may be. */
  void conflict(String code) {
    count(conflicts, code);
  }

  /** The service had no room for it, and did nothing. */
  void refusal(String code) {
    count(refusals, code);
  }

  void failure(String code) {
    count(failures, code);
  }

  private static void count(Map<String, LongAdder> kinds, String kind) {
    kinds.computeIfAbsent(kind, k -> new LongAdder()).increment();
  }

  void took(long nanoseconds) {
    microseconds.recordValue(Math.min(nanoseconds / 1_000, LONGEST_MICROSECONDS));
  }

  void interaction() {
    interactions.increment();
  }

  long interactions() {
    return interactions.sum();
  }

  double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  Map<String, Long> okByOperation() {
    return counted(ok);
  }

  Map<String, Long> conflictsByCode() {
    return counted(conflicts);
  }

  Map<String, Long> refusalsByCode() {
    return counted(refusals);
  }

  Map<String, Long> failuresByCode() {
    return counted(failures);
  }

  private static Map<String, Long> counted(Map<String, LongAdder> kinds) {
    var counted = new TreeMap<String, Long>();
    kinds.forEach((kind, count) -> counted.put(kind, count.sum()));
    return counted;
  }

  /** The time of one request below which this share of all lies, in milliseconds. */
  double milliseconds(double percentile) {
    return microseconds.getValueAtPercentile(percentile) / 1e3;
  }
}
