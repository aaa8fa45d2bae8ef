package org.guestlist.endurance;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** How requests were answered, and after what time. Thread-safe. */
final class Outcomes {
  static final String OK = "200";

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final AtomicLong longest = new AtomicLong();
  private final long begin = System.nanoTime();
  private final AtomicLong end = new AtomicLong(begin);

  void add(String outcome, Duration time) {
    counts.computeIfAbsent(outcome, o -> new LongAdder()).increment();
    longest.accumulateAndGet(time.toNanos(), Math::max);
    end.set(System.nanoTime());
  }

  long count(String outcome) {
    return counts.containsKey(outcome) ? counts.get(outcome).sum() : 0;
  }

  /** Those that were answered, but not by any of these outcomes, with their numbers. */
  Map<String, Long> except(Collection<String> outcomes) {
    return counts.entrySet().stream()
        .filter(entry -> !outcomes.contains(entry.getKey()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> entry.getValue().sum(), Long::sum, TreeMap::new));
  }

  Duration longest() {
    return Duration.ofNanos(longest.get());
  }

  /** Good answers a second. */
  double rate() {
    return count(OK) / ((end.get() - begin) / 1e9);
  }

  @Override
  public String toString() {
    return "%s, %.0f good ones a second, the longest took %d ms"
        .formatted(new TreeMap<>(counts), rate(), longest().toMillis());
  }
}
