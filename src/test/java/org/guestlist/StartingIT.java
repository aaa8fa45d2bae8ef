package org.guestlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.guestlist.store.Callers;
import org.guestlist.testing.Instance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** What the packaged program needs to start, and what it says where it cannot. */
class StartingIT {
  private static final String ADA = "ada@example.com";
  private static final String LIVE = "/q/health/live";

  private static final Map<String, String> IN_MEMORY =
      Map.of("GUESTLIST_STORE", "memory", "GUESTLIST_AUTH", "dev");

  /** A database at a port where nobody listens. */
  private static Map<String, String> withoutDatabase(String... more) {
    var environment = new HashMap<>(Instance.withTables("unreachable_"));
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", "http://localhost:1");
    environment.put("GUESTLIST_CREATE_TABLES", "false");
    environment.put("GUESTLIST_DEMO_DATA", "false");
    environment.put("GUESTLIST_RETRY_DEADLINE", "2S");
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return environment;
  }

  @Test
  void twoSettingsAndAnEmptyDirectoryAreEnough(@TempDir Path directory) {
    try (var instance = Instance.startAlone(directory, IN_MEMORY)) {
      assertThat(instance.run(ADA, "{ me { email } }").<String>data("me.email")).isEqualTo(ADA);
      assertThat(instance.errors()).isEmpty();
      assertThat(instance.output()).isNotEmpty();
    }
  }

  @Test
  void whereThePortIsInUseItSaysSoInOneLine() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var instance = Instance.launchAt(other.getLocalPort(), IN_MEMORY)) {
      assertThat(instance.exitCode()).isEqualTo(1);
      assertThat(instance.output())
          .filteredOn(line -> line.contains("\"level\":\"ERROR\""))
          .singleElement()
          .asString()
          .contains("Port " + other.getLocalPort() + " seems to be in use by another process.")
          .doesNotContain("\"frames\"");
    }
  }

  @Test
  void whatItShouldPrepareInADatabaseThatIsNotThereItSaysInOneLine() {
    for (var task : List.of("GUESTLIST_CREATE_TABLES", "GUESTLIST_DEMO_DATA")) {
      try (var instance = Instance.launch(withoutDatabase(task, "true"))) {
        assertThat(instance.exitCode()).isEqualTo(1);
        assertThat(instance.errors())
            .singleElement()
            .asString()
            .startsWith("DynamoDB cannot be reached: ");
        assertThat(instance.output()).noneMatch(line -> line.contains("\"level\":\"ERROR\""));
      }
    }
  }

  /** With nothing but the variables that are named; {@code SettingsTest} has all of them. */
  @TestFactory
  List<DynamicTest> aBadValueIsOneLine() {
    // All are started before the first is looked at.
    return List.of(
        badValue("GUESTLIST_LIMITS_FIRST", "0", "a whole number from 1 to 1000"),
        badValue("GUESTLIST_LIMITS_FIRST", "ten", "a whole number from 1 to 1000"),
        badValue("GUESTLIST_LIMITS_BODY", "-1", "a whole number from 1024 to 10000000"),
        badValue("GUESTLIST_RETRY_ATTEMPTS", "2147483648", "a whole number from 1 to 100"),
        badValue(
            "GUESTLIST_HTTP_BODY_TIMEOUT",
            "5 minutes",
            "a time from 100MS to 15M, such as 10S, 500MS or 1M"),
        badValue(
            "GUESTLIST_LIMITS_DEADLINE",
            "0S",
            "a time from 100MS to 15M, such as 10S, 500MS or 1M"),
        badValue("GUESTLIST_AUTH_AUTO_REGISTER", "perhaps", "true or false"),
        badValue("GUESTLIST_TABLE_PREFIX", "a/b", "at most 200 letters, digits, _ . and -"),
        badValue("QUARKUS_HTTP_CORS_ENABLED", "", "true or false"),
        badValue(
            "AWS_ENDPOINT_URL_DYNAMODB",
            "localhost:8000",
            "an address such as http://localhost:8000"));
  }

  private static DynamicTest badValue(String variable, String value, String allowed) {
    var environment = new HashMap<>(IN_MEMORY);
    environment.put(variable, value);
    var instance = Instance.launch(environment);
    return dynamicTest(
        variable + "=" + value,
        () -> {
          try (instance) {
            assertThat(instance.exitCode()).isEqualTo(1);
            assertThat(instance.output())
                .containsExactly("%s is \"%s\": set it to %s.".formatted(variable, value, allowed));
          }
        });
  }

  @Test
  void aPortThatIsNoneIsOneLine() {
    try (var instance = Instance.launchAt(70_000, IN_MEMORY)) {
      assertThat(instance.exitCode()).isEqualTo(1);
      assertThat(instance.output())
          .containsExactly(
              "QUARKUS_HTTP_PORT is \"70000\": set it to a whole number from 0 to 65535.");
    }
  }

  @Test
  void aVariableThatIsNoSettingIsWarnedOf() {
    var environment = new HashMap<>(IN_MEMORY);
    environment.put("GUESTLIST_LIMIT_FIRST", "3");
    try (var instance = Instance.start(environment)) {
      assertThat(instance.output())
          .filteredOn(line -> line.contains("GUESTLIST_LIMIT"))
          .singleElement()
          .asString()
          .contains(
              "\"level\":\"WARN\"",
              "GUESTLIST_LIMIT_FIRST is no setting and is ignored; the closest is"
                  + " GUESTLIST_LIMITS_FIRST.");
    }
  }

  @Test
  void itIsNotReadyWithoutAnIndex() {
    var prefix = "without_index_";
    try (var instance = Instance.start(prefix)) {
      withoutIndex(prefix + "users");

      var answer =
          Callers.until(
              () ->
                  Optional.of(RestAssured.get(instance.management().resolve("/q/health/ready")))
                      .filter(ready -> ready.statusCode() == 503));

      assertThat(answer.body().asString()).contains("no index users_by_email");
    }
  }

  /** The table again, and nothing but its key. */
  private static void withoutIndex(String table) {
    var client = LocalDatabase.client();
    client.deleteTable(d -> d.tableName(table)).join();
    client
        .createTable(
            c ->
                c.tableName(table)
                    .billingMode("PAY_PER_REQUEST")
                    .keySchema(
                        KeySchemaElement.builder().attributeName("id").keyType("HASH").build())
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName("id")
                            .attributeType("S")
                            .build()))
        .join();
  }

  @Test
  void aDatabaseThatGoesAwayIsOneLineForEachIncident() {
    try (var instance = Instance.launch(withoutDatabase())) {
      instance.await(LIVE);

      var incidents =
          IntStream.range(0, 2)
              .mapToObj(i -> instance.run(ADA, "{ me { id } }"))
              .map(answer -> answer.<String>extension("incident"))
              .toList();

      assertThat(incidents).doesNotHaveDuplicates();
      for (var incident : incidents) {
        assertThat(instance.output())
            .filteredOn(line -> line.contains(incident))
            .singleElement()
            .asString()
            .contains("\"level\":\"ERROR\"", "DynamoDB cannot be reached: ", "\"frames\":[]");
      }
    }
  }
}
