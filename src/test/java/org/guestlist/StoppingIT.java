package org.guestlist;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.guestlist.store.Callers;
import org.guestlist.testing.Database;
import org.guestlist.testing.Instance;
import org.junit.jupiter.api.Test;

/** How the packaged program ends when it is told to. */
class StoppingIT {
  private static final String PREFIX = "stopping_";

  /** 128 and the number of SIGTERM, which is what shells and containers expect. */
  private static final int TERMINATED = 143;

  /**
   * It is less than a second where nothing else runs, which docs/performance.md has; here it tells
   * an end from the time that runs out for requests that never end.
   */
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  private static Instance start() {
    var environment = new HashMap<>(Instance.withTables(PREFIX));
    environment.put("GUESTLIST_HTTP_SLOW", "true");
    return Instance.start(environment);
  }

  private static Response createList(Instance instance, String title, String slow) {
    var document = "mutation { createList(title: \"" + title + "\") { id } }";
    return given()
        .header("Guestlist-Slow", slow)
        .contentType(ContentType.JSON)
        .body(Map.of("query", document))
        .post(instance.address().resolve("/graphql"));
  }

  private static Duration untilItEnds(Instance instance) {
    var begin = System.nanoTime();
    assertThat(instance.exitCode()).isEqualTo(TERMINATED);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @Test
  void withNothingToDoItEndsAtOnceAndSaysSo() {
    try (var instance = start()) {
      createList(instance, "Kept", "0").then().statusCode(200);

      instance.terminate();

      assertThat(untilItEnds(instance)).isLessThan(AT_ONCE);
      assertThat(instance.errors()).isEmpty();
      assertThat(instance.output())
          .allMatch(line -> line.startsWith("{\"timestamp\""))
          .last()
          .asString()
          .contains("guestlist stopped in");
    }
  }

  @Test
  void whatIsUnderWayIsAnsweredAndWhatComesAfterwardsIsRefused() throws Exception {
    try (var instance = start()) {
      var underWay = CompletableFuture.supplyAsync(() -> createList(instance, "Under way", "9"));
      Callers.pause(Duration.ofSeconds(2));
      instance.terminate();
      Callers.pause(Duration.ofSeconds(1));
      var late = createList(instance, "Too late", "0");

      assertThat(late.statusCode()).isEqualTo(503);
      assertThat(late.<String>path("errors[0].extensions.code")).isEqualTo("THROTTLED");
      assertThat(late.header("Retry-After")).isEqualTo("1");
      assertThat(late.header("Connection")).isEqualToIgnoringCase("close");
      var answer = underWay.get();
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.<String>path("data.createList.id")).isNotNull();
      assertThat(untilItEnds(instance)).isLessThan(AT_ONCE);
      assertThat(titles()).contains("Under way").doesNotContain("Too late");
    }
  }

  private static List<String> titles() {
    return new Database(PREFIX).rows("lists").stream().map(list -> list.get("title").s()).toList();
  }
}
