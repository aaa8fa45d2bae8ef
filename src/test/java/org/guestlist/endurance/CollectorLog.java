package org.guestlist.endurance;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the collector of the executable says of its work ({@code -XX:+PrintGC -XX:+VerboseGC}).
 *
 * @param policies how it decides, by name
 * @param edens megabytes that had been allocated when it collected
 */
record CollectorLog(List<String> policies, List<Double> edens) {
  private static final Pattern POLICY = Pattern.compile("GC policy: (.+)");
  private static final Pattern EDEN = Pattern.compile("Eden: ([0-9.]+)M->");

  static CollectorLog of(List<String> lines) {
    return new CollectorLog(
        found(lines, POLICY).toList(), found(lines, EDEN).map(Double::valueOf).toList());
  }

  private static Stream<String> found(List<String> lines, Pattern pattern) {
    return lines.stream()
        .flatMap(line -> pattern.matcher(line).results())
        .map((MatchResult match) -> match.group(1));
  }

  double largestEden() {
    return edens.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /**
   * The median of the last ones. Where two threads are out of memory at the same instant, it
   * collects a second time, and finds next to nothing: what single ones had says little.
   */
  double usualEdenOfLast(int collections) {
    var last = edens.subList(edens.size() - collections, edens.size()).stream().sorted().toList();
    return last.get(collections / 2);
  }
}
