package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Management;
import org.guestlist.testing.Wire;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The port of health and metrics has the transport of the API, from the first byte on. */
@QuarkusTest
@Tag("slow")
@WithTestResource(LocalDatabase.class)
class ManagementPortTest {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final String HOST = "Host: localhost\r\n";
  private static final String SETTINGS = "\0\0\0\4\0\0\0\0\0";
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] \\d{3}");

  private static Wire.Received exchange(String request) {
    try (var wire = new Wire(Management.port(), PATIENCE)) {
      wire.send(Wire.bytes(request));
      return wire.receive();
    }
  }

  private static String get(String headers) {
    return "GET /q/health/live HTTP/1.1\r\n" + headers + "\r\n";
  }

  @Test
  void thereIsNoHttp2WithPriorKnowledge() {
    var received = exchange("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + SETTINGS);

    assertThat(received.text()).startsWith("HTTP/1.1 505").doesNotContain(SETTINGS);
    assertThat(received.closed()).isTrue();
  }

  @Test
  void thereIsNoHttp2WhoseBytesComeOneByOne() {
    try (var wire = new Wire(Management.port(), PATIENCE)) {
      wire.sendSlowly(
          Wire.bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + SETTINGS), Duration.ofMillis(5));
      var received = wire.receive();

      assertThat(received.text()).startsWith("HTTP/1.1 505").doesNotContain(SETTINGS);
      assertThat(received.closed()).isTrue();
    }
  }

  @TestFactory
  Stream<DynamicTest> thereIsNoUpgradeToHttp2() {
    var requests = new LinkedHashMap<String, String>();
    for (var protocols : List.of("h2c", "H2C", "h2c, websocket", "websocket, h2c")) {
      requests.put(
          protocols,
          get(
              HOST
                  + "Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: "
                  + protocols
                  + "\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"));
    }
    return Exchanges.tests(
        requests,
        ManagementPortTest::exchange,
        received -> {
          assertThat(received.text()).startsWith("HTTP/1.1 200").doesNotContain("101 ", "h2c");
          assertThat(received.text()).contains("\"status\": \"UP\"");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HOST + "X: a\r\n b\r\n",
        HOST + HOST,
        "X: a\r\n",
        HOST + "X: a\n",
        HOST + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"
      })
  void theFirstRequestIsReadAsThoseOfTheApiAre(String headers) {
    var received = exchange(get(headers) + get(HOST + "Connection: close\r\n"));

    assertThat(STATUS.matcher(received.text()).results()).hasSize(1);
    assertThat(received.text()).startsWith("HTTP/1.1 400");
    assertThat(received.closed()).isTrue();
  }

  /** A method or a path of the caller's own must not become a series, which stays in memory. */
  @Test
  void whatIsInventedMakesNoSeries() throws Exception {
    invent("warm-up");
    var before = series();
    invent("n0", "n1", "n2", "n3", "n4");
    assertThat(series()).isEqualTo(before);
  }

  private static void invent(String... names) throws Exception {
    var requests = new ArrayList<String>();
    for (var name : names) {
      requests.add(name + " /q/metrics HTTP/1.1\r\n" + HOST + "\r\n");
      for (var path : List.of("/", "/q/health/", "/q/metrics/", "/q/./" + name + "/../health/")) {
        requests.add("GET " + path + name + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");
      }
    }
    for (var received : Exchanges.begin(requests, ManagementPortTest::exchange).values()) {
      assertThat(received.get().text()).isNotEmpty();
    }
  }

  private static List<String> series() {
    return Management.get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("http_server_requests_seconds_count"))
        .map(line -> line.substring(0, line.lastIndexOf(' ')))
        .sorted()
        .toList();
  }

  @Test
  void severalRequestsOnOneConnectionAreAnswered() {
    var received = exchange(get(HOST) + get(HOST) + get(HOST + "Connection: close\r\n"));

    assertThat(STATUS.matcher(received.text()).results()).hasSize(3);
    assertThat(received.text().split("\"status\": \"UP\"", -1)).hasSizeGreaterThan(3);
  }
}
