package org.guestlist.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;

/**
 * A call in which nothing goes wrong.
 *
 * @param before the rows of its scene before it
 * @param rows the rows after it
 * @param requests what it sends, one of each kind
 * @param counts how many of each kind
 */
record Usual(
    String answer,
    List<String> before,
    List<String> rows,
    Map<String, SdkRequest> requests,
    Map<String, Integer> counts) {
  private static final Map<String, Usual> SEEN = new HashMap<>();

  /** That of an operation, which is called the first time. */
  static Usual of(String operation) {
    return SEEN.computeIfAbsent(operation, Usual::observe);
  }

  private static Usual observe(String operation) {
    var scene = Scene.create();
    var before = scene.rows();
    try (var plan = FaultPlan.nothing()) {
      var answer = Call.ALL.get(operation).apply(scene);
      assertThat(answer.errors()).as(operation).isEmpty();
      var requests = new LinkedHashMap<String, SdkRequest>();
      plan.sent().forEach(request -> requests.merge(kind(request), request, Usual::larger));
      var counts = new HashMap<String, Integer>();
      plan.sent().forEach(request -> counts.merge(kind(request), 1, Integer::sum));
      return new Usual(scene.normal(answer), before, scene.rows(), requests, counts);
    }
  }

  /** A batch of several rows shows more than one of a single row. */
  private static SdkRequest larger(SdkRequest one, SdkRequest other) {
    return Batches.hasSeveral(one) ? one : other;
  }

  /** Such as {@code Query items}. */
  static String kind(SdkRequest request) {
    var name = request.getClass().getSimpleName().replaceAll("Request$", "");
    return name + " " + String.join(" ", Tables.of(request));
  }
}
