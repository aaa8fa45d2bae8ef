package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.regex.Pattern;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Api;
import org.guestlist.testing.Management;
import org.guestlist.testing.Wire;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests that do not wait for the response before them. */
@QuarkusTest
@Tag("slow")
@WithTestResource(LocalDatabase.class)
class PipeliningTest {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 200");
  private static final String HEAD = " HTTP/1.1\r\nHost: localhost\r\n";
  private static final String QUERY = "GET /graphql?query=%7B__typename%7D" + HEAD;

  /** It waits for the database. */
  private static final String SLOWER = "GET /graphql?query=%7Bme%7Bid%7D%7D" + HEAD;

  /** What lies between the two programs: the buffers of both sockets, and what is read ahead. */
  private static final long MOST_UNDER_WAY = 20_000_000;

  @Test
  void allAreAnsweredInTheirOrder() {
    try (var wire = new Wire(Duration.ofSeconds(20))) {
      var requests = new StringBuilder();
      for (int i = 0; i < 2_000; i++) {
        requests
            .append(i % 10 == 0 ? SLOWER : QUERY)
            .append("X-Correlation-Id: n")
            .append(i)
            .append("\r\n\r\n");
      }
      requests.append(QUERY).append("Connection: close\r\n\r\n");
      wire.send(Wire.bytes(requests.toString()));
      var received = wire.receive();

      assertThat(STATUS.matcher(received.text()).results()).hasSize(2_001);
      var ids =
          Pattern.compile("(?i)X-Correlation-Id: n(\\d+)\r")
              .matcher(received.text())
              .results()
              .map(id -> Integer.valueOf(id.group(1)))
              .toList();
      assertThat(ids).hasSize(2_000).isSorted();
      assertThat(received.closed()).isTrue();
    }
  }

  @Test
  void aClientThatReadsNothingIsNotReadFrom() throws IOException {
    assertReadUpToABound(RestAssured.port, "GET /nothing" + HEAD + "\r\n");
    assertReadUpToABound(RestAssured.port, QUERY + "\r\n");
    assertReadUpToABound(Management.port(), "GET /nothing" + HEAD + "\r\n");
    assertThat(Api.asAda().email()).isEqualTo("ada@example.com");
  }

  /** Until nothing more is taken for a while, which without a bound would never be. */
  private static void assertReadUpToABound(int port, String request) throws IOException {
    var block = ByteBuffer.wrap(Wire.bytes(request.repeat(1_000)));
    try (var client = SocketChannel.open()) {
      client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      client.configureBlocking(false);
      var sent = 0L;
      for (int idle = 0; idle < 100 && sent < MOST_UNDER_WAY; ) {
        var taken = client.write(block);
        sent += taken;
        if (!block.hasRemaining()) {
          block.rewind();
        }
        idle = taken == 0 ? idle + 1 : 0;
        pause(taken == 0);
      }
      assertThat(sent).isLessThan(MOST_UNDER_WAY);
    }
  }

  private static void pause(boolean wanted) {
    try {
      Thread.sleep(wanted ? 20 : 0);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
