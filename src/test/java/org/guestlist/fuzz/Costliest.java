package org.guestlist.fuzz;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.guestlist.testing.Wire;

/**
 * The requests that took longest although nothing was executed for them, to be sent again when the
 * program is warm: what one costs then is its own, and not that of the machine. For one thread.
 */
final class Costliest {
  private static final int KEPT = 12;
  private static final int REPETITIONS = 10;

  private final PriorityQueue<Exchange> kept =
      new PriorityQueue<>(Comparator.comparingLong(Exchange::nanos));

  /** The processor time of a request. */
  record Cost(Duration time, Exchange exchange) {}

  void add(Exchange exchange) {
    var asksTheDatabase =
        ResponseBody.of(exchange.reply()).filter(ResponseBody::hasData).isPresent();
    if (!asksTheDatabase) {
      kept.add(exchange);
      if (kept.size() > KEPT) {
        kept.remove();
      }
    }
  }

  /** What each costs on average, the most first. */
  List<Cost> measured(long pid, HttpLine line) {
    return kept.stream()
        .map(exchange -> new Cost(cost(pid, line, exchange), exchange))
        .sorted(Comparator.comparing(Cost::time).reversed())
        .toList();
  }

  /** The less of two: a collector or a compiler may have been at work in one of them. */
  private static Duration cost(long pid, HttpLine line, Exchange exchange) {
    var first = average(pid, line, exchange);
    var second = average(pid, line, exchange);
    return first.compareTo(second) < 0 ? first : second;
  }

  private static Duration average(long pid, HttpLine line, Exchange exchange) {
    var bytes = Wire.bytes(exchange.request());
    var before = ProcessorTime.of(pid);
    for (int i = 0; i < REPETITIONS; i++) {
      line.send(bytes);
    }
    return ProcessorTime.of(pid).minus(before).dividedBy(REPETITIONS);
  }
}
