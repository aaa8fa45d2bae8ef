package org.guestlist.seed.interact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of a simulation.
 *
 * @param latency of one request, in milliseconds
 * @param differences one sentence for each thing that was lost or doubled
 */
public record Summary(
    long interactions,
    double seconds,
    Map<String, Long> ok,
    Map<String, Long> conflicts,
    Map<String, Long> refused,
    Map<String, Long> failures,
    Latency latency,
    int items,
    int done,
    List<String> differences) {
  /** Percentiles, in milliseconds. */
  public record Latency(double p50, double p90, double p99, double max) {}

  static Summary of(Statistics statistics, ListClient.Contents contents, List<String> differences) {
    return new Summary(
        statistics.interactions(),
        statistics.seconds(),
        statistics.okByOperation(),
        statistics.conflictsByCode(),
        statistics.refusalsByCode(),
        statistics.failuresByCode(),
        latency(statistics),
        contents.items().size(),
        (int) contents.items().stream().filter(ItemState::done).count(),
        differences);
  }

  static Latency latency(Statistics statistics) {
    return new Latency(
        statistics.milliseconds(50),
        statistics.milliseconds(90),
        statistics.milliseconds(99),
        statistics.milliseconds(100));
  }

  /** Whether nothing was lost or doubled, and nothing failed. */
  public boolean isClean() {
    return differences.isEmpty() && failures.isEmpty();
  }

  /** For people. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d interactions in %,.1f s, %,.0f a second",
            interactions,
            seconds,
            interactions / seconds));
    lines.add("ok         " + text(ok));
    lines.add("conflicts  " + text(conflicts));
    lines.add("refused    " + text(refused));
    lines.add("failures   " + text(failures));
    lines.add("latency    " + text(latency));
    differences.forEach(difference -> lines.add("WRONG      " + difference));
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %,d items, %,d of them done",
            differences.isEmpty()
                ? "Nothing was lost, and nothing doubled"
                : "%,d things were lost or doubled".formatted(differences.size()),
            items,
            done));
    return lines;
  }

  static String text(Map<String, Long> counts) {
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%s %,d", e.getKey(), e.getValue()))
            .collect(Collectors.joining(", "));
  }

  static String text(Latency latency) {
    return String.format(
        Locale.ROOT,
        "p50 %,.1f ms, p90 %,.1f ms, p99 %,.1f ms, max %,.1f ms",
        latency.p50(),
        latency.p90(),
        latency.p99(),
        latency.max());
  }

  /** For programs: numbers as they are. */
  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("interactions", interactions);
    json.put("seconds", seconds);
    json.put("ok", ok);
    json.put("conflicts", conflicts);
    json.put("refused", refused);
    json.put("failures", failures);
    json.put(
        "latencyMilliseconds",
        Map.of(
            "p50",
            latency.p50(),
            "p90",
            latency.p90(),
            "p99",
            latency.p99(),
            "max",
            latency.max()));
    json.put("items", items);
    json.put("done", done);
    json.put("differences", differences);
    return json;
  }
}
