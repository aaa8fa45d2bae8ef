package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.JsonPaths;
import org.guestlist.testing.Management;
import org.guestlist.testing.Wire;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is refused before it is routed, and what looks alike and is not. */
@QuarkusTest
@Tag("slow")
@WithTestResource(LocalDatabase.class)
class TransportTest {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final String BODY = "{\"query\":\"{__typename}\"}";
  private static final String SIZE = Integer.toHexString(BODY.length());
  private static final String CHUNKED = SIZE + "\r\n" + BODY + "\r\n0\r\n\r\n";
  private static final String LENGTH = "Content-Length: " + BODY.length() + "\r\n";
  private static final String POST = "POST /graphql HTTP/1.1\r\n";
  private static final String HOST = "Host: localhost\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";

  /** What would be answered if the bytes before it were read in another way. */
  private static final String NEXT =
      "GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] \\d{3}");

  private static Wire.Received exchange(String request) {
    try (var wire = new Wire(PATIENCE)) {
      wire.send(Wire.bytes(request));
      return wire.receive();
    }
  }

  /** All of a kind at the same time: each waits until the program closes its connection. */
  private static Stream<DynamicTest> atOnce(
      UnaryOperator<String> request, Consumer<Wire.Received> check, String... values) {
    var requests = new LinkedHashMap<String, String>();
    for (var value : values) {
      requests.put("[" + (requests.size() + 1) + "]", request.apply(value));
    }
    return Exchanges.tests(requests, TransportTest::exchange, check);
  }

  private static void assertRefused(Wire.Received received, int status) {
    assertThat(STATUS.matcher(received.text()).results()).hasSize(1);
    assertThat(received.text())
        .startsWith("HTTP/1.1 " + status)
        .containsIgnoringCase("X-Correlation-Id: ");
    assertThat(received.closed()).isTrue();
    var body = received.text().substring(received.text().indexOf("\r\n\r\n") + 4);
    assertThat(JsonPaths.<String>read(JsonPaths.parse(body), "errors[0].extensions.code"))
        .isEqualTo("BAD_USER_INPUT");
    assertThat(body).doesNotContain("Exception", "netty", "java");
  }

  @TestFactory
  Stream<DynamicTest> whatTwoParsersReadDifferentlyIsAnsweredOnceAndEndsTheConnection() {
    return atOnce(
        headers -> POST + headers + "\r\n" + CHUNKED + NEXT,
        received -> assertRefused(received, 400),
        HOST + JSON + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        HOST + JSON + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        HOST + JSON + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        HOST + JSON + "Transfer-Encoding: chunked, chunked\r\n",
        HOST + JSON + "Transfer-Encoding: identity, chunked\r\n",
        HOST + JSON + "Transfer-Encoding: chunked, identity\r\n",
        HOST + JSON + "Transfer-Encoding: gzip, chunked\r\n",
        HOST + JSON + "Transfer-Encoding: identity\r\n",
        HOST + JSON + "Transfer-Encoding: xchunked\r\n",
        HOST + JSON + "Transfer-Encoding: \u000bchunked\r\n",
        HOST + JSON + "Transfer-Encoding : chunked\r\n",
        HOST + JSON + "Transfer-Encoding:\r\n chunked\r\n",
        HOST + JSON + "X: a\r\n b\r\nTransfer-Encoding: chunked\r\n",
        HOST + JSON + "X: a\r\n\tb\r\nTransfer-Encoding: chunked\r\n",
        " X: a\r\n" + HOST + JSON + "Transfer-Encoding: chunked\r\n",
        HOST + JSON + "Transfer-Encoding: chunked\n",
        HOST + JSON + "X: a\nTransfer-Encoding: chunked\r\n",
        HOST + JSON + "X: a\rTransfer-Encoding: chunked\r\n",
        HOST + JSON + "X: a\u0000b\r\nTransfer-Encoding: chunked\r\n",
        HOST + "Host: other\r\n" + JSON + "Transfer-Encoding: chunked\r\n",
        HOST + HOST + JSON + "Transfer-Encoding: chunked\r\n",
        JSON + "Transfer-Encoding: chunked\r\n",
        HOST + JSON + "X\r\nTransfer-Encoding: chunked\r\n",
        HOST + JSON + ": x\r\nTransfer-Encoding: chunked\r\n");
  }

  @TestFactory
  Stream<DynamicTest> aLengthThatIsNotOneNumberIsAnsweredOnce() {
    return atOnce(
        length -> POST + HOST + JSON + length + "\r\n" + BODY + NEXT,
        received -> assertRefused(received, 400),
        "Content-Length: 24\r\nContent-Length: 24\r\n",
        "Content-Length: 24\r\nContent-Length: 25\r\n",
        "Content-Length: 24, 24\r\n",
        "Content-Length: +24\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: 0x18\r\n",
        "Content-Length: 24 \u000b\r\n",
        "Content-Length : 24\r\n",
        "Content-Length:\r\n 24\r\n");
  }

  @TestFactory
  Stream<DynamicTest> whatStandsBeforeARequestIsNotSkipped() {
    return atOnce(
        before -> before + POST + HOST + JSON + LENGTH + "\r\n" + BODY + NEXT,
        received -> assertRefused(received, 400),
        "\u0000",
        "\u0001\u0002",
        " ",
        "\t",
        "\u007f",
        "\u000b",
        "\n");
  }

  @TestFactory
  Stream<DynamicTest> whatReadsInOneWayIsAnsweredAndSoIsWhatFollows() {
    return atOnce(
        headers -> POST + headers + "\r\n" + CHUNKED + NEXT,
        received -> {
          assertThat(STATUS.matcher(received.text()).results()).hasSize(2);
          assertThat(received.text().split("\"__typename\":\"Query\"", -1)).hasSize(3);
        },
        HOST + JSON + "Transfer-Encoding: chunked\r\n",
        HOST + JSON + "transfer-encoding: Chunked\r\n",
        HOST + JSON + "X: a \t b\r\nTransfer-Encoding: chunked\r\n",
        HOST + JSON + "X: \r\nTransfer-Encoding:chunked\r\n",
        HOST + JSON + "X: \u00e9\r\nTransfer-Encoding: chunked\r\n",
        HOST + JSON + "Transfer-Encoding: chunked \r\n");
  }

  @Test
  void anExpectationThatIsNotMetIsRefusedInTheUsualForm() {
    var headers = HOST + JSON + "Connection: close\r\nExpect: nothing\r\n" + LENGTH;
    var received = exchange(POST + headers + "\r\n" + BODY);

    assertRefused(received, 417);
    assertThat(received.text()).contains("\"argument\":\"Expect\"");
  }

  @Test
  void whatWasSentBeforeARefusalIsAnsweredFirst() {
    var received =
        exchange(
            POST + HOST + JSON + LENGTH + "\r\n" + BODY + "GET /{ HTTP/1.1\r\n" + HOST + "\r\n");

    assertThat(received.text()).startsWith("HTTP/1.1 200").contains("HTTP/1.1 400");
    assertThat(received.closed()).isTrue();
  }

  @TestFactory
  Stream<DynamicTest> anAddressThatIsNoneHasAnAnswerInTheUsualForm() {
    return atOnce(
        address -> "GET " + address + " HTTP/1.1\r\n" + HOST + "\r\n" + NEXT,
        received -> assertRefused(received, 400),
        "/{",
        "/graphql?query={me{id}}",
        "/%zz",
        "/graphql?query=%zz",
        "/%",
        "/a|b",
        "/a\\b",
        "/\"",
        "/\u00e9",
        "/a^",
        "*",
        "graphql",
        "localhost:80",
        "mailto:ada@example.com");
  }

  @Test
  void anAddressThatIsTooLongHasAnAnswerInTheUsualForm() {
    assertRefused(exchange(withAddressOf(8_193)), 414);
    assertThat(exchange(withAddressOf(8_000)).text()).startsWith("HTTP/1.1 404");
  }

  private static String withAddressOf(int length) {
    return "GET /" + "x".repeat(length) + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";
  }

  @Test
  void headersThatAreTooLongHaveAnAnswerInTheUsualForm() {
    assertRefused(exchange(withHeaderOf(20_481)), 431);
    assertThat(exchange(withHeaderOf(19_000)).text()).startsWith("HTTP/1.1 404");
  }

  private static String withHeaderOf(int length) {
    return "GET /x HTTP/1.1\r\n"
        + HOST
        + "Connection: close\r\nX: "
        + "x".repeat(length)
        + "\r\n\r\n";
  }

  @TestFactory
  Stream<DynamicTest> anotherVersionIsRefused() {
    return atOnce(
        version -> "GET / " + version + "\r\n" + HOST + "\r\n",
        received -> assertRefused(received, 505),
        "HTTP/2.0",
        "HTTP/1.2",
        "HTTP/0.9",
        "HTTP/3.0");
  }

  @TestFactory
  Stream<DynamicTest> aMethodThatIsNoneIsRefused() {
    return atOnce(
        method -> method + " /graphql HTTP/1.1\r\n" + HOST + "\r\n",
        received -> {
          assertRefused(received, 405);
          assertThat(received.text()).containsIgnoringCase("Allow: GET, POST");
        },
        "post",
        "GETS",
        "X",
        "PROPFIND",
        "CONNECT",
        "QUERY");
  }

  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final String SETTINGS = "\0\0\0\4\0\0\0\0\0";

  @Test
  void thereIsNoHttp2WithPriorKnowledge() {
    assertNoHttp2(exchange(PREFACE + SETTINGS));
  }

  @Test
  void thereIsNoUpgradeToHttp2() {
    var received = exchange(upgrade("/graphql?query=%7B__typename%7D"));

    assertThat(received.text()).startsWith("HTTP/1.1 200").doesNotContain("101 ", "h2c");
  }

  private static String upgrade(String path) {
    return "GET "
        + path
        + " HTTP/1.1\r\n"
        + HOST
        + "Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n";
  }

  private static void assertNoHttp2(Wire.Received received) {
    assertThat(received.text()).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 101");
    assertThat(received.text()).doesNotContain("h2c", SETTINGS);
    assertThat(received.closed()).isTrue();
  }

  /** A method or a path of the caller's own must not become a series, which stays in memory. */
  @Test
  void whatIsInventedMakesNoSeries() {
    send("warm-up", "/warm-up");
    var before = series();
    IntStream.range(0, 5).parallel().forEach(i -> send("M" + i, "/path" + i));
    assertThat(series()).isEqualTo(before);
  }

  private static void send(String method, String path) {
    exchange(method + " /graphql HTTP/1.1\r\n" + HOST + "\r\n");
    for (var address :
        List.of(
            path,
            "/graphql" + path,
            "/." + path + "/../graphql?query=%7B__typename%7D",
            "/graphql/." + path + "/..?query=%7B__typename%7D",
            "/q/graphql-ui" + path)) {
      exchange("GET " + address + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");
    }
  }

  private static long series() {
    return Management.get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("http_server_requests_seconds_count"))
        .count();
  }
}
