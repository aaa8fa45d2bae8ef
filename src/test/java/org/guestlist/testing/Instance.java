package org.guestlist.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.guestlist.LocalDatabase;
import org.guestlist.store.Callers;

/**
 * A process of the packaged program, configured by environment variables alone. Its output goes to
 * {@code target/instances}. Has to be closed.
 */
public final class Instance implements AutoCloseable {
  private static final Path PROGRAM = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Path LOGS = Path.of("target", "instances");

  private final Process process;
  private final URI address;

  private Instance(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts one with tables of its own that believes everyone, and returns when it is ready. */
  public static Instance start(String tablePrefix) {
    return start(withTables(tablePrefix));
  }

  /** Starts one with these settings, and returns when it is ready. */
  public static Instance start(Map<String, String> environment) {
    var instance = launch(environment);
    try {
      Callers.until(() -> Optional.of(instance).filter(Instance::isReady));
      return instance;
    } catch (Error | RuntimeException failure) {
      instance.close();
      throw failure;
    }
  }

  /** Starts one with these settings, and does not wait for it. */
  public static Instance launch(Map<String, String> environment) {
    var port = freePort();
    return new Instance(process(port, environment), URI.create("http://localhost:" + port));
  }

  private static Process process(int port, Map<String, String> environment) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder = new ProcessBuilder(List.of(java, "-jar", PROGRAM.toString()));
    builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(LOGS);
      return builder.redirectErrorStream(true).redirectOutput(log(port).toFile()).start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path log(int port) {
    return LOGS.resolve(port + ".txt");
  }

  /** The settings of one with tables of its own that believes everyone. */
  public static Map<String, String> withTables(String tablePrefix) {
    return Map.of(
        "GUESTLIST_AUTH", "dev",
        "GUESTLIST_CREATE_TABLES", "true",
        "GUESTLIST_DEMO_DATA", "true",
        "GUESTLIST_TABLE_PREFIX", tablePrefix,
        "AWS_ENDPOINT_URL_DYNAMODB", LocalDatabase.database().endpoint().toString(),
        "AWS_REGION", "us-east-1",
        "AWS_ACCESS_KEY_ID", "local",
        "AWS_SECRET_ACCESS_KEY", "local");
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new AssertionError("It ended at once: read the logs in " + LOGS);
    }
    try {
      var connection =
          (HttpURLConnection) address.resolve("/q/health/ready").toURL().openConnection();
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Where it listens, if it does. */
  public URI address() {
    return address;
  }

  /** What it has printed so far. */
  public List<String> output() {
    try {
      return Files.readAllLines(log(address.getPort()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The exit code of one that does not start. */
  public int exitCode() {
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends by itself").isTrue();
      return process.exitValue();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  /** What a person does here. */
  public Operations as(String email) {
    return new Operations((query, variables) -> run(email, query, variables));
  }

  /**
   * Runs a document for whom the token after {@code Bearer} shows.
   *
   * @param variables names and values in turn
   */
  public Answer run(String bearer, String query, Object... variables) {
    var named = new LinkedHashMap<String, Object>();
    for (int i = 0; i < variables.length; i += 2) {
      named.put((String) variables[i], variables[i + 1]);
    }
    return new Answer(
        given()
            .header("Authorization", "Bearer " + bearer)
            .contentType(ContentType.JSON)
            .body(Map.of("query", query, "variables", named))
            .post(address.resolve("/graphql"))
            .then());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stop) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
