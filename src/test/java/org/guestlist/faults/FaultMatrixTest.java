package org.guestlist.faults;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Answer;
import org.guestlist.testing.SchemaFacts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every operation of the schema with every fault, once and lasting, at each kind of request that it
 * sends to DynamoDB. What has to come of it is compared with the same call in a scene of its own in
 * which nothing went wrong: the answer, and every row.
 */
@QuarkusTest
@Tag("faults")
@WithTestResource(LocalDatabase.class)
@TestProfile(Impatient.class)
@TestMethodOrder(OrderAnnotation.class)
class FaultMatrixTest {
  /** How much longer than the deadline a call may take on a machine that has other work. */
  private static final Duration NOISE = Duration.ofSeconds(20);

  private static final Path REPORT = Path.of("target", "fault-matrix.md");

  private static final Map<String, Map<DatabaseFault, Integer>> CELLS = new TreeMap<>();

  private static final SkippedPauses CLOCK = SkippedPauses.begin();

  @AfterAll
  static void restoreTheClock() {
    CLOCK.close();
  }

  @Test
  @Order(1)
  void everyOperationOfTheSchemaIsCalled() {
    var operations = new TreeSet<String>();
    for (var type : SchemaFacts.program().getTypes(ObjectTypeDefinition.class)) {
      type.getFieldDefinitions().stream()
          .filter(field -> isOperation(type.getName(), field))
          .forEach(field -> operations.add(type.getName() + "." + field.getName()));
    }
    assertThat(Call.ALL.keySet()).isEqualTo(operations);
  }

  private static boolean isOperation(String type, FieldDefinition field) {
    return List.of("Query", "Mutation").contains(type)
        || !field.getInputValueDefinitions().isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @Order(2)
  void oneFaultIsNoticedByNobodyOrSaidByItsCode(DatabaseFault fault) {
    assertThat(failures(fault, 1)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @Order(3)
  void aLastingFaultIsSaidByItsCodeAndNothingIsHalfDone(DatabaseFault fault) {
    assertThat(failures(fault, Integer.MAX_VALUE)).isEmpty();
  }

  /** One sentence for each cell that is not as it has to be. */
  private static List<String> failures(DatabaseFault fault, int times) {
    var failures = new ArrayList<String>();
    for (var operation : Call.ALL.keySet()) {
      for (var target : Usual.of(operation).requests().entrySet()) {
        if (fault.fits(target.getValue())) {
          new Cell(operation, fault, target.getKey(), times).failure().ifPresent(failures::add);
          CELLS.computeIfAbsent(operation, o -> new TreeMap<>()).merge(fault, 1, Integer::sum);
        }
      }
    }
    return failures;
  }

  /**
   * One fault at one kind of request of one operation.
   *
   * @param times how often it happens
   */
  private record Cell(String operation, DatabaseFault fault, String target, int times) {
    Optional<String> failure() {
      var scene = Scene.create();
      var begin = System.nanoTime();
      Answer answer;
      int happened;
      try (var plan = FaultPlan.of(fault, r -> Usual.kind(r).equals(target), 0, times)) {
        answer = Call.ALL.get(operation).apply(scene);
        happened = plan.happened();
      }
      var time = Duration.ofNanos(System.nanoTime() - begin);
      var wrong = Ruling.of(operation, scene, answer, Expectation.of(operation, fault, times > 1));
      if (happened == 0) {
        wrong.add("it did not happen");
      }
      if (isCounted() && happened > Impatient.ATTEMPTS * Usual.of(operation).counts().get(target)) {
        wrong.add("it was sent " + happened + " times");
      }
      if (time.compareTo(Impatient.DEADLINE.plus(NOISE)) > 0) {
        wrong.add("it took " + time);
      }
      return wrong.isEmpty()
          ? Optional.empty()
          : Optional.of(this + ": " + String.join("; ", wrong));
    }

    /** What only met another transaction is sent until the deadline. */
    private boolean isCounted() {
      return !List.of(
              DatabaseFault.CANCELED_BY_CONFLICT,
              DatabaseFault.CANCELED_BY_CONDITION,
              DatabaseFault.TRANSACTION_CONFLICT,
              DatabaseFault.TRANSACTION_IN_PROGRESS,
              DatabaseFault.SOME_UNPROCESSED,
              DatabaseFault.EMPTY_PAGE)
          .contains(fault);
    }

    @Override
    public String toString() {
      return operation + ", " + fault + " at " + target + (times > 1 ? ", lasting" : ", once");
    }
  }

  @AfterAll
  static void report() throws IOException {
    var lines = new ArrayList<String>();
    lines.add("| operation | requests | " + names() + " |");
    lines.add("| --- ".repeat(DatabaseFault.values().length + 2) + "|");
    int cells = 0;
    for (var operation : CELLS.entrySet()) {
      var counts = new ArrayList<String>();
      for (var fault : DatabaseFault.values()) {
        var count = operation.getValue().getOrDefault(fault, 0);
        cells += count;
        counts.add(count == 0 ? "-" : String.valueOf(count));
      }
      var requests = String.join(", ", Usual.of(operation.getKey()).requests().keySet());
      lines.add(
          "| %s | %s | %s |".formatted(operation.getKey(), requests, String.join(" | ", counts)));
    }
    Files.write(REPORT, lines);
    System.out.printf(
        "Fault matrix: %d operations, %d faults, %d cells; %s%n",
        CELLS.size(), DatabaseFault.values().length, cells, REPORT);
  }

  private static String names() {
    return Arrays.stream(DatabaseFault.values())
        .map(fault -> fault.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .collect(joining(" | "));
  }
}
