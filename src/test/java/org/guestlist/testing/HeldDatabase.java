package org.guestlist.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.guestlist.LocalDatabase;

/**
 * Stands between the program and the database, and holds one request back until the test lets it
 * go: what happens meanwhile happens between check and write, whatever the machine does.
 */
public final class HeldDatabase implements QuarkusTestResourceLifecycleManager {
  private static final long PATIENCE_SECONDS = 30;

  /** Headers that an HTTP client sets by itself, and refuses to be given. */
  private static final List<String> OWN_HEADERS =
      List.of("host", "connection", "content-length", "expect", "upgrade", "http2-settings");

  private static final Pattern WRITES =
      Pattern.compile(".*\\.(TransactWriteItems|BatchWriteItem|(Put|Update|Delete)Item)");

  private static final Pattern READS = Pattern.compile(".*\\.(Query|BatchGetItem|GetItem)");

  private static final AtomicReference<Hold> NEXT = new AtomicReference<>();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private HttpServer server;
  private ExecutorService threads;

  /** One request that is held back: the next one of some operations that contains a text. */
  public static final class Hold {
    private final Pattern operations;
    private final String text;
    private final CountDownLatch arrival = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    private Hold(Pattern operations, String text) {
      this.operations = operations;
      this.text = text;
    }

    /** Returns when the request is here. */
    public void awaitArrival() {
      await(arrival);
    }

    public void release() {
      release.countDown();
    }

    private void hold() {
      arrival.countDown();
      await(release);
    }

    private static void await(CountDownLatch latch) {
      try {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new AssertionError("Waited " + PATIENCE_SECONDS + " s in vain");
        }
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stop);
      }
    }
  }

  /** Holds back the next write that contains a text, such as the id of a list. */
  public static Hold holdNextWrite(String text) {
    return holdNext(WRITES, text);
  }

  /** Holds back the next read that contains a text. */
  public static Hold holdNextRead(String text) {
    return holdNext(READS, text);
  }

  private static Hold holdNext(Pattern operations, String text) {
    var hold = new Hold(operations, text);
    NEXT.set(hold);
    return hold;
  }

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/", this::forward);
    server.start();
    var settings = new HashMap<>(new LocalDatabase().start());
    settings.put(
        "quarkus.dynamodb.endpoint-override", "http://localhost:" + server.getAddress().getPort());
    return settings;
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      held(exchange, new String(body, StandardCharsets.UTF_8)).ifPresent(Hold::hold);
      answer(exchange, send(exchange, body));
    }
  }

  /** Each hold is for one request only, so that a second attempt gets through. */
  private static Optional<Hold> held(HttpExchange exchange, String body) {
    var operation = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    var hold = NEXT.get();
    var isHeld =
        hold != null
            && operation != null
            && hold.operations.matcher(operation).matches()
            && body.contains(hold.text);
    return isHeld && NEXT.compareAndSet(hold, null) ? Optional.of(hold) : Optional.empty();
  }

  private HttpResponse<byte[]> send(HttpExchange exchange, byte[] body) throws IOException {
    var request =
        HttpRequest.newBuilder(LocalDatabase.endpoint().resolve("/"))
            .POST(BodyPublishers.ofByteArray(body));
    exchange.getRequestHeaders().forEach((name, values) -> copy(name, values.get(0), request));
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException(stop);
    }
  }

  private static void copy(String name, String value, HttpRequest.Builder request) {
    if (OWN_HEADERS.stream().noneMatch(name::equalsIgnoreCase)) {
      request.header(name, value);
    }
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response)
      throws IOException {
    for (var name : List.of("content-type", "x-amz-crc32", "x-amzn-requestid")) {
      response
          .headers()
          .firstValue(name)
          .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
    }
    exchange.sendResponseHeaders(response.statusCode(), response.body().length);
    exchange.getResponseBody().write(response.body());
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
      threads.shutdownNow();
    }
  }
}
