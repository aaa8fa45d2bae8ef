package org.guestlist.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.guestlist.LocalDatabase;
import org.guestlist.store.Callers;

/**
 * A process of the packaged program, configured by environment variables alone. Its output goes to
 * {@code target/instances}. Has to be closed.
 */
public final class Instance implements AutoCloseable {
  private static final Path LOGS = Path.of("target", "instances");
  private static final AtomicInteger LAUNCHED = new AtomicInteger();

  private final Process process;
  private final URI address;
  private final URI management;
  private final Logs logs;

  private Instance(Process process, URI address, URI management, Logs logs) {
    this.process = process;
    this.address = address;
    this.management = management;
    this.logs = logs;
  }

  /** Where one process writes to. */
  private record Logs(Path output, Path errors) {
    static Logs next() {
      var number = LAUNCHED.incrementAndGet();
      var time = System.currentTimeMillis();
      return new Logs(
          LOGS.resolve(time + "-" + number + ".txt"),
          LOGS.resolve(time + "-" + number + "-errors.txt"));
    }
  }

  /** Starts one with tables of its own that believes everyone, and returns when it is ready. */
  public static Instance start(String tablePrefix) {
    return start(withTables(tablePrefix));
  }

  /**
   * Starts one with these settings, and returns when it is ready.
   *
   * @param properties system properties, such as {@code -Djavax.net.ssl.trustStore=ca.p12}
   */
  public static Instance start(Map<String, String> environment, String... properties) {
    return ready(launch(environment, properties));
  }

  private static Instance ready(Instance instance) {
    try {
      instance.await("/q/health/ready");
      return instance;
    } catch (Error | RuntimeException failure) {
      instance.close();
      throw failure;
    }
  }

  /** Starts one with these settings, and does not wait for it. */
  public static Instance launch(Map<String, String> environment, String... properties) {
    return launchAt(freePort(), environment, properties);
  }

  /** Starts one at a port, which may be in use, and does not wait for it. */
  public static Instance launchAt(int port, Map<String, String> environment, String... properties) {
    var builder = new ProcessBuilder(Program.command(properties));
    builder.environment().putAll(environment);
    return launch(port, builder);
  }

  /**
   * Starts one that finds no setting but these around it, and returns when it is ready.
   *
   * @param directory where it is started
   */
  public static Instance startAlone(Path directory, Map<String, String> environment) {
    var builder = new ProcessBuilder(Program.command()).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return ready(launch(freePort(), builder));
  }

  private static Instance launch(int port, ProcessBuilder builder) {
    var logs = Logs.next();
    builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    var management = freePort();
    builder.environment().put("QUARKUS_MANAGEMENT_PORT", String.valueOf(management));
    builder.redirectOutput(logs.output().toFile()).redirectError(logs.errors().toFile());
    try {
      Files.createDirectories(LOGS);
      return new Instance(builder.start(), local(port), local(management), logs);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static URI local(int port) {
    return URI.create("http://localhost:" + port);
  }

  /** The settings of one with tables of its own that believes everyone. */
  public static Map<String, String> withTables(String tablePrefix) {
    var settings = new HashMap<>(LocalDatabase.environment());
    settings.put("GUESTLIST_AUTH", "dev");
    settings.put("GUESTLIST_CREATE_TABLES", "true");
    settings.put("GUESTLIST_DEMO_DATA", "true");
    settings.put("GUESTLIST_TABLE_PREFIX", tablePrefix);
    return settings;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns when a check of its health is passed. */
  public void await(String check) {
    Callers.until(() -> Optional.of(check).filter(this::passes));
  }

  private boolean passes(String check) {
    if (!process.isAlive()) {
      throw new AssertionError("It ended at once, and said: " + output());
    }
    try {
      var connection = (HttpURLConnection) management.resolve(check).toURL().openConnection();
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Where it listens, if it does. */
  public URI address() {
    return address;
  }

  /** Where it tells of its health, if it does. */
  public URI management() {
    return management;
  }

  /** The number of its process. */
  public long pid() {
    return process.pid();
  }

  /** What it has printed so far, on standard output and then on standard error. */
  public List<String> output() {
    var lines = new ArrayList<>(lines(logs.output()));
    lines.addAll(errors());
    return lines;
  }

  /** What it has printed on standard error so far. */
  public List<String> errors() {
    return lines(logs.errors());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Sends SIGTERM, and does not wait for what comes of it. */
  public void terminate() {
    process.destroy();
  }

  /** Sends SIGKILL, of which the program learns nothing. */
  public void kill() {
    process.destroyForcibly();
  }

  /** The exit code of one that ends by itself or was told to. */
  public int exitCode() {
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
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
    return Api.run(
        address.resolve("/graphql"), Map.of("Authorization", "Bearer " + bearer), query, variables);
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
