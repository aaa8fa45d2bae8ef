package org.guestlist.seed.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process of the packaged service that believes everyone, on the tables of a prefix. Has to be
 * closed. The project above this one has to have been packaged.
 */
public final class Service implements AutoCloseable {
  private static final Path PROGRAM = Path.of("..", "target", "quarkus-app", "quarkus-run.jar");
  private static final Path LOGS = Path.of("target", "services");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Process process;
  private final URI address;
  private final URI health;
  private final Path log;

  private Service(Process process, URI address, URI health, Path log) {
    this.process = process;
    this.address = address;
    this.health = health;
    this.log = log;
  }

  /**
   * Starts one, and returns when it is ready.
   *
   * @param demoData whether an empty database is filled with Ada and three others
   */
  public static Service start(String prefix, boolean demoData) {
    if (!Files.exists(PROGRAM)) {
      throw new IllegalStateException(
          PROGRAM + " is not there: run ./mvnw package -DskipTests in the project above first.");
    }
    try {
      return ready(launch(prefix, demoData));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Service launch(String prefix, boolean demoData) throws IOException {
    Files.createDirectories(LOGS);
    var port = freePort();
    var health = freePort();
    var log = LOGS.resolve(ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet() + ".txt");
    var builder = new ProcessBuilder(Java.command(List.of("-XX:+ExitOnOutOfMemoryError"), PROGRAM));
    var environment = builder.environment();
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(health));
    environment.put("GUESTLIST_AUTH", "dev");
    environment.put("GUESTLIST_CREATE_TABLES", "true");
    environment.put("GUESTLIST_DEMO_DATA", String.valueOf(demoData));
    environment.put("GUESTLIST_TABLE_PREFIX", prefix);
    environment.put("GUESTLIST_HTTP_SLOW", "true");
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", LocalDatabase.endpoint().toString());
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    var process =
        builder.redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile())).start();
    return new Service(process, local(port), local(health), log);
  }

  private static URI local(int port) {
    return URI.create("http://localhost:" + port);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Service ready(Service service) throws IOException {
    while (!service.isReady()) {
      if (!service.process.isAlive()) {
        throw new IllegalStateException("It ended at once: " + Files.readString(service.log));
      }
      pause();
    }
    return service;
  }

  private boolean isReady() {
    try {
      var check = health.resolve("/q/health/ready").toURL();
      return ((HttpURLConnection) check.openConnection()).getResponseCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The GraphQL endpoint. */
  public URI url() {
    return address.resolve("/graphql");
  }

  /** Ends the process, and returns when it has ended. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }
}
