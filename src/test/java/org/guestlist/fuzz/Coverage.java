package org.guestlist.fuzz;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.guestlist.http.Chance;

/** Counts what a run has seen, and leads it to what it has seen least. For one thread. */
final class Coverage {
  private final Map<String, Integer> generators = new TreeMap<>();
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final Map<String, Integer> codes = new TreeMap<>();

  /** By field, and by argument with its kind of value: how often each outcome was seen. */
  private final Map<String, Map<String, Integer>> outcomes = new TreeMap<>();

  void add(Exchange exchange) {
    generators.merge(exchange.generator().split(" \\(", 2)[0], 1, Integer::sum);
    statuses.merge(exchange.reply().status(), 1, Integer::sum);
    ResponseBody.of(exchange.reply())
        .ifPresent(
            body -> new TreeSet<>(body.codes()).forEach(c -> codes.merge(c, 1, Integer::sum)));
  }

  /** Counts the outcome of an operation for its field and its arguments. */
  void add(String field, Template template, String outcome) {
    count(field, outcome);
    template
        .arguments()
        .forEach(
            argument -> {
              count(argument.coordinate(), outcome);
              count(argument.coordinate() + " " + argument.value().kind(), outcome);
            });
  }

  private void count(String what, String outcome) {
    outcomes.computeIfAbsent(what, w -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
  }

  /** One of some fields, sooner one that has seldom succeeded. */
  String rarest(Chance chance, List<String> fields) {
    var one = fields.get(chance.below(fields.size()));
    var other = fields.get(chance.below(fields.size()));
    return Comparator.<String>comparingInt(f -> seen(f, "OK")).compare(one, other) <= 0
        ? one
        : other;
  }

  private int seen(String what, String outcome) {
    return outcomes.getOrDefault(what, Map.of()).getOrDefault(outcome, 0);
  }

  /** Those for which an outcome was never seen. */
  List<String> without(String outcome, List<String> coordinates) {
    return coordinates.stream().filter(what -> seen(what, outcome) == 0).toList();
  }

  Map<Integer, Integer> statuses() {
    return statuses;
  }

  Map<String, Integer> codes() {
    return codes;
  }

  /** How many different ones of field, argument, kind of value and outcome there were. */
  int size() {
    return outcomes.values().stream().mapToInt(Map::size).sum();
  }

  String table(List<String> fields) {
    var rows =
        fields.stream()
            .map(field -> "%-24s %s".formatted(field, outcomes.getOrDefault(field, Map.of())))
            .collect(Collectors.joining("\n"));
    return "requests %s%nstatuses %s%ncodes %s%n%d combinations of field, argument, value and outcome%n%s"
        .formatted(generators, statuses, codes, size(), rows);
  }
}
