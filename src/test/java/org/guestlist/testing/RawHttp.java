package org.guestlist.testing;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Requests to the program under test of which no header and no byte is anybody else's idea. */
public final class RawHttp {
  /** So long that only a request that hangs takes longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RawHttp() {}

  /** Where the program under test answers. */
  public static URI address(String pathAndQuery) {
    return URI.create("http://localhost:" + RestAssured.port + pathAndQuery);
  }

  /** POST of a text, in UTF-8. */
  public static HttpResponse<String> post(Map<String, String> headers, String body) {
    return post(headers, body.getBytes(StandardCharsets.UTF_8));
  }

  /** POST of some bytes. */
  public static HttpResponse<String> post(Map<String, String> headers, byte[] body) {
    return send("POST", "/graphql", headers, BodyPublishers.ofByteArray(body));
  }

  /** GET of an address below the program's. */
  public static HttpResponse<String> get(Map<String, String> headers, String pathAndQuery) {
    return send("GET", pathAndQuery, headers, BodyPublishers.noBody());
  }

  /** Any request. */
  public static HttpResponse<String> send(
      String method, String pathAndQuery, Map<String, String> headers, BodyPublisher body) {
    var request = HttpRequest.newBuilder(address(pathAndQuery)).method(method, body);
    headers.forEach(request::header);
    return send(request);
  }

  /** Any request, with fields that come more than once. */
  public static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The JSON object that a response is. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> body(HttpResponse<String> response) {
    return (Map<String, Object>) JsonPaths.parse(response.body());
  }

  /** The value at a path in the JSON of a response. */
  // The type of a value at a path is what the test expects, as in REST Assured itself.
  @SuppressWarnings("TypeParameterUnusedInFormals")
  public static <T> T json(HttpResponse<String> response, String path) {
    return JsonPaths.read(body(response), path);
  }

  /** The code of the first error. */
  public static String code(HttpResponse<String> response) {
    return json(response, "errors[0].extensions.code");
  }
}
