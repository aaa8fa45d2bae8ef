package org.guestlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.guestlist.testing.Instance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  /**
   * Documents that are just within the limits would fill the memory, if it kept as many as
   * SmallRye.
   */
  @Test
  void itRemembersTwoHundredDocuments() {
    var environment = new HashMap<>(IN_MEMORY);
    environment.put("QUARKUS_LOG_CATEGORY__IO_SMALLRYE_GRAPHQL__LEVEL", "DEBUG");
    try (var instance = Instance.start(environment)) {
      IntStream.range(0, 200).forEach(i -> run(instance, i));
      run(instance, 0);
      // The second of them is the oldest now, and makes room for this one
      run(instance, 200);
      run(instance, 1);
      run(instance, 0);

      assertThat(added(instance, 0)).isEqualTo(1);
      assertThat(added(instance, 1)).isEqualTo(2);
    }
  }

  private static String document(int number) {
    return "{ a" + number + ": __typename }";
  }

  private static void run(Instance instance, int number) {
    instance.run(ADA, document(number)).data("a" + number);
  }

  private static long added(Instance instance, int number) {
    return instance.output().stream()
        .filter(line -> line.contains("Added to cache: " + document(number)))
        .count();
  }
}
