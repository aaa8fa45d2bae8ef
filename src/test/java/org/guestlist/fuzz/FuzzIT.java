package org.guestlist.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guestlist.endurance.Footprint;
import org.guestlist.endurance.Footprints;
import org.guestlist.http.Chance;
import org.guestlist.testing.Database;
import org.guestlist.testing.Instance;
import org.guestlist.testing.Program;
import org.guestlist.testing.TokenIssuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Generated requests, documents, tokens, rows and settings against the packaged program: each
 * answer is one that the contract allows. {@code -Dfuzz.time=5M} says for how long, {@code
 * -Dfuzz.seed=N} repeats the run that printed it.
 */
class FuzzIT {
  private static final FuzzPlan PLAN = FuzzPlan.ofProperties();
  private static final String PREFIX = "fuzz_";
  private static final TokenIssuer ISSUER = TokenIssuer.rsa("fuzzer");
  private static final Duration OFTEN = Duration.ofMillis(100);
  private static final Duration MOST_PROCESSOR_TIME = Duration.ofMillis(100);
  private static final double FLAT = 1.25;

  /** Until then the heap of a JVM still grows to what it may have. */
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

  private static final int SETTINGS_PER_SECOND = 200;

  private final Coverage coverage = new Coverage();
  private final Findings findings = new Findings();
  private final Costliest costliest = new Costliest();
  private final Costliest costliestTokens = new Costliest();
  private final Judge judge = new Judge(coverage, findings, costliest);
  private final Judge judgeOfTokens = new Judge(coverage, findings, costliestTokens);

  private static Instance believing() {
    var environment = new HashMap<>(Instance.withTables(PREFIX));
    environment.put("QUARKUS_LOG_LEVEL", "WARN");
    environment.put("GUESTLIST_LIMITS_ITEMS", "20");
    environment.put("GUESTLIST_LIMITS_GUESTS", "5");
    environment.put("GUESTLIST_HTTP_INTROSPECTION", "true");
    environment.put("GUESTLIST_HTTP_EXPLAIN", "true");
    environment.put("GUESTLIST_HTTP_BODY_TIMEOUT", "1S");
    environment.put("GUESTLIST_HTTP_REQUEST_TIMEOUT", "1500MS");
    return Instance.start(environment, "-Xmx256m");
  }

  private static Instance verifying() {
    var environment =
        Map.of(
            "GUESTLIST_STORE", "memory",
            "AWS_REGION", "us-east-1",
            "QUARKUS_LOG_LEVEL", "WARN",
            "GUESTLIST_AUTH_KEY", ISSUER.pem(),
            "GUESTLIST_AUTH_ISSUER", TokenIssuer.ISSUER,
            "GUESTLIST_AUTH_AUDIENCE", TokenIssuer.AUDIENCE,
            "GUESTLIST_HTTP_OPERATIONS", "5",
            "GUESTLIST_LIMITS_BURST", "30",
            "GUESTLIST_LIMITS_RATE", "30");
    return Instance.start(environment, "-Xmx256m");
  }

  static boolean isAskedFor() {
    return FuzzPlan.isGiven() || Program.isNative();
  }

  @Test
  @EnabledIf(
      value = "isAskedFor",
      disabledReason = "runs against the executable, and with -Dfuzz.time or -Dlong")
  void everyAnswerIsOneThatTheContractAllows() {
    System.out.printf("Fuzzer: %s, -Dfuzz.seed=%d%n", PLAN.time(), PLAN.seed());
    try (var believing = believing();
        var verifying = verifying();
        var line = new HttpLine(believing.address().getPort());
        var tokenLine = new HttpLine(verifying.address().getPort())) {
      var footprints = new Footprints(believing.pid(), OFTEN);
      long steps;
      try (footprints) {
        steps = campaign(believing, verifying, line, tokenLine).run();
      }
      var costs = new ArrayList<>(costliest.measured(believing.pid(), line));
      costs.addAll(costliestTokens.measured(verifying.pid(), tokenLine));
      System.out.printf(
          "%,d steps, %s%n%s%n", steps, footprints, coverage.table(Templates.rootFields()));
      System.out.println(
          "Processor time of the costliest, ms: "
              + costs.stream().map(cost -> cost.time().toMillis()).toList());
      assertThat(findings.isEmpty()).as("-Dfuzz.seed=%d%n%s", PLAN.seed(), findings).isTrue();
      assertCheap(costs);
      if (PLAN.time().compareTo(LONG_ENOUGH) >= 0) {
        assertFlat(footprints.most(Footprint::resident));
      }
      assertCovered();
    }
  }

  private Campaign campaign(
      Instance believing, Instance verifying, HttpLine line, HttpLine tokenLine) {
    var world = new World(new Setup(line), new Database(PREFIX));
    var victim = new Victim(believing);
    return new Campaign(
        PLAN,
        new Documents(judge, world, line),
        new RawRequests(judge, world, line, believing.address().getPort()),
        new TokenRequests(judgeOfTokens, tokenLine, ISSUER),
        new RowRequests(judge, world, line, new Rows(PREFIX)),
        new LimitRequests(
            judge,
            believing.address().getPort(),
            judgeOfTokens,
            verifying.address().getPort(),
            ISSUER),
        victim::assertServed);
  }

  private static void assertCheap(List<Costliest.Cost> costs) {
    assertThat(costs)
        .allSatisfy(
            cost ->
                assertThat(cost.time())
                    .as("-Dfuzz.seed=%d%n%s", PLAN.seed(), cost.exchange())
                    .isLessThanOrEqualTo(MOST_PROCESSOR_TIME));
  }

  /** The last third has not more than the second, but for so much. */
  private static void assertFlat(List<Long> thirds) {
    assertThat(thirds.get(2)).isLessThan((long) (thirds.get(1) * FLAT));
  }

  private void assertCovered() {
    assertThat(coverage.without("OK", Templates.rootFields())).as("never succeeded").isEmpty();
    assertThat(coverage.without("BAD_USER_INPUT", Templates.rootArguments()))
        .as("never refused")
        .isEmpty();
    assertThat(coverage.statuses().keySet()).containsAll(HttpOracle.STATUSES);
    assertThat(coverage.codes().keySet()).containsAll(BodyOracle.CODES.keySet());
  }

  @Test
  void everySettingIsTakenOrRefusedInOneLine() {
    var faults = new Findings();
    for (int i = 0; i < PLAN.time().toSeconds() * SETTINGS_PER_SECOND; i++) {
      SettingValues.fault(Chance.ofStep(PLAN.seed(), i))
          .ifPresent(fault -> faults.add(fault.substring(0, Math.min(100, fault.length())), fault));
    }
    assertThat(faults.isEmpty()).as("-Dfuzz.seed=%d%n%s", PLAN.seed(), faults).isTrue();
  }
}
