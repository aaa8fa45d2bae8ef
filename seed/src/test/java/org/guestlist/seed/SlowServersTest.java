package org.guestlist.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.guestlist.seed.testing.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that answer late, in pieces, with too much or with a page: one line, and in time. */
class SlowServersTest {
  private static final int SECONDS = 2;

  /** What a JVM takes for the rest, on a machine that has other work. */
  private static final Duration LATEST = Duration.ofSeconds(SECONDS + 8L);

  private static final String PAGE = "<!DOCTYPE html><title>Welcome</title>";
  private static final int TEN_MEGABYTES = 10_000_000;
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: %s\r\n";

  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** What a server does with one connection. */
  @FunctionalInterface
  private interface Manner {
    void serve(OutputStream output) throws IOException, InterruptedException;
  }

  private static void silence(OutputStream output) throws InterruptedException {
    Thread.sleep(60_000);
  }

  private static void byteByByte(OutputStream output) throws IOException, InterruptedException {
    write(output, HEAD.formatted("application/json") + "Content-Length: 1000\r\n\r\n");
    for (int i = 0; i < 60; i++) {
      write(output, " ");
      Thread.sleep(1_000);
    }
  }

  private static void headByteByByte(OutputStream output) throws IOException, InterruptedException {
    for (var character : HEAD.repeat(5).toCharArray()) {
      write(output, String.valueOf(character));
      Thread.sleep(1_000);
    }
  }

  private static void page(OutputStream output) throws IOException {
    write(
        output,
        HEAD.formatted("text/html") + "Content-Length: " + PAGE.length() + "\r\n\r\n" + PAGE);
  }

  private static void tenMegabytes(OutputStream output) throws IOException {
    write(output, HEAD.formatted("text/html") + "Content-Length: " + TEN_MEGABYTES + "\r\n\r\n");
    write(output, "x".repeat(TEN_MEGABYTES));
  }

  private static void write(OutputStream output, String text) throws IOException {
    output.write(text.getBytes(StandardCharsets.ISO_8859_1));
    output.flush();
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private ServerSocket server(Manner manner) throws IOException {
    var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(() -> accept(server, manner));
    return server;
  }

  private void accept(ServerSocket server, Manner manner) {
    while (!server.isClosed()) {
      try {
        var connection = server.accept();
        threads.execute(() -> serve(connection, manner));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void serve(Socket connection, Manner manner) {
    try (connection) {
      connection.getInputStream().read();
      manner.serve(connection.getOutputStream());
      // What was sent has to be read: the answer would be lost with a reset otherwise.
      connection.shutdownOutput();
      connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException | InterruptedException ended) {
      // The tool, or the test, has had enough.
    }
  }

  private String line(Manner manner, String arguments, String option) throws IOException {
    try (var server = server(manner)) {
      var address = "http://localhost:" + server.getLocalPort();
      var words =
          Stream.of(arguments.split(" ", -1), new String[] {option, address})
              .flatMap(Stream::of)
              .toArray(String[]::new);
      var begun = System.nanoTime();
      var run = Run.of(words);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LATEST);
      assertThat(run.code()).as("%s", run).isEqualTo(2);
      assertThat(run.output()).isEmpty();
      assertThat(run.errors().lines()).as("%s", run).hasSize(1);
      assertThat(run.errors()).doesNotContain("Exception", "java.", "software.amazon");
      return run.errors().strip().replace(address, "ADDRESS");
    }
  }

  private static List<String> ofTheService() {
    return List.of("shell --timeout " + SECONDS, "interact 1 1 --timeout " + SECONDS);
  }

  private static List<String> ofTheDatabase() {
    return List.of(
        "verify --region us-east-1 --timeout " + SECONDS,
        "populate --region us-east-1 --timeout " + SECONDS);
  }

  @ParameterizedTest
  @MethodSource("ofTheService")
  void aServiceThatIsTooSlowIsSaid(String arguments) throws IOException {
    for (var manner :
        List.<Manner>of(
            SlowServersTest::silence,
            SlowServersTest::byteByByte,
            SlowServersTest::headByteByByte)) {
      assertThat(line(manner, arguments, "--url"))
          .isEqualTo(
              "ADDRESS/graphql has not answered in full within 2 s: check --url, or give a longer"
                  + " --timeout.");
    }
  }

  @ParameterizedTest
  @MethodSource("ofTheService")
  void anotherServiceIsSaid(String arguments) throws IOException {
    assertThat(line(SlowServersTest::page, arguments, "--url"))
        .isEqualTo("ADDRESS/graphql answers with status 200, and not in GraphQL: check --url.");
    assertThat(line(SlowServersTest::tenMegabytes, arguments, "--url"))
        .isEqualTo(
            "ADDRESS/graphql answers with more than 8 MB, as the service never does: check --url.");
  }

  @ParameterizedTest
  @MethodSource("ofTheDatabase")
  void aDatabaseThatIsTooSlowIsSaid(String arguments) throws IOException {
    for (var manner :
        List.<Manner>of(
            SlowServersTest::silence,
            SlowServersTest::byteByByte,
            SlowServersTest::headByteByByte)) {
      assertThat(line(manner, arguments, "--endpoint"))
          .isEqualTo(
              "The database has not answered in full within --timeout: check --endpoint, --region"
                  + " and the network, or give a longer --timeout.");
    }
  }

  @ParameterizedTest
  @MethodSource("ofTheDatabase")
  void anotherDatabaseIsSaid(String arguments) throws IOException {
    for (var manner : List.<Manner>of(SlowServersTest::page, SlowServersTest::tenMegabytes)) {
      assertThat(line(manner, arguments, "--endpoint"))
          .isEqualTo("What answers there is no DynamoDB: check --endpoint.");
    }
  }
}
