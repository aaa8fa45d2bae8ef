package org.guestlist.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Fetches the keys that an issuer publishes under an address. An answer has a limit of its size and
 * of the whole time that it takes; redirects are not followed. Thread-safe, and never blocks.
 */
final class KeyAddress {
  /** Some hundred times what the issuers in docs/authentication.md publish. */
  static final int LARGEST = 256 * 1024;

  private static final Duration LIFE = Duration.ofHours(1);
  private static final Duration SHORTEST_LIFE = Duration.ofSeconds(5);
  private static final Duration LONGEST_LIFE = Duration.ofDays(1);
  private static final String MAX_AGE = "max-age=";
  private static final int OK = 200;

  private static final Logger LOG = Logger.getLogger(KeyAddress.class);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final HttpRequest request;
  private final Duration patience;

  /**
   * @param patience how long a fetch may take as a whole
   * @throws ConfigurationException in one line, where this is no http or https address
   */
  KeyAddress(String address, Duration patience) {
    if (!List.of("http", "https").contains(scheme(address))) {
      throw new ConfigurationException(
          "GUESTLIST_AUTH_JWKS is \"" + address + "\": give an address that begins with https://.");
    }
    if (!"https".equals(scheme(address))) {
      LOG.warn("guestlist.auth.jwks is no https address: who stands in between can be anybody");
    }
    this.request =
        HttpRequest.newBuilder(URI.create(address)).header("Accept", "application/json").build();
    this.patience = patience;
  }

  private static String scheme(String address) {
    try {
      var uri = URI.create(address);
      return uri.getHost() == null ? "" : String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  /** Fails where the address does not answer in time, or with something else than keys. */
  CompletableFuture<KeySet> fetch() {
    var answer = client.sendAsync(request, limited());
    var keys =
        answer.thenApply(KeyAddress::keys).orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    // Ends the connection as well, where an answer is still under way.
    return keys.whenComplete((done, failure) -> answer.cancel(true));
  }

  private static BodyHandler<byte[]> limited() {
    return head -> new LimitedBody(LARGEST);
  }

  private static KeySet keys(HttpResponse<byte[]> answer) {
    try {
      if (answer.statusCode() != OK) {
        throw new IOException("The answer has the status " + answer.statusCode());
      }
      return KeySet.read(new String(answer.body(), UTF_8), life(answer));
    } catch (IOException failure) {
      throw new CompletionException(failure);
    }
  }

  private static Duration life(HttpResponse<?> answer) {
    var seconds =
        answer.headers().allValues("Cache-Control").stream()
            .flatMap(value -> List.of(value.toLowerCase(Locale.ROOT).split(",")).stream())
            .map(String::strip)
            .filter(directive -> directive.startsWith(MAX_AGE))
            .findFirst();
    return seconds.map(text -> seconds(text.substring(MAX_AGE.length()))).orElse(LIFE);
  }

  private static Duration seconds(String text) {
    try {
      var given = Duration.ofSeconds(Long.parseLong(text));
      var most = given.compareTo(LONGEST_LIFE) > 0 ? LONGEST_LIFE : given;
      return most.compareTo(SHORTEST_LIFE) < 0 ? SHORTEST_LIFE : most;
    } catch (NumberFormatException | ArithmeticException noSeconds) {
      return LIFE;
    }
  }
}
