package org.guestlist.http;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Api;
import org.guestlist.testing.Log;
import org.guestlist.testing.Management;
import org.guestlist.testing.RawHttp;
import org.guestlist.testing.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands around GraphQL: methods, media types, sizes, headers, health and metrics. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class HttpTest {
  private static final String CORRELATION_ID = "X-Correlation-Id";
  private static final String ME = "{\"query\": \"{ me { email } }\"}";
  private static final int BODY_LIMIT = 65_536;

  private static Response post(String contentType, String body) {
    return given().contentType(contentType).body(body).post("/graphql");
  }

  private static String correlationId(String given) {
    return given()
        .header(CORRELATION_ID, given)
        .contentType(ContentType.JSON)
        .body(ME)
        .post("/graphql")
        .header(CORRELATION_ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "application/json; charset=utf-8", "Application/JSON"})
  void jsonIsAnsweredWithJson(String contentType) {
    var answer = post(contentType, ME);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/json; charset=utf-8");
    assertThat(answer.asString()).isEqualTo("{\"data\":{\"me\":{\"email\":\"ada@example.com\"}}}");
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"})
  void otherMethodsAreToldWhichThereAre(Method method) {
    var answer = given().queryParam("query", "{me{id}}").request(method, "/graphql");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET, POST");
    if (method != Method.HEAD) {
      assertThat(answer.<String>path("errors[0].extensions.code")).isEqualTo("BAD_USER_INPUT");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "APPLICATION/JSON", "application/json; charset=utf-8"})
  void everyWayToSayJsonIsTaken(String contentType) {
    given()
        .config(config().encoderConfig(asText(contentType)))
        .contentType(contentType)
        .body("{\"query\": \"{ __typename }\"}")
        .post("/graphql")
        .then()
        .statusCode(200)
        .body("data.__typename", equalTo("Query"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/graphql",
        "application/jsonp",
        "text/plain; a=application/json",
        "text/plain, application/json",
        "application/json, text/plain",
        "application/json; charset=utf-16"
      })
  void whatABrowserSendsWithoutAskingIsRefused(String contentType) {
    var answer =
        given()
            .config(config().encoderConfig(asText(contentType)))
            .contentType(contentType)
            .body("{\"query\": \"mutation { createList(title: \\\"x\\\") { id } }\"}")
            .post("/graphql");
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.header("Accept")).isEqualTo("application/json");
    assertThat(answer.<String>path("errors[0].extensions.argument")).isEqualTo("Content-Type");
  }

  private static EncoderConfig asText(String contentType) {
    return encoderConfig().encodeContentTypeAs(contentType, ContentType.TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nonsense",
        "{",
        "{\"query\": \"{ me { id } }\"",
        "{\"query\": \"{ me { id } }\"}x",
        "{\"query\": \"{ me { id } }\"} {}",
        "[]",
        "[{\"query\": \"{ me { id } }\"}]",
        "null",
        "\"{ me { id } }\"",
        "{\"query\": 5}",
        "{\"query\": null}",
        "{\"query\": [\"{ me { id } }\"]}",
        "{}",
        "{\"query\": \"\"}",
        "{\"query\": \"{ me { id } }\", \"variables\": 5}",
        "{\"query\": \"{ me { id } }\", \"variables\": \"x\"}",
        "{\"query\": \"{ me { id } }\", \"variables\": []}",
        "{\"query\": \"{ me { id } }\", \"operationName\": 5}",
        "{\"query\": \"{ me { id } }\", \"operationName\": {}}",
        "{\"query\": \"{ me { id } }\", \"extensions\": \"x\"}"
      })
  void aBodyThatIsNoRequestIsRefused(String body) {
    var answer = Api.asAda().post(body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.extensions()).containsEntry("code", "BAD_USER_INPUT");
    assertThat(answer.<Object>path("data")).isNull();
  }

  /**
   * Each is JSON, and each is more than the parser takes. Where the largest exponent ends, Java 25
   * takes one more than 17.
   */
  @Test
  void numbersAndNestingWithoutMeasureAreTheClientsError() {
    var values =
        List.of(
            "[".repeat(1_001) + "]".repeat(1_001),
            "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
            "[".repeat(30_000),
            "9".repeat(60_000),
            "0." + "9".repeat(2_000),
            "1e2147483649",
            "1e-2147483649",
            "1e99999999999999999999");
    for (var value : values) {
      var answer =
          RawHttp.post(
              Map.of("Content-Type", "application/json"),
              "{\"query\": \"{ me { id } }\", \"extensions\": {\"a\": " + value + "}}");
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(RawHttp.<Object>json(answer, "errors[0].extensions"))
          .isEqualTo(Map.of("code", "BAD_USER_INPUT", "argument", "body"));
    }
  }

  private static final String UNFINISHED =
      """
      POST /graphql HTTP/1.1
      Host: localhost
      Content-Type: %s
      Content-Length: %d

      {""";

  @ParameterizedTest
  @CsvSource({"text/plain, 100, 415", "application/json, 65537, 413"})
  void oneWhoseBodyWasRefusedIsNotWaitedFor(String contentType, int length, int status) {
    try (var wire = new Wire(Duration.ofSeconds(5))) {
      wire.send(Wire.bytes(UNFINISHED.replace("\n", "\r\n").formatted(contentType, length)));
      var received = wire.receive();

      assertThat(received.text()).startsWith("HTTP/1.1 " + status);
      assertThat(received.closed()).isTrue();
    }
  }

  @Test
  void oneWhoGoesAwayAfterARefusalIsNoErrorOfOurs() {
    try (var log = Log.from(Level.SEVERE)) {
      for (int i = 0; i < 5; i++) {
        try (var wire = new Wire(Duration.ofSeconds(5))) {
          wire.send(
              Wire.bytes(UNFINISHED.replace("\n", "\r\n").formatted("application/json", 65_537)));
        }
      }
      assertThat(Api.asAda().email()).isEqualTo("ada@example.com");
      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void aRequestThatNamesNoHostIsRefusedInTheUsualForm() {
    try (var log = Log.from(Level.SEVERE);
        var wire = new Wire(Duration.ofSeconds(5))) {
      wire.send(Wire.bytes("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"));

      assertThat(wire.receive().text())
          .startsWith("HTTP/1.1 400")
          .doesNotContain("Exception", "vertx");
      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void nullsBesideTheQueryAreNoVariablesAndNoName() {
    var body = "{\"query\": \"{ me { email } }\", \"variables\": null, \"operationName\": null}";
    assertThat(Api.asAda().post(body).<String>data("me.email")).isEqualTo("ada@example.com");
  }

  @Test
  void oneOfSeveralOperationsIsChosenByName() {
    var query = "query A { me { id } } query B { me { email } }";
    var chosen = Api.asAda().post(Map.of("query", query, "operationName", "B"));
    assertThat(chosen.<Object>data("me")).isEqualTo(Map.of("email", "ada@example.com"));
    for (var body : List.of(Map.of("query", query), Map.of("query", query, "operationName", "C"))) {
      assertThat(Api.asAda().post(body).code()).isEqualTo("BAD_USER_INPUT");
    }
  }

  @Test
  void aBodyOfTheLimitIsReadAndOneByteMoreIsNot() {
    assertThat(post("application/json", padded(BODY_LIMIT)).statusCode()).isEqualTo(200);
    var refused = post("application/json", padded(BODY_LIMIT + 1));
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.<Object>path("errors[0].extensions"))
        .isEqualTo(Map.of("code", "LIMIT_EXCEEDED", "limit", BODY_LIMIT, "actual", BODY_LIMIT + 1));
    assertThat(post("application/json", ME).statusCode()).isEqualTo(200);
  }

  private static String padded(int bytes) {
    return ME + " ".repeat(bytes - ME.length());
  }

  @Test
  void aHarmlessCorrelationIdIsKept() {
    assertThat(correlationId("a-b_c.9")).isEqualTo("a-b_c.9");
    assertThat(correlationId("x".repeat(64))).isEqualTo("x".repeat(64));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\"b", "<script>", "${jndi:ldap://x}", "a;b", "\u00e9"})
  void aHarmfulCorrelationIdIsReplaced(String harmful) {
    assertThat(correlationId(harmful)).matches("[0-9a-f-]{36}");
  }

  @Test
  void aCorrelationIdThatIsTooLongIsReplaced() {
    assertThat(correlationId("x".repeat(65))).matches("[0-9a-f-]{36}");
  }

  @Test
  void everyResponseHasACorrelationIdOfItsOwn() {
    var paths = List.of("/graphql", "/", "/q/graphql-ui/", "/graphql/x", "/nothing", "/graphql");
    var ids =
        paths.stream()
            .map(path -> given().redirects().follow(false).get(path).header(CORRELATION_ID))
            .toList();
    assertThat(ids).allMatch(id -> id.matches("[0-9a-f-]{36}")).doesNotHaveDuplicates();
  }

  @Test
  void theRootLeadsToGraphiQlWithAQueryThatWorks() {
    var answer = given().redirects().follow(false).get("/");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.header("Location"))
        .startsWith("/q/graphql-ui/?query=%23%20Press%20Ctrl-Enter");
    var query =
        URLDecoder.decode(answer.header("Location").split("=", 2)[1], StandardCharsets.UTF_8);
    assertThat(Api.asAda().run(query).<String>data("me.email")).isEqualTo("ada@example.com");
    assertThat(given().get("/").contentType()).startsWith("text/html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/index.html", "/graphiql.min.js", "/render.js", "/style.css"})
  void noOtherSiteGetsIntoGraphiQl(String path) {
    var answer = given().redirects().follow(false).get("/q/graphql-ui" + path);

    assertThat(answer.statusCode()).isIn(200, 301, 302);
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void theServiceIsLive() {
    var answer = Management.get("/q/health/live");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.<String>path("status")).isEqualTo("UP");
  }

  @Test
  void theServiceIsReadyWithItsFourTables() {
    var answer = Management.get("/q/health/ready");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.<Object>path("checks.find { it.name == 'tables' }.data"))
        .isEqualTo(
            Map.of("users", "ACTIVE", "lists", "ACTIVE", "items", "ACTIVE", "guests", "ACTIVE"));
  }

  @Test
  void metricsCountRequestsToTheDatabaseAndTheirCapacity() {
    var before = metric("guestlist_dynamodb_requests_seconds_count", "PutItem");
    var capacity = metric("guestlist_dynamodb_capacity_total", "PutItem");
    Api.asAda().createList("Metered");
    assertThat(metric("guestlist_dynamodb_requests_seconds_count", "PutItem"))
        .isEqualTo(before + 1);
    assertThat(metric("guestlist_dynamodb_capacity_total", "PutItem")).isEqualTo(capacity + 2);
  }

  private static double metric(String name, String operation) {
    return Management.get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(name + "{") && line.contains(operation + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  @ParameterizedTest
  @CsvSource({"''", "abc", "-1", "60.001", "NaN", "1e9", "'1,5'", "0x1", "1s", "1e999999999"})
  void aPauseThatIsNoNumberOfSecondsIsRefused(String seconds) {
    var answer = Api.asAda().with("Guestlist-Slow", seconds).run("{ me { id } }");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.extensions())
        .isEqualTo(Map.of("code", "BAD_USER_INPUT", "argument", "Guestlist-Slow"));
  }

  @Test
  void aPauseDelaysWritesAndNoReads() {
    var started = System.nanoTime();
    // So long that only a read which waits takes longer, whatever else the machine has to do.
    Api.asAda().slow(30).id();
    var read = System.nanoTime();
    Api.asAda().slow(0.4).createList("Slow");
    assertThat(System.nanoTime() - read).isGreaterThanOrEqualTo(400_000_000L);
    assertThat(read - started).isLessThan(30_000_000_000L);
  }
}
