package org.guestlist.seed.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.guestlist.seed.Problem;

/** A client of one endpoint that calls as one person. Immutable, thread-safe. */
public final class GraphQl {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** Longer than any operation takes by default, with pauses of Guestlist-Slow besides. */
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final URI url;
  private final Optional<String> token;
  private final int slowSeconds;

  /** What can stand in a header behind {@code Bearer}. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]+");

  private GraphQl(URI url, Optional<String> token, int slowSeconds) {
    token.ifPresent(GraphQl::requireToken);
    this.url = url;
    this.token = token;
    this.slowSeconds = slowSeconds;
  }

  private static void requireToken(String token) {
    if (!TOKEN.matcher(token).matches()) {
      throw new Problem(
          "The token is empty, or has a character that no header carries: check --token and"
              + " GUESTLIST_TOKEN.");
    }
  }

  public static GraphQl at(URI url, Optional<String> token) {
    return new GraphQl(url, token, 0);
  }

  /** The same endpoint for another caller. */
  public GraphQl as(String newToken) {
    return new GraphQl(url, Optional.of(newToken), slowSeconds);
  }

  /** The same with a pause before each write, where the service allows it; 0 for none. */
  public GraphQl slow(int seconds) {
    return new GraphQl(url, token, seconds);
  }

  public URI url() {
    return url;
  }

  /**
   * Runs a document.
   *
   * @return what stands under {@code data}
   * @throws GraphQlException if the answer has an error; the first one counts
   * @throws Problem if no service answers there, or not in GraphQL
   */
  public JsonNode run(String document, Map<String, ?> variables) {
    var answer = read(send(Map.of("query", document, "variables", variables)));
    var errors = answer.path("errors");
    if (!errors.isEmpty()) {
      throw new GraphQlException(errors.get(0));
    }
    return answer.path("data");
  }

  private HttpResponse<String> send(Map<String, ?> body) {
    try {
      var request =
          HttpRequest.newBuilder(url)
              .timeout(TIMEOUT)
              .header("Content-Type", "application/json")
              .header("Accept", "application/graphql-response+json, application/json;q=0.9")
              .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
      token.ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
      if (slowSeconds > 0) {
        request.header("Guestlist-Slow", String.valueOf(slowSeconds));
      }
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException | InterruptedIOException stop) {
      Thread.currentThread().interrupt();
      throw new Problem("Interrupted.", stop);
    } catch (IOException failure) {
      throw new Problem(
          "There is no answer from %s (%s): is the service running? Else give --url."
              .formatted(url, NoAnswer.inWords(failure)),
          failure);
    }
  }

  private JsonNode read(HttpResponse<String> response) {
    try {
      var answer = JSON.readTree(response.body());
      if (answer != null && (answer.has("data") || answer.has("errors"))) {
        return answer;
      }
    } catch (JsonProcessingException notJson) {
      // Said below: whatever it is, it is no GraphQL.
    }
    throw new Problem(
        "%s answers with status %d, and not in GraphQL: check --url."
            .formatted(url, response.statusCode()));
  }
}
