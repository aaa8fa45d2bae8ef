package org.guestlist;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.guestlist.testing.Instance;
import org.guestlist.testing.Program;
import org.junit.jupiter.api.Test;

/**
 * The packaged program on a heap that is too small for what its settings allow. What is left of a
 * process without memory answers some and not others, and looks alive: it has to end.
 */
class OutOfMemoryIT {
  /** Of the JVM and of the executable. */
  private static final int OUT_OF_MEMORY = 3;

  private static final int CONNECTIONS = 40;
  private static final int BODY = 9_000_000;

  /** So that all bodies may be here at the same time: 360 MB on a heap of 96. */
  private static final Map<String, String> LARGE_BODIES =
      Map.of(
          "GUESTLIST_STORE", "memory",
          "GUESTLIST_AUTH", "dev",
          "GUESTLIST_LIMITS_BODY", "10000000",
          "GUESTLIST_HTTP_BODY_TIMEOUT", "2M",
          "GUESTLIST_HTTP_REQUEST_TIMEOUT", "2M");

  private static final String HEAD =
      "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
          + "Content-Length: "
          + (BODY + 1)
          + "\r\n\r\n";

  @Test
  void aProcessThatHasRunOutOfMemoryEnds() {
    try (var instance = Instance.start(LARGE_BODIES, "-Xmx96m")) {
      IntStream.range(0, CONNECTIONS).forEach(i -> fill(instance.address()));

      assertThat(instance.exitCode()).isEqualTo(OUT_OF_MEMORY);
    }
  }

  /** All of a body but its last byte, on a thread that ends with the process at the latest. */
  private static void fill(URI address) {
    var thread = new Thread(() -> send(address));
    thread.setDaemon(true);
    thread.start();
  }

  private static void send(URI address) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
      socket.getOutputStream().write(HEAD.getBytes(US_ASCII));
      socket.getOutputStream().write(new byte[BODY]);
      socket.getInputStream().read();
    } catch (IOException ended) {
      // With its process, which is what is waited for.
    }
  }

  /** Other tests start the jar by the same command. */
  @Test
  void theDocumentedCommandHasTheOption() throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .contains("java " + Program.OUT_OF_MEMORY_OPTION + " -jar target/quarkus-app");
  }
}
