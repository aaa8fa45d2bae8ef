package org.guestlist.dynoxide;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Launches the program so that it ends with this JVM, and waits for its first answer. */
final class ServerProcess {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final int PAUSE_MILLISECONDS = 5;

  /**
   * A shell that becomes the program, after it has left a watcher behind. The watcher reads a pipe
   * that nothing is written to: the operating system closes it when this JVM ends, even by SIGKILL,
   * and the watcher then kills the program.
   */
  private static final String WITH_WATCHER =
      "exec 3<&0; (exec >/dev/null 2>&1; cat <&3; kill -KILL $$) & exec \"$@\" 3<&- </dev/null";

  /** Any that looks like one: the emulator does not verify signatures. */
  private static final String SIGNATURE =
      "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request,"
          + " SignedHeaders=host, Signature=none";

  private ServerProcess() {}

  static Process launch(Path program, int port, List<String> storage, Path log) {
    var command = new ArrayList<String>();
    if (!Platform.current().isWindows()) {
      command.addAll(List.of("/bin/sh", "-c", WITH_WATCHER, "dynoxide"));
    }
    command.add(program.toAbsolutePath().toString());
    command.addAll(List.of("serve", "--port", String.valueOf(port)));
    command.addAll(storage);
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new IllegalStateException("Dynoxide cannot be started: " + e.getMessage());
    }
  }

  /** Returns when the process answers, or with the reason why it never will. */
  static Optional<String> problemOf(Process process, URI endpoint) {
    var deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      var status = listTables(endpoint);
      if (status.isPresent()) {
        return status
            .filter(code -> code != HttpURLConnection.HTTP_OK)
            .map(code -> "it answers with status " + code);
      }
      if (!process.isAlive()) {
        return Optional.of("it exited");
      }
      if (System.nanoTime() > deadline) {
        return Optional.of("no answer within " + START_LIMIT.toSeconds() + " s");
      }
      pause();
    }
  }

  /** The status of an answer, if there is one. */
  private static Optional<Integer> listTables(URI endpoint) {
    try {
      var connection = (HttpURLConnection) endpoint.toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(10_000);
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/x-amz-json-1.0");
      connection.setRequestProperty("X-Amz-Target", "DynamoDB_20120810.ListTables");
      connection.setRequestProperty("X-Amz-Date", "20260101T000000Z");
      connection.setRequestProperty("Authorization", SIGNATURE);
      try {
        connection.getOutputStream().write("{}".getBytes(UTF_8));
        return Optional.of(connection.getResponseCode());
      } finally {
        connection.disconnect();
      }
    } catch (IOException notYet) {
      return Optional.empty();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while Dynoxide was starting");
    }
  }

  static String lastLine(Path log) {
    try {
      return Files.readAllLines(log, UTF_8).stream()
          .filter(line -> !line.isBlank())
          .reduce((first, last) -> last)
          .orElse("it is empty");
    } catch (IOException e) {
      return "it cannot be read: " + e.getMessage();
    }
  }
}
