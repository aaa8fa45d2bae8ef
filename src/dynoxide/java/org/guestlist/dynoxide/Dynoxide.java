package org.guestlist.dynoxide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A server process of <a href="https://github.com/nubo-db/dynoxide">Dynoxide</a>, an emulator of
 * DynamoDB. It answers requests once a method of this class has returned it, and ends with the JVM
 * that started it, however that one ends. Thread-safe.
 */
public final class Dynoxide implements AutoCloseable {
  /** The environment variable that moves the database of dev mode to another port. */
  public static final String PORT_VARIABLE = "GUESTLIST_DYNOXIDE_PORT";

  /** The standard AWS setting for a DynamoDB of one's own. */
  public static final String ENDPOINT_VARIABLE = "AWS_ENDPOINT_URL_DYNAMODB";

  private static final Path HOME = Path.of("target", "dynoxide");
  private static final int ATTEMPTS_AT_A_FREE_PORT = 3;

  private final ProcessHandle process;
  private final int port;

  private Dynoxide(ProcessHandle process, int port) {
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
  public static Dynoxide inMemory(int port) {
    return start(port, List.of());
  }

  /**
   * Starts a database that keeps its tables in a file, which is created if absent.
   *
   * @param port where it listens; 0 chooses a free port
   * @throws IllegalStateException if it does not come up; the message is one line that names the
   *     remedy
   */
  public static Dynoxide persistent(int port, Path file) {
    create(file.toAbsolutePath().getParent());
    return start(port, List.of("--db-path", file.toAbsolutePath().toString()));
  }

  /**
   * Returns the database that this JVM has started under a name, and starts it if there is none or
   * it has died. System properties remember it, so that the class loaders that follow each other in
   * a live reload share it.
   */
  public static Dynoxide oncePerJvm(String name, Supplier<Dynoxide> start) {
    synchronized (System.getProperties()) {
      return remembered(name).orElseGet(() -> remember(name, start.get()));
    }
  }

  /** The folder that holds data and logs; {@code clean} removes it. */
  public static Path home() {
    return HOME;
  }

  /** The address that clients reach it at. */
  public URI endpoint() {
    return URI.create("http://localhost:" + port);
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
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

  private static String property(String name) {
    return "guestlist.dynoxide." + name + ".process";
  }

  private static Optional<Dynoxide> remembered(String name) {
    String value = System.getProperty(property(name));
    if (value == null) {
      return Optional.empty();
    }
    String[] pidAndPort = value.split(" ", 2);
    int port = Integer.parseInt(pidAndPort[1]);
    return ProcessHandle.of(Long.parseLong(pidAndPort[0]))
        .filter(ProcessHandle::isAlive)
        .map(p -> new Dynoxide(p, port));
  }

  private static Dynoxide remember(String name, Dynoxide database) {
    System.setProperty(property(name), database.pid() + " " + database.port());
    return database;
  }

  private static Dynoxide start(int port, List<String> storage) {
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
        if (!e.getMessage().contains("already in use")) {
          throw e;
        }
      }
    }
    return startOn(freePort(), storage);
  }

  private static Dynoxide startOn(int port, List<String> storage) {
    Path log = HOME.resolve("log").resolve(port + ".txt");
    create(log.toAbsolutePath().getParent());
    Process process = ServerProcess.launch(DynoxideProgram.find(), port, storage, log);
    Dynoxide database = new Dynoxide(process.toHandle(), port);
    // Also keeps the process object reachable, and with it the pipe whose end tells the process
    // that we are gone.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "Stop Dynoxide"));
    ServerProcess.problemOf(process, database.endpoint())
        .ifPresent(
            problem -> {
              database.close();
              throw new IllegalStateException(
                  "Dynoxide did not come up on port %d: %s. Read its log, %s, or forget its data by './mvnw clean'. The log ends: %s"
                      .formatted(port, problem, log, ServerProcess.lastLine(log)));
            });
    return database;
  }

  private static void refuseIfInUse(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      throw new IllegalStateException(
          "Port %d, where the DynamoDB emulator should listen, is in use: set %s to a free port, or %s to the DynamoDB to use"
              .formatted(socket.getPort(), PORT_VARIABLE, ENDPOINT_VARIABLE));
    } catch (IOException free) {
      return;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("No port is free for Dynoxide: " + e.getMessage());
    }
  }

  private static void create(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create " + directory, e);
    }
  }
}
