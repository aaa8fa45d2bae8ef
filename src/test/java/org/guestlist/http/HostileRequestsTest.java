package org.guestlist.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.json.JsonException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guestlist.LocalDatabase;
import org.guestlist.http.HostileRequest.Sending;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.JsonPaths;
import org.guestlist.testing.Log;
import org.guestlist.testing.Wire;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Generated requests of which each has something wrong with it: each is refused in words that show
 * nothing of what the program is made of, or finds the connection closed, and the program goes on.
 *
 * <p>They are the same in every run, so that a build fails for what was changed only. {@code
 * -Dguestlist.seed=} and any number gives others, which are logged with it.
 */
@QuarkusTest
@Tag("slow")
@WithTestResource(LocalDatabase.class)
@TestProfile(HostileRequestsTest.Impatient.class)
class HostileRequestsTest {
  private static final Logger LOG = Logger.getLogger(HostileRequestsTest.class);

  private static final int AT_LEAST = 2_000;
  private static final long SEED = 20_261_123;

  /** So long that only an endless loop takes longer, whatever else the machine has to do. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int AT_THE_SAME_TIME = 12;

  /** Who is refused waits until the connection is closed, which takes half a second. */
  private static final int REFUSED_AT_THE_SAME_TIME = 6;

  /** What we say ourselves, and some of what was sent. */
  private static final int LONGEST_MESSAGE = 300;

  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/\\d\\.\\d (\\d{3}) [A-Za-z -]*\r\n");

  /** One who sends slowly is not waited for long, and the address / leads nowhere. */
  public static final class Impatient implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "guestlist.http.body-timeout", "0.7S",
          "guestlist.http.graphiql", "false",
          "guestlist.http.introspection", "true");
    }
  }

  /**
   * One response on the wire.
   *
   * @param text all of it, with its headers
   */
  private record Response(int status, String text) {
    static List<Response> all(String text) {
      var lines = STATUS_LINE.matcher(text).results().toList();
      var responses = new ArrayList<Response>();
      for (int i = 0; i < lines.size(); i++) {
        var end = i + 1 < lines.size() ? lines.get(i + 1).start() : text.length();
        var status = Integer.parseInt(lines.get(i).group(1));
        responses.add(new Response(status, text.substring(lines.get(i).start(), end)));
      }
      return responses;
    }

    /** 501 and 505 are what versions of HTTP have that are not spoken here. */
    boolean isRefusal() {
      return (status >= 400 && status < 500)
          || status == 501
          || status == 505
          || (status == 200 && hasErrors());
    }

    boolean isGood() {
      return status == 200 || status == 100;
    }

    private boolean hasErrors() {
      return !messages().isEmpty();
    }

    private static String utf8(String bytes) {
      return new String(Wire.bytes(bytes), UTF_8);
    }

    List<String> messages() {
      var body = utf8(text.substring(text.indexOf("\r\n\r\n") + 4));
      try {
        List<String> messages = JsonPaths.read(JsonPaths.parse(body), "errors.message");
        return messages == null ? List.of() : messages;
      } catch (JsonException noJson) {
        return List.of();
      }
    }
  }

  /** How long one request took. */
  private record Took(Duration time, String category, HostileRequest request) {}

  private final long seed = Long.getLong("guestlist.seed", SEED);

  /** Who sends all of this; known from the moment that the program listens. */
  private String email;

  private final ConcurrentLinkedQueue<Took> times = new ConcurrentLinkedQueue<>();

  private List<HostileCategory> categories() {
    var caller = "Authorization: Bearer " + email + "\r\n";
    return Stream.of(
            new HostileBodies(Chance.of(seed, HostileBodies.class), caller).categories(),
            new HostileDocuments(Chance.of(seed, HostileDocuments.class), caller).categories(),
            new HostileHttp(Chance.of(seed, HostileHttp.class), caller).categories())
        .flatMap(List::stream)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> everyHostileRequestIsRefusedAndTheProgramGoesOn() {
    email = Api.newUser();
    var categories = categories();
    var total = categories.stream().mapToInt(category -> category.requests().size()).sum();
    LOG.infof("%d hostile requests, -Dguestlist.seed=%d", total, seed);
    assertThat(total).isGreaterThanOrEqualTo(AT_LEAST);
    var tests =
        categories.stream()
            .map(
                category ->
                    dynamicTest(
                        category.requests().size() + " " + category.name(), () -> test(category)));
    return Stream.concat(tests, Stream.of(dynamicTest("and none took long", this::reportSlowest)));
  }

  private void test(HostileCategory category) throws Exception {
    var faults = new ArrayList<String>();
    try (var log = Log.from(Level.SEVERE)) {
      for (var fault : run(category)) {
        fault.get().ifPresent(faults::add);
      }
      log.lines().stream()
          .filter(HostileRequestsTest::isOurs)
          .map(Log.Line::message)
          .forEach(faults::add);
    }
    assertThat(faults).as("-Dguestlist.seed=%d, %s", seed, category.name()).isEmpty();
    assertThat(Api.as(email).run("{ me { email lists { nodes { title } } } }").<Object>data("me"))
        .as("-Dguestlist.seed=%d, after %s", seed, category.name())
        .isEqualTo(Map.of("email", email, "lists", Map.of("nodes", List.of())));
  }

  /** Of HTTP/2 that is none, Vert.x makes an error on its own. */
  private static boolean isOurs(Log.Line error) {
    return !error.logger().startsWith("io.vertx.core.net.");
  }

  private List<Future<Optional<String>>> run(HostileCategory category) throws InterruptedException {
    var waiting = category.requests().stream().anyMatch(r -> r.outcome().mayBeSilent());
    var threads =
        Executors.newFixedThreadPool(waiting ? AT_THE_SAME_TIME : REFUSED_AT_THE_SAME_TIME);
    try {
      return threads.invokeAll(
          category.requests().stream()
              .<Callable<Optional<String>>>map(request -> () -> fault(category, request))
              .toList());
    } finally {
      threads.shutdown();
    }
  }

  private Optional<String> fault(HostileCategory category, HostileRequest request) {
    var started = System.nanoTime();
    var received = request.run(PATIENCE);
    times.add(new Took(Duration.ofNanos(System.nanoTime() - started), category.name(), request));
    return fault(request.outcome(), received)
        .map(fault -> fault + "\n--- sent: " + request + "\n--- received:\n" + received.text());
  }

  private static Optional<String> fault(HostileRequest.Outcome outcome, Wire.Received received) {
    var responses = Response.all(received.text());
    if (!received.closed()) {
      return Optional.of("The connection stayed open.");
    }
    if (Answer.INSIDES.matcher(received.text()).find()) {
      return Optional.of("It shows what the program is made of.");
    }
    if (responses.isEmpty() && !outcome.mayBeSilent()) {
      return Optional.of("Nobody answered.");
    }
    return responses.stream()
        .map(response -> fault(outcome, response))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> fault(HostileRequest.Outcome outcome, Response response) {
    if (!response.isRefusal() && !(outcome.mayBeGood() && response.isGood())) {
      return Optional.of("It was not refused.");
    }
    if (response.messages().stream().anyMatch(message -> message.length() > LONGEST_MESSAGE)) {
      return Optional.of("It is told more than anybody wants to read.");
    }
    return Optional.empty();
  }

  /** How long one request can keep others waiting, at the most: for people to read. */
  private void reportSlowest() {
    times.stream()
        .filter(took -> took.request().sending() == Sending.AT_ONCE)
        .filter(took -> !took.request().outcome().mayBeSilent())
        .max(Comparator.comparing(Took::time))
        .ifPresent(
            took -> LOG.infof("Slowest: %d ms, %s", took.time().toMillis(), took.category()));
  }
}
