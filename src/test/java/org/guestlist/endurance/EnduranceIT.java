package org.guestlist.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Instance;
import org.guestlist.testing.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * One process that has to do for a long time, and more than it can: the executable, and with {@code
 * -Dlong}, which takes three quarters of an hour, what was packaged for the JVM as well.
 */
@TestInstance(Lifecycle.PER_CLASS)
@EnabledIf(value = "isAskedFor", disabledReason = "runs against the executable, and with -Dlong")
class EnduranceIT {
  private static final boolean LONG = System.getProperty("long") != null;
  private static final int PEOPLE = 100;
  private static final int CALLERS = 64;

  /** Twice the deadline of an operation and that of the last attempt of a write: noise. */
  private static final Duration LATEST = Duration.ofSeconds(2 * (10 + 3));

  /** Often enough to meet the moments when a collector copies, whose peaks are what is compared. */
  private static final Duration OFTEN = Duration.ofMillis(100);

  /** How much of the speed may go to what is refused, on machines that have other work as well. */
  private static final int NOISE = 3;

  /** What counts as full speed, of that before: the same traffic differs by so much by itself. */
  private static final double FULL_SPEED = 0.8;

  /** How many times five seconds it may take to be as fast again. */
  private static final int MOMENTS = 6;

  private Instance instance;
  private List<String> items;

  @BeforeAll
  void start() {
    var environment = new HashMap<>(Instance.withTables("endurance_"));
    environment.put("QUARKUS_LOG_LEVEL", "WARN");
    environment.put("GUESTLIST_HTTP_OPERATIONS", "200");
    instance = Instance.start(environment, options());
    items = IntStream.range(0, PEOPLE).mapToObj(this::newItem).toList();
  }

  static boolean isAskedFor() {
    return LONG || Program.isNative();
  }

  private static String[] options() {
    return Program.isNative()
        ? new String[] {"-Xmx256m", "-XX:+PrintGC", "-XX:+VerboseGC"}
        : new String[] {"-Xmx256m", "-XX:TieredStopAtLevel=4", "-XX:-UseSerialGC", "-XX:+UseG1GC"};
  }

  @AfterAll
  void stop() {
    instance.close();
  }

  private static String person(int number) {
    return "person" + number % PEOPLE + "@example.com";
  }

  private String newItem(int number) {
    var ada = instance.as("ada@example.com");
    assertThat(ada.createUser(person(number)).errors()).isEmpty();
    var person = instance.as(person(number));
    String list = person.createList("List").data("createList.id");
    return person.createItem(list, "Item").data("createItem.id");
  }

  // Requests, by their numbers

  private static Traffic.Request request(
      int number, String document, Map<String, Object> variables) {
    var body = new JsonObject().put("query", document).put("variables", new JsonObject(variables));
    return new Traffic.Request(person(number), body);
  }

  private Traffic.Request lists(int number) {
    return request(
        number, "{ me { lists(first: 10) { nodes { id title itemCount } } } }", Map.of());
  }

  private Traffic.Request rename(int number) {
    return request(
        number,
        "mutation($id: ID!, $text: String!) { renameItem(id: $id, description: $text) { version } }",
        Map.of("id", items.get(number % PEOPLE), "text", "Item " + number));
  }

  /** Two in three read. */
  private Traffic.Request common(int number) {
    return number % 3 == 0 ? rename(number) : lists(number);
  }

  /** What people do wrong, too. */
  private Traffic.Request any(int number) {
    List<IntFunction<Traffic.Request>> wrong =
        List.of(
            n -> request(n, "{ me {", Map.of()),
            n -> request(n, "{ nothing }", Map.of()),
            n -> request(n, "{ list(id: \"none\") { id } }", Map.of()),
            n -> new Traffic.Request("", new JsonObject().put("query", "{ me { id } }")),
            n ->
                request(
                    n,
                    "mutation { createItem(listId: \"none\", description: \"\") { id } }",
                    Map.of()));
    return number % 10 == 0 ? wrong.get(number / 10 % wrong.size()).apply(number) : common(number);
  }

  // More than it can serve

  private Phase phase(Supplier<Outcomes> traffic) {
    var processes = new HashMap<>(Map.of("service", instance.pid()));
    LocalDatabase.pid().ifPresent(pid -> processes.put("database", pid));
    return Phase.of(processes, traffic);
  }

  private Phase asFastAsItCan(Traffic traffic, Duration time) {
    return phase(
        () -> {
          var end = System.nanoTime() + time.toNanos();
          return traffic.closed(CALLERS, () -> System.nanoTime() - end < 0);
        });
  }

  /** Moment by moment, the last of them at full speed unless there was none. */
  private List<Phase> untilAsFastAs(double rate, Traffic traffic) {
    var moments = new ArrayList<Phase>();
    do {
      moments.add(asFastAsItCan(traffic, Duration.ofSeconds(5)));
    } while (moments.get(moments.size() - 1).rate() < rate && moments.size() < MOMENTS);
    return moments;
  }

  @Test
  void twiceTheLoadThatItCanServeIsAnsweredInTimeOrRefusedAndLeavesNothingBehind() {
    try (var traffic = new Traffic(instance.address(), this::common)) {
      asFastAsItCan(traffic, Duration.ofSeconds(LONG ? 30 : 10));
      var before = asFastAsItCan(traffic, Duration.ofSeconds(LONG ? 30 : 5));
      var time = LONG ? Duration.ofMinutes(30) : Duration.ofSeconds(20);
      var footprints = new Footprints(instance.pid(), OFTEN);
      Phase during;
      try (footprints) {
        during = phase(() -> traffic.open(2 * before.rate(), time));
      }
      var wanted = FULL_SPEED * before.rate();
      var moments = untilAsFastAs(wanted, traffic);
      System.out.printf("Before: %s%nTwice as much: %s; %s%n", before, during, footprints);
      moments.forEach(moment -> System.out.println("5 s after: " + moment));

      assertThat(before.outcomes().except(List.of(Outcomes.OK))).isEmpty();
      var expected = Stream.concat(Stream.of(Outcomes.OK), Traffic.refusals().stream()).toList();
      assertThat(during.outcomes().except(expected)).isEmpty();
      assertThat(during.outcomes().count("503 THROTTLED"))
          .as("it was more than it can serve")
          .isPositive();
      assertThat(during.outcomes().longest()).isLessThan(LATEST);
      assertFlat(footprints.most(Footprint::resident), 1.25);
      assertThat(during.rate()).isGreaterThan(before.rate() / NOISE);
      assertThat(moments)
          .allSatisfy(m -> assertThat(m.outcomes().except(List.of(Outcomes.OK))).isEmpty())
          .last()
          .satisfies(m -> assertThat(m.rate()).isGreaterThanOrEqualTo(wanted));
      if (Program.isNative()) {
        assertYoungGenerationIsAsLargeAsEver();
      }
    }
  }

  /**
   * The policy that GraalVM has by default takes an overload for a reason to shrink eden, from 40
   * MB to 4, and does not find back, so that collections take two thirds of the time. It begins
   * within seconds or after minutes, so that the name of the policy is looked at as well.
   */
  private void assertYoungGenerationIsAsLargeAsEver() {
    var log = CollectorLog.of(instance.errors());
    assertThat(log.policies()).containsExactly("by space and time");
    assertThat(log.usualEdenOfLast(50)).isGreaterThan(0.9 * log.largestEden());
  }

  /** The last third has not more than the second, but for so much. */
  private static void assertFlat(List<Long> thirds, double factor) {
    assertThat(thirds.get(2)).isLessThan((long) (thirds.get(1) * factor));
  }

  // For a long time

  @Test
  void manyRequestsLeaveNoDescriptorNoThreadAndNoMemoryBehind() {
    var requests = LONG ? 1_000_000 : 10_000;
    var left = new AtomicInteger(requests);
    var footprints = new Footprints(instance.pid(), OFTEN);
    try (var traffic = new Traffic(instance.address(), this::any);
        footprints) {
      var outcomes = traffic.closed(CALLERS, () -> left.getAndDecrement() > 0);
      System.out.printf("%,d requests: %s%n", requests, outcomes);
      assertThat(outcomes.count(Outcomes.OK)).isGreaterThan(requests * 8L / 10);
    }
    System.out.println("Meanwhile: " + footprints);
    assertFlat(footprints.most(Footprint::resident), 1.25);
    assertFlat(footprints.most(Footprint::descriptors), 1.1);
    assertFlat(footprints.most(Footprint::threads), 1.1);
  }
}
