package org.guestlist.seed.verify;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was found, by kind: all of it counted, and the first lines of each kind kept. Not
 * thread-safe.
 */
final class Findings {
  private final int limit;
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private final Map<Kind, List<String>> lines = new EnumMap<>(Kind.class);

  /**
   * @param limit how many lines are kept of each kind
   */
  Findings(int limit) {
    this.limit = limit;
  }

  /** Adds one, in a line that begins with the table and the key. */
  void add(Kind kind, String line) {
    count(kind, 1);
    keep(kind, line);
  }

  void addAll(Findings others) {
    others.counts.forEach(this::count);
    others.lines.forEach((kind, of) -> of.forEach(line -> keep(kind, line)));
  }

  private void count(Kind kind, long more) {
    counts.merge(kind, more, Long::sum);
  }

  private void keep(Kind kind, String line) {
    var kept = lines.computeIfAbsent(kind, none -> new ArrayList<>());
    if (kept.size() < limit) {
      kept.add(line);
    }
  }

  boolean has(Kind kind) {
    return counts.containsKey(kind);
  }

  long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  void print(PrintWriter out) {
    counts.forEach((kind, count) -> print(out, kind, count));
  }

  private void print(PrintWriter out, Kind kind, long count) {
    out.printf("%s: %s%n", kind.heading(), Words.number(count));
    var kept = lines.get(kind);
    kept.stream().sorted().forEach(line -> out.println("  " + line));
    if (count > kept.size()) {
      out.printf("  and %s more; --limit shows more%n", Words.number(count - kept.size()));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Findings findings
        && counts.equals(findings.counts)
        && lines.equals(findings.lines);
  }

  @Override
  public int hashCode() {
    return 31 * counts.hashCode() + lines.hashCode();
  }
}
