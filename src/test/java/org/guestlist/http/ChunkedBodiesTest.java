package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.JsonPaths;
import org.guestlist.testing.Log;
import org.guestlist.testing.Wire;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Chunked bodies that are broken, each with a request behind it that must not be read. */
@QuarkusTest
@Tag("slow")
@WithTestResource(LocalDatabase.class)
class ChunkedBodiesTest {
  /** Shorter than the time that a body has. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String BODY = "{\"query\":\"{__typename}\"}";
  private static final String SIZE = Integer.toHexString(BODY.length());
  private static final String CHUNK = SIZE + "\r\n" + BODY + "\r\n";
  private static final String LAST = "0\r\n\r\n";
  private static final String HOST = "Host: localhost\r\n";
  private static final String NEXT =
      "GET /graphql?query=%7B__typename%7D HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";

  private static final String HEAD =
      "POST /graphql HTTP/1.1\r\n"
          + HOST
          + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] \\d{3}");

  /** By what is wrong with them. */
  private static Map<String, String> broken() {
    var bodies = new LinkedHashMap<String, String>();
    bodies.put("a size that is no number", "xyz\r\n" + BODY + "\r\n" + LAST);
    bodies.put("no size", "\r\n" + BODY + "\r\n" + LAST);
    bodies.put("a negative size", "-" + CHUNK + LAST);
    bodies.put("a size with a sign", "+" + CHUNK + LAST);
    bodies.put("a size with a prefix", "0x" + CHUNK + LAST);
    bodies.put("a size with a blank inside", "1 8\r\n" + BODY + "\r\n" + LAST);
    bodies.put("a size of 17 digits", "1" + "0".repeat(16) + "\r\n" + BODY + "\r\n" + LAST);
    bodies.put("a size beyond all numbers", "f".repeat(17) + "\r\n" + BODY + "\r\n" + LAST);
    bodies.put("a size beyond 31 bits", "80000000\r\n" + BODY + "\r\n" + LAST);
    bodies.put("an extension without end", SIZE + ";a=" + "x".repeat(20_000) + "\r\n" + BODY);
    bodies.put("an extension with a line feed", SIZE + ";a\nb\r\n" + BODY + "\r\n" + LAST);
    bodies.put("no line end after a chunk", SIZE + "\r\n" + BODY + LAST);
    bodies.put("other bytes after a chunk", SIZE + "\r\n" + BODY + "xx" + LAST);
    bodies.put("a line feed alone after the size", SIZE + "\n" + BODY + "\r\n" + LAST);
    bodies.put("a line feed alone after a chunk", SIZE + "\r\n" + BODY + "\n" + LAST);
    bodies.put("a chunk that is longer than its size", "5\r\n" + BODY + "\r\n" + LAST);
    bodies.put("trailers that are too long", CHUNK + "0\r\nX: " + "x".repeat(30_000) + "\r\n\r\n");
    bodies.put("many trailers", CHUNK + "0\r\n" + "X: x\r\n".repeat(10_000) + "\r\n");
    bodies.put("a length as a trailer", CHUNK + "0\r\nContent-Length: 5\r\n\r\n");
    bodies.put("a coding as a trailer", CHUNK + "0\r\ntransfer-encoding: chunked\r\n\r\n");
    bodies.put("a host as a trailer", CHUNK + "0\r\nHost: other\r\n\r\n");
    bodies.put("credentials as a trailer", CHUNK + "0\r\nAuthorization: Bearer x\r\n\r\n");
    return bodies;
  }

  private static Wire.Received exchange(String request) {
    try (var wire = new Wire(PATIENCE)) {
      wire.send(Wire.bytes(request));
      return wire.receive();
    }
  }

  private static void assertRefusedOnce(Wire.Received received) {
    assertThat(STATUS.matcher(received.text()).results()).as(received.text()).hasSize(1);
    assertThat(received.text())
        .startsWith("HTTP/1.1 400")
        .containsIgnoringCase("X-Correlation-Id: ")
        .containsIgnoringCase("Connection: close");
    assertThat(received.closed()).isTrue();
    var body = received.text().substring(received.text().indexOf("\r\n\r\n") + 4);
    assertThat(JsonPaths.<Object>read(JsonPaths.parse(body), "errors[0].extensions"))
        .isEqualTo(Map.of("code", "BAD_USER_INPUT", "argument", "body"));
    assertThat(body).doesNotContain("Exception", "netty", "java");
  }

  @TestFactory
  Stream<DynamicTest> whatIsBrokenIsAnsweredOnceAndEndsTheConnection() {
    var requests = broken();
    requests.replaceAll((name, body) -> HEAD + body + NEXT);
    var log = Log.from(Level.WARNING);
    return Stream.concat(
        Exchanges.tests(
            requests, ChunkedBodiesTest::exchange, ChunkedBodiesTest::assertRefusedOnce),
        Stream.of(
            DynamicTest.dynamicTest(
                "and nothing is logged",
                () -> {
                  log.close();
                  assertThat(log.lines()).isEmpty();
                })));
  }

  @Test
  void whatWasSentBeforeIsAnsweredFirst() {
    var good = "POST /graphql HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n";
    var received =
        exchange(
            good
                + "Content-Length: "
                + BODY.length()
                + "\r\n\r\n"
                + BODY
                + HEAD
                + "xyz\r\n"
                + NEXT);

    assertThat(received.text()).startsWith("HTTP/1.1 200").contains("HTTP/1.1 400");
    assertThat(STATUS.matcher(received.text()).results()).hasSize(2);
    assertThat(received.closed()).isTrue();
  }

  @Test
  void aRequestWhoseBodyNobodyReadsIsAnsweredOnce() {
    var received =
        exchange(HEAD.replace("POST", "GET").replace("/graphql", "/nothing") + "xyz\r\n" + NEXT);

    assertThat(STATUS.matcher(received.text()).results()).hasSize(1);
    assertThat(received.text()).startsWith("HTTP/1.1 404");
  }

  @TestFactory
  Stream<DynamicTest> whatIsWholeIsAnsweredAndSoIsWhatFollows() {
    return Stream.of(
            CHUNK + LAST,
            "0".repeat(16) + CHUNK + LAST,
            SIZE.toUpperCase(Locale.ROOT) + "\r\n" + BODY + "\r\n" + LAST,
            SIZE + ";a=b\r\n" + BODY + "\r\n" + LAST,
            CHUNK + "0\r\nX-Sum: 1\r\n\r\n",
            "1\r\n{\r\n"
                + Integer.toHexString(BODY.length() - 1)
                + "\r\n"
                + BODY.substring(1)
                + "\r\n"
                + LAST)
        .map(
            body ->
                DynamicTest.dynamicTest(
                    Wire.escaped(Wire.bytes(body)),
                    () -> {
                      var received = exchange(HEAD + body + NEXT);
                      assertThat(STATUS.matcher(received.text()).results()).hasSize(2);
                      assertThat(received.text().split("\"__typename\":\"Query\"", -1)).hasSize(3);
                    }));
  }
}
