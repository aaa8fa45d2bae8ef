package org.guestlist.store.dynamodb;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The function may do to each table and index exactly what the service was seen to do while
 * surefire ran its tests: what is granted and was never seen is too much, what was seen and is not
 * granted fails in the cloud. It runs after surefire, therefore.
 */
class LeastPrivilegeIT {
  private static final Path TEST_CLASSES = Path.of("target", "test-classes");
  private static final String DYNAMODB = "dynamodb:";

  /** In dev mode and tests the service makes the tables; in the cloud Terraform does. */
  private static final String CREATION = "CreateTable";

  /**
   * Readiness, and waiting for a table that was made. Nobody asks a function whether it is ready;
   * the policy of a developer has it, who runs the service against the same tables.
   */
  private static final String DESCRIPTION = "DescribeTable";

  private static TerraformPlan plan;
  private static Set<String> seen;

  @BeforeAll
  static void read() {
    plan = TerraformPlan.read();
    var record = SeenOperations.ofLastRun();
    var missing = new TreeSet<>(testClasses());
    missing.removeAll(record.tests());
    if (!missing.isEmpty()) {
      TerraformPlan.skip("What all tests do was not seen: surefire did not run " + missing);
    }
    seen = record.operations().stream().map(LeastPrivilegeIT::withoutPrefix).collect(sorted());
  }

  /** What surefire runs unless told otherwise. */
  private static Set<String> testClasses() {
    try (var files = Files.walk(TEST_CLASSES)) {
      return files
          .map(file -> TEST_CLASSES.relativize(file).toString())
          .filter(name -> name.endsWith("Test.class"))
          .map(name -> name.replaceAll("\\.class$", "").replaceAll("[/\\\\]", "."))
          .collect(toSet());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Tests have tables of their own, each with a prefix in front of the same four names. */
  private static String withoutPrefix(String operation) {
    var action = operation.substring(0, operation.indexOf(' '));
    var resource = operation.substring(operation.indexOf(' ') + 1);
    var table = resource.replaceAll("/.*", "");
    return Arrays.stream(Table.values())
        .map(Table::suffix)
        .filter(table::endsWith)
        .map(name -> action + " " + name + resource.substring(table.length()))
        .findAny()
        .orElse(operation);
  }

  @Test
  void nothingIsGrantedThatTheServiceWasNotSeenToDo() {
    assertThat(without(granted(), used())).as("granted, and never seen").isEmpty();
  }

  @Test
  void allIsGrantedThatTheServiceWasSeenToDo() {
    assertThat(without(used(), granted())).as("seen, and not granted").isEmpty();
  }

  @Test
  void theOutputSaysWhatThePolicyGrants() {
    var output = plan.output("database_actions");
    var said =
        output.keySet().stream()
            .flatMap(resource -> texts(output.get(resource)).map(action -> action + " " + resource))
            .collect(sorted());

    assertThat(said).isEqualTo(granted());
  }

  @Test
  void theServiceMakesAndDescribesEachOfItsTablesHereAndNoMore() {
    var administration = seen.stream().filter(LeastPrivilegeIT::isAdministration);

    assertThat(administration)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Table.values())
                .map(Table::suffix)
                .flatMap(table -> Stream.of(CREATION + " " + table, DESCRIPTION + " " + table))
                .toList());
  }

  private static boolean isAdministration(String operation) {
    return operation.startsWith(CREATION) || operation.startsWith(DESCRIPTION);
  }

  private static Set<String> used() {
    return seen.stream().filter(operation -> !isAdministration(operation)).collect(sorted());
  }

  /** By the policies of the function's role as they are, and not by what they are made of. */
  private static Set<String> granted() {
    return plan.resources("aws_iam_role_policy")
        .map(policy -> Json.createReader(new StringReader(policy.getString("policy"))).readObject())
        .flatMap(policy -> TerraformPlan.array(policy, "Statement"))
        .flatMap(LeastPrivilegeIT::granted)
        .collect(sorted());
  }

  private static Stream<String> granted(JsonObject statement) {
    return texts(statement.get("Action"))
        .filter(action -> action.startsWith(DYNAMODB) || action.startsWith("*"))
        .flatMap(
            action ->
                texts(statement.get("Resource"))
                    .map(arn -> action.replace(DYNAMODB, "") + " " + resource(arn)));
  }

  private static String resource(String arn) {
    var table = arn.replaceAll("^.*:table/", "");
    return table.startsWith(plan.prefix()) ? table.substring(plan.prefix().length()) : table;
  }

  /** In a policy one text may stand for an array of one. */
  private static Stream<String> texts(JsonValue value) {
    return value instanceof JsonArray array
        ? array.getValuesAs(JsonString::getString).stream()
        : Stream.of(((JsonString) value).getString());
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    return all.stream().filter(operation -> !some.contains(operation)).collect(sorted());
  }

  private static Collector<String, ?, Set<String>> sorted() {
    return toCollection(TreeSet::new);
  }
}
