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
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.guestlist.seed.Problem;
import org.guestlist.seed.TimeLimit;

/** A client of one endpoint that calls as one person. Immutable, thread-safe. */
public final class GraphQl {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** Twice what the service answers with at the most, by default. */
  private static final int LONGEST = 8_000_000;

  /** The pauses of Guestlist-Slow come on top of what a request takes. */
  private static final Duration WITH_PAUSES = Duration.ofSeconds(60);

  private final URI url;
  private final Optional<String> token;
  private final Duration timeout;
  private final int slowSeconds;

  /** What can stand in a header behind {@code Bearer}. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]+");

  private GraphQl(URI url, Optional<String> token, Duration timeout, int slowSeconds) {
    token.ifPresent(GraphQl::requireToken);
    this.url = url;
    this.token = token;
    this.timeout = timeout;
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
    return at(url, token, TimeLimit.DEFAULT);
  }

  /**
   * A client whose requests may take so long.
   *
   * @param timeout from the first byte that is sent to the last that comes
   */
  public static GraphQl at(URI url, Optional<String> token, Duration timeout) {
    return new GraphQl(url, token, timeout, 0);
  }

  /** The same endpoint for another caller. */
  public GraphQl as(String newToken) {
    return new GraphQl(url, Optional.of(newToken), timeout, slowSeconds);
  }

  /** The same with a pause before each write, where the service allows it; 0 for none. */
  public GraphQl slow(int seconds) {
    return new GraphQl(url, token, timeout, seconds);
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

  private HttpResponse<Optional<String>> send(Map<String, ?> body) {
    try {
      var request =
          HttpRequest.newBuilder(url)
              .header("Content-Type", "application/json")
              .header("Accept", "application/graphql-response+json, application/json;q=0.9")
              .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
      token.ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
      if (slowSeconds > 0) {
        request.header("Guestlist-Slow", String.valueOf(slowSeconds));
      }
      return await(HTTP.sendAsync(request.build(), head -> new LimitedBody(LONGEST)));
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

  /** The timeout of a request of the JDK ends with the head of its response. */
  private HttpResponse<Optional<String>> await(
      CompletableFuture<HttpResponse<Optional<String>>> response)
      throws IOException, InterruptedException {
    var patience = slowSeconds > 0 ? timeout.plus(WITH_PAUSES) : timeout;
    try {
      return response.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      response.cancel(true);
      throw new Problem(
          "%s has not answered in full within %d s: check --url, or give a longer --timeout."
              .formatted(url, patience.toSeconds()),
          late);
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof IOException cause ? cause : new IOException(failure);
    }
  }

  private JsonNode read(HttpResponse<Optional<String>> response) {
    var text = response.body();
    if (text.isEmpty()) {
      throw new Problem(
          "%s answers with more than 8 MB, as the service never does: check --url.".formatted(url));
    }
    try {
      var answer = JSON.readTree(text.get());
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
