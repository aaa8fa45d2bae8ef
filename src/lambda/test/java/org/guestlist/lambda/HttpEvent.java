package org.guestlist.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request as API Gateway hands it to a function: an event of an HTTP API, payload format 2.0
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).
 * Immutable.
 */
public record HttpEvent(
    String method, String query, Map<String, String> headers, String body, boolean encoded) {

  /** A document, sent by POST. */
  public static HttpEvent post(String document) {
    return post(new JsonObject().put("query", document));
  }

  /** A document with variables, sent by POST. */
  public static HttpEvent post(JsonObject operation) {
    return new HttpEvent(
        "POST", "", Map.of("content-type", "application/json"), operation.encode(), false);
  }

  /** Parameters, percent-encoded, sent by GET. */
  public static HttpEvent get(String query) {
    return new HttpEvent("GET", query, Map.of(), null, false);
  }

  /** The same with a token. */
  public HttpEvent as(String token) {
    return with("authorization", "Bearer " + token);
  }

  /** The same with a header, whose name API Gateway writes in small letters. */
  public HttpEvent with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new HttpEvent(method, query, more, body, encoded);
  }

  /** The same with its body in Base64, as API Gateway sends what it does not take for text. */
  public HttpEvent inBase64() {
    return new HttpEvent(
        method, query, headers, Base64.getEncoder().encodeToString(body.getBytes(UTF_8)), true);
  }

  /** The same with another body. */
  public HttpEvent withBody(String other) {
    return new HttpEvent(method, query, headers, other, false);
  }

  /** As Lambda sends it. */
  public String json() {
    var http =
        new JsonObject()
            .put("method", method)
            .put("path", "/graphql")
            .put("protocol", "HTTP/1.1")
            .put("sourceIp", "192.0.2.1")
            .put("userAgent", "curl/8.5.0");
    var event =
        new JsonObject()
            .put("version", "2.0")
            .put("routeKey", method + " /graphql")
            .put("rawPath", "/graphql")
            .put("rawQueryString", query)
            .put("headers", new JsonObject(new LinkedHashMap<>(headers)).put("host", "localhost"))
            .put("requestContext", context(http))
            .put("isBase64Encoded", encoded);
    if (body != null) {
      event.put("body", body);
    }
    return event.encode();
  }

  private static final String HOST = "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com";

  private JsonObject context(JsonObject http) {
    return new JsonObject()
        .put("accountId", "123456789012")
        .put("apiId", "a1b2c3d4e5")
        .put("domainName", HOST)
        .put("domainPrefix", "a1b2c3d4e5")
        .put("http", http)
        .put("requestId", "JKJaXmPLvHcESHA=")
        .put("routeKey", method + " /graphql")
        .put("stage", "$default")
        .put("time", "05/Jan/2026:09:00:00 +0000")
        .put("timeEpoch", 1_767_603_600_000L);
  }
}
