package org.guestlist.dev;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A server process of the official DynamoDB Local, on a class path of its own, which the build has
 * written to {@code target/dynamodb-local/class-path}. It answers requests once a method of this
 * class has returned it, and ends with the JVM that started it, however that one ends. Thread-safe.
 */
public final class DynamoDbLocal implements AutoCloseable {
  /** The environment variable that moves the database of dev mode to another port. */
  public static final String PORT_VARIABLE = "GUESTLIST_DYNAMODB_LOCAL_PORT";

  /** The standard AWS setting for a DynamoDB of one's own. */
  public static final String ENDPOINT_VARIABLE = "AWS_ENDPOINT_URL_DYNAMODB";

  private static final Path HOME = Path.of("target", "dynamodb-local");
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final int ATTEMPTS_AT_A_FREE_PORT = 3;
  private static final int LOG_LINES_SHOWN = 3;
  private static final int NO_ANSWER = 0;
  private static final String ANY_CREDENTIALS =
      "AWS4-HMAC-SHA256 Credential=local/20200101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none";

  private final ProcessHandle process;
  private final int port;

  private DynamoDbLocal(ProcessHandle process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a database that forgets everything when it stops.
   *
   * @param port where it listens; 0 chooses a free port
   * @throws IllegalStateException if it does not come up; the message is one line that names the
   *     remedy
   */
  public static DynamoDbLocal inMemory(int port) {
    return start(port, List.of("-inMemory"));
  }

  /**
   * Starts a database that keeps its tables in a directory, which is created if absent.
   *
   * @param port where it listens; 0 chooses a free port
   * @throws IllegalStateException if it does not come up; the message is one line that names the
   *     remedy
   */
  public static DynamoDbLocal persistent(int port, Path directory) {
    create(directory);
    return start(port, List.of("-dbPath", directory.toAbsolutePath().toString()));
  }

  /**
   * Returns the database that this JVM has started under a name, and starts it if there is none or
   * it has died. System properties remember it, so that the class loaders that follow each other in
   * a live reload share it.
   */
  public static DynamoDbLocal oncePerJvm(String name, Supplier<DynamoDbLocal> start) {
    synchronized (System.getProperties()) {
      return remembered(name).orElseGet(() -> remember(name, start.get()));
    }
  }

  /** Where clients reach it. */
  public URI endpoint() {
    return URI.create("http://localhost:" + port);
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the process, and returns when it has ended. */
  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  /**
   * The directory below which the build and this class keep what belongs to DynamoDB Local; {@code
   * clean} empties it.
   */
  static Path home() {
    return HOME;
  }

  private static String property(String name) {
    return "guestlist.dynamodb-local." + name + ".process";
  }

  private static Optional<DynamoDbLocal> remembered(String name) {
    String value = System.getProperty(property(name));
    if (value == null) {
      return Optional.empty();
    }
    String[] pidAndPort = value.split(" ", 2);
    int port = Integer.parseInt(pidAndPort[1]);
    return ProcessHandle.of(Long.parseLong(pidAndPort[0]))
        .filter(ProcessHandle::isAlive)
        .map(p -> new DynamoDbLocal(p, port));
  }

  private static DynamoDbLocal remember(String name, DynamoDbLocal database) {
    System.setProperty(property(name), database.pid() + " " + database.port());
    return database;
  }

  private static DynamoDbLocal start(int port, List<String> storage) {
    if (port != 0) {
      refuseIfInUse(port);
      return startOn(port, storage);
    }
    // Between choosing a free port and listening on it another program may take it: then another
    // one is tried.
    for (int attempt = 1; attempt < ATTEMPTS_AT_A_FREE_PORT; attempt++) {
      try {
        return startOn(freePort(), storage);
      } catch (IllegalStateException e) {
        if (!e.getMessage().contains("Failed to bind")) {
          throw e;
        }
      }
    }
    return startOn(freePort(), storage);
  }

  private static DynamoDbLocal startOn(int port, List<String> storage) {
    Path log = HOME.resolve("log").resolve(port + ".txt");
    Process process = launch(port, storage, log);
    DynamoDbLocal database = new DynamoDbLocal(process.toHandle(), port);
    // Also keeps the process object reachable, and with it the pipe whose end tells the child that
    // we are gone.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "Stop DynamoDB Local"));
    try {
      database.awaitAnswer();
    } catch (TimeoutException e) {
      database.close();
      throw new IllegalStateException(
          "DynamoDB Local did not come up on port %d: %s. Read its log, %s, or forget its data by './mvnw clean'.%s"
              .formatted(port, e.getMessage(), log, lastLines(log)));
    }
    return database;
  }

  private static Process launch(int port, List<String> storage, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath(), DynamoDbLocalProcess.class.getName()));
    command.addAll(List.of("-port", String.valueOf(port), "-sharedDb", "-disableTelemetry"));
    command.addAll(storage);
    create(log.getParent());
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new IllegalStateException("DynamoDB Local cannot be started: " + e.getMessage());
    }
  }

  private static String classPath() {
    Path file = HOME.resolve("class-path");
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalStateException(
          "DynamoDB Local is not prepared, "
              + file.toAbsolutePath()
              + " is absent: run './mvnw process-classes' in the project's folder");
    }
  }

  private static void refuseIfInUse(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      throw new IllegalStateException(
          "Port %d, where DynamoDB Local should listen, is in use: set %s to a free port, or %s to the DynamoDB to use"
              .formatted(socket.getPort(), PORT_VARIABLE, ENDPOINT_VARIABLE));
    } catch (IOException free) {
      return;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("No port is free for DynamoDB Local: " + e.getMessage());
    }
  }

  private void awaitAnswer() throws TimeoutException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    for (int status = NO_ANSWER; status != HttpURLConnection.HTTP_OK; status = listTables()) {
      if (status != NO_ANSWER) {
        throw new TimeoutException("it answers with status " + status);
      }
      if (!process.isAlive()) {
        throw new TimeoutException("it exited");
      }
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("no answer within " + START_LIMIT.toSeconds() + " s");
      }
      pause();
    }
  }

  /** Reads the file of the database too, which the server opens with the first request. */
  private int listTables() {
    try {
      HttpURLConnection connection = (HttpURLConnection) endpoint().toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(10_000);
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/x-amz-json-1.0");
      connection.setRequestProperty("X-Amz-Target", "DynamoDB_20120810.ListTables");
      connection.setRequestProperty("Authorization", ANY_CREDENTIALS);
      try {
        connection.getOutputStream().write("{}".getBytes(UTF_8));
        return connection.getResponseCode();
      } finally {
        connection.disconnect();
      }
    } catch (IOException notYet) {
      return NO_ANSWER;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while DynamoDB Local was starting");
    }
  }

  private static String lastLines(Path log) {
    try {
      List<String> lines =
          Files.readAllLines(log, UTF_8).stream().filter(line -> !line.isBlank()).toList();
      return " The log ends: "
          + String.join(
              " | ", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
    } catch (IOException e) {
      return "";
    }
  }

  private static void create(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create " + directory + File.separator, e);
    }
  }
}
