package org.guestlist.fuzz;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What was wrong with answers: of each kind the first, and how often there was one. */
final class Findings {
  private static final int MOST = 40;

  private final Map<String, String> first = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  /**
   * Keeps one.
   *
   * @param fault the same sentence for all of a kind
   * @param seen the request and the answer
   */
  void add(String fault, String seen) {
    if (first.containsKey(fault) || first.size() < MOST) {
      first.putIfAbsent(fault, seen);
      counts.merge(fault, 1, Integer::sum);
    }
  }

  boolean isEmpty() {
    return first.isEmpty();
  }

  @Override
  public String toString() {
    return first.entrySet().stream()
        .map(
            f ->
                "=== %s (%d times)%n%s".formatted(f.getKey(), counts.get(f.getKey()), f.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
