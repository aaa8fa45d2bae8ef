package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.guestlist.store.Callers;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.HeldDatabase;
import org.guestlist.testing.RawHttp;
import org.guestlist.testing.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One operation more than are worked on at the same time, for all callers and for one. */
@QuarkusTest
@Tag("slow")
@WithTestResource(HeldDatabase.class)
@TestProfile(ConcurrencyLimitTest.RoomForTwo.class)
class ConcurrencyLimitTest {
  private static final int BURST = 20;
  private static final Duration LATE = Duration.ofMillis(400);

  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** A program that works on two operations at a time, of two callers. */
  public static final class RoomForTwo implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "guestlist.http.operations", "2",
          "guestlist.http.operations-of-caller", "1",
          "guestlist.limits.rate", "5",
          "guestlist.limits.burst", String.valueOf(BURST));
    }
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static final String CHEAP = "{ me { id } }";

  private static void assertRefused(Answer refused, int status, String code) {
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.extensions()).isEqualTo(Map.of("code", code, "retryAfterMs", 1000));
    assertThat(refused.response().headers().firstValue("Retry-After").orElse("")).isEqualTo("1");
  }

  @Test
  void whatIsBeyondIsRefusedAtOnceAndThereIsRoomAgainAfterwards() throws Exception {
    var holders = List.of(Api.asSomebodyNew(), Api.asSomebodyNew());
    var another = Api.asSomebodyNew();
    var lists = holders.stream().map(holder -> holder.createList("One")).toList();
    var hold = HeldDatabase.holdNextWrite(lists.get(0));
    var first = threads.submit(() -> holders.get(0).createItem(lists.get(0), "x"));
    hold.awaitArrival();
    assertThat(another.run(CHEAP).status()).isEqualTo(200);
    var nextHold = HeldDatabase.holdNextWrite(lists.get(1));
    var second = threads.submit(() -> holders.get(1).createItem(lists.get(1), "x"));
    nextHold.awaitArrival();

    assertRefused(another.run(CHEAP), 503, "THROTTLED");
    hold.release();
    nextHold.release();
    assertThat(first.get()).isNotEmpty();
    assertThat(second.get()).isNotEmpty();
    assertThat(another.run(CHEAP).status()).isEqualTo(200);
  }

  @Test
  void oneCallerHasAShareOfThePlaces() throws Exception {
    var holder = Api.asSomebodyNew();
    var another = Api.asSomebodyNew();
    var list = holder.createList("One");
    var hold = HeldDatabase.holdNextWrite(list);
    var first = threads.submit(() -> holder.createItem(list, "x"));
    hold.awaitArrival();

    assertRefused(holder.run(CHEAP), 429, "RATE_LIMITED");
    assertThat(another.run(CHEAP).status()).isEqualTo(200);
    hold.release();
    assertThat(first.get()).isNotEmpty();
    assertThat(holder.run(CHEAP).status()).isEqualTo(200);
  }

  @Test
  void oneWhoGoesAwayKeepsThePlaceUntilTheWorkHasEnded() {
    var email = Api.newUser();
    var holder = Api.as(email);
    var list = holder.createList("One");
    var hold = HeldDatabase.holdNextWrite(list);
    try (var wire = new Wire(Duration.ofSeconds(20))) {
      wire.send(Wire.bytes(creation(email, list)));
      hold.awaitArrival();
    }

    for (int i = 0; i < 3; i++) {
      assertRefused(holder.run(CHEAP), 429, "RATE_LIMITED");
    }
    hold.release();
    Callers.until(() -> Optional.of(holder.run(CHEAP)).filter(a -> a.status() == 200));
  }

  private static String creation(String email, String list) {
    var query = "mutation { createItem(listId: \"" + list + "\", description: \"x\") { id } }";
    var body = Json.createObjectBuilder().add("query", query).build().toString();
    return "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Authorization: Bearer "
        + email
        + "\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  @Test
  void oneWhoSendsMoreThanTheBurstIsToldWhenToComeBack() {
    var fast = Api.asSomebodyNew();
    var another = Api.asSomebodyNew();
    var answers = new ArrayList<Answer>();
    for (int i = 0; i < BURST; i++) {
      answers.add(fast.run(CHEAP));
    }
    var refused = Callers.until(() -> Optional.of(fast.run(CHEAP)).filter(a -> a.status() != 200));

    assertThat(answers).extracting(Answer::status).containsOnly(200);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("RATE_LIMITED");
    assertThat(refused.<Integer>extension("retryAfterMs")).isBetween(1, 1_001);
    assertThat(refused.response().headers().firstValue("Retry-After").orElse("")).isIn("1", "2");
    assertThat(another.run(CHEAP).status()).isEqualTo(200);
  }

  /** 5,000 points and some: a sixth of the burst is what such operations have. */
  @Test
  void whatCostsMuchCountsAsMoreThanOne() {
    var fast = Api.asSomebodyNew();
    var costly = "{ me { lists(first: 25) { nodes { items(first: 99) { nodes { id } } } } } }";
    var answers = new ArrayList<Answer>();
    do {
      answers.add(fast.run(costly));
    } while (answers.get(answers.size() - 1).status() == 200 && answers.size() < BURST);

    assertThat(answers).hasSizeBetween(2, BURST / 2);
    assertThat(answers.get(answers.size() - 1).code()).isEqualTo("RATE_LIMITED");
  }

  /** 1,000 characters: a third of the burst is what such operations have. */
  @Test
  void aLongDocumentThatIsNewCountsAsMoreThanOne() {
    var fast = Api.asSomebodyNew();
    var answers = new ArrayList<Answer>();
    do {
      answers.add(fast.run("{ me { id } } #" + answers.size() + "x".repeat(1_000)));
    } while (answers.get(answers.size() - 1).status() == 200 && answers.size() < BURST);

    assertThat(answers).hasSizeBetween(BURST / 3, BURST * 3 / 4);
    assertThat(answers.get(answers.size() - 1).code()).isEqualTo("RATE_LIMITED");
  }

  /** From the second time on it is remembered. */
  @Test
  void aLongDocumentThatIsRememberedCountsOnce() {
    var fast = Api.asSomebodyNew();
    var document = "{ me { id } } #" + "y".repeat(1_000);
    var first = List.of(Api.asSomebodyNew().run(document), Api.asSomebodyNew().run(document));
    var answers = new ArrayList<Answer>();
    for (int i = 0; i < BURST; i++) {
      answers.add(fast.run(document));
    }

    assertThat(first).extracting(Answer::status).containsOnly(200);
    assertThat(answers).extracting(Answer::status).containsOnly(200);
  }

  /**
   * The connection of one who goes on is answered once or twice in a second, and not thousands of
   * times.
   */
  @ParameterizedTest
  @CsvSource({"no JSON, '', 429", "'{\"query\": \"{\"}', '', 429", "'{}', Basic x, 401"})
  void oneWhoGoesOnAfterRefusalsWaitsForThem(String body, String authorization, int status) {
    var headers = new HashMap<>(Map.of("Content-Type", "application/json"));
    if (!authorization.isEmpty()) {
      headers.put("Authorization", authorization);
    }
    for (int i = 0; i < 3 * BURST; i++) {
      var begin = System.nanoTime();
      var refused = RawHttp.post(headers, body);
      if (System.nanoTime() - begin > LATE.toNanos()) {
        assertThat(refused.statusCode()).isEqualTo(status);
        // So that the next test finds the share of this address again
        Callers.pause(Duration.ofSeconds(1));
        return;
      }
    }
    fail("No answer was late.");
  }
}
