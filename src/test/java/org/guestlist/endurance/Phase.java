package org.guestlist.endurance;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What came of some traffic, and what it cost: where one process gets slower, this tells which.
 *
 * @param costs milliseconds on a processor that each good answer took, of each process by its name
 */
record Phase(Outcomes outcomes, Map<String, Double> costs) {
  /**
   * Lets traffic happen.
   *
   * @param processes their numbers by their names
   */
  static Phase of(Map<String, Long> processes, Supplier<Outcomes> traffic) {
    var before = times(processes);
    var outcomes = traffic.get();
    var costs = new TreeMap<String, Double>();
    times(processes)
        .forEach(
            (name, time) ->
                costs.put(
                    name,
                    time.minus(before.get(name)).toNanos() / 1e6 / outcomes.count(Outcomes.OK)));
    return new Phase(outcomes, costs);
  }

  private static Map<String, Duration> times(Map<String, Long> processes) {
    var times = new TreeMap<String, Duration>();
    processes.forEach((name, pid) -> times.put(name, time(pid)));
    return times;
  }

  private static Duration time(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow();
  }

  double rate() {
    return outcomes.rate();
  }

  @Override
  public String toString() {
    return costs.entrySet().stream()
        .map(cost -> "%s %.2f ms".formatted(cost.getKey(), cost.getValue()))
        .collect(Collectors.joining(", ", outcomes + "; CPU for each: ", ""));
  }
}
