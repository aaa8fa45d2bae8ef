package org.guestlist.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Several faults in one call, as they come. {@code -Drandom.seed=N} repeats the run that printed
 * it.
 */
@QuarkusTest
@Tag("faults")
@WithTestResource(LocalDatabase.class)
@TestProfile(Impatient.class)
class FaultsByChanceTest {
  private static final int CALLS = 20;
  private static final double SHARE = 0.3;
  private static final long SEED =
      Long.getLong("random.seed", ThreadLocalRandom.current().nextLong(1_000_000_000));

  /** A condition that fails by itself could not follow on a write whose answer was lost. */
  private static final Set<DatabaseFault> FAULTS = faults();

  private static final Expectation EXPECTED =
      new Expectation(Set.of("OK", "THROTTLED", "INTERNAL"), true, true);

  /** Whom only an index leads to, it may not lead to yet. */
  private static final Expectation EXPECTED_OF_A_NEW_GUEST =
      new Expectation(Set.of("OK", "THROTTLED", "INTERNAL", "NOT_FOUND"), true, true);

  private static final SkippedPauses CLOCK = SkippedPauses.begin();

  @AfterAll
  static void restoreTheClock() {
    CLOCK.close();
  }

  private static Set<DatabaseFault> faults() {
    var faults = EnumSet.allOf(DatabaseFault.class);
    faults.removeIf(
        fault ->
            fault.kind() == DatabaseFault.Kind.CONDITION
                || fault.kind() == DatabaseFault.Kind.MISTAKE);
    return faults;
  }

  private static Expectation expected(String operation) {
    return operation.equals("Mutation.addGuest") ? EXPECTED_OF_A_NEW_GUEST : EXPECTED;
  }

  @Test
  void whateverGoesWrongTheAnswerIsTrueOfTheRows() {
    System.out.printf("Faults by chance: -Drandom.seed=%d%n", SEED);
    var random = new SplittableRandom(SEED);
    var wrong = new ArrayList<String>();
    int happened = 0;
    for (var operation : Call.ALL.keySet()) {
      Usual.of(operation);
      for (int i = 0; i < CALLS; i++) {
        var scene = Scene.create();
        Answer answer;
        try (var plan = FaultPlan.byChance(SHARE, FAULTS, random)) {
          answer = Call.ALL.get(operation).apply(scene);
          happened += plan.happened();
        }
        for (var ruling : Ruling.of(operation, scene, answer, expected(operation))) {
          wrong.add("%s, call %d: %s".formatted(operation, i, ruling));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(happened).isGreaterThan(CALLS * Call.ALL.size() / 4);
  }

  /** With development authentication, which asks the index first; a subject is looked up by key. */
  @Test
  void aUserWhomTheIndexDoesNotKnowYetSignsIn() {
    var email = "new" + System.nanoTime() + "@example.com";
    Api.asAda().mutate("createUser", "{ id }", "email", email).data("createUser.id");

    try (var plan = FaultPlan.of(DatabaseFault.INDEX_LACKS_ROWS, any -> true, 0, 100)) {
      assertThat(Api.as(email).run("{ me { email } }").<String>data("me.email")).isEqualTo(email);
      assertThat(Api.as("no" + email).run("{ me { id } }").code()).isEqualTo("UNAUTHENTICATED");
      assertThat(plan.happened()).isEqualTo(2);
    }
  }
}
