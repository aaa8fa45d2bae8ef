package org.guestlist.faults;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Stands between processes of the program and DynamoDB, and lets requests go wrong by chance.
 * Nothing goes wrong until it is told. Thread-safe. Has to be closed.
 */
public final class FaultProxy implements AutoCloseable {
  private static final String HOST = "localhost";

  /** More than the callers of all tests together have under way. */
  private static final int CONNECTIONS = 500;

  private static final String CHECKSUM = "x-amz-crc32";

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
  private final HttpClient client =
      vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(CONNECTIONS));
  private final Map<ProxyFault, LongAdder> faults = new ConcurrentHashMap<>();
  private final LongAdder requests = new LongAdder();
  private final Random random;
  private final URI database;
  private final HttpServer server;
  private volatile Risk risk = new Risk(0, List.of());
  private volatile Consumer<String> observer = body -> {};

  private FaultProxy(URI database, long seed) {
    this.database = database;
    this.random = new Random(seed);
    // Without lingering, a connection that is closed is reset, which is what becomes of one that
    // breaks.
    var options = new HttpServerOptions().setHost(HOST).setPort(0).setSoLinger(0);
    this.server =
        vertx
            .createHttpServer(options)
            .requestHandler(this::receive)
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  /** Starts one, through which everything goes as it should. */
  public static FaultProxy inFrontOf(URI database, long seed) {
    return new FaultProxy(database, seed);
  }

  /** Where it listens. */
  public URI endpoint() {
    return URI.create("http://" + HOST + ":" + server.actualPort());
  }

  /** How often something goes wrong, and what. */
  private record Risk(double part, List<ProxyFault> faults) {}

  /**
   * From now on that part of the requests goes wrong.
   *
   * @param part from 0 to 1
   * @param faults what happens to them, each equally often; anything where none is given
   */
  public void failing(double part, ProxyFault... faults) {
    risk = new Risk(part, List.of(faults.length == 0 ? ProxyFault.values() : faults));
  }

  /** From now on nothing goes wrong. */
  public void sound() {
    failing(0);
  }

  /** From now on each request is shown when it arrives, as JSON. */
  public void observedBy(Consumer<String> observer) {
    this.observer = observer;
  }

  /** How many requests have arrived. */
  public long requests() {
    return requests.sum();
  }

  /** How often each fault has happened. */
  public Map<ProxyFault, Long> faults() {
    var counts = new EnumMap<ProxyFault, Long>(ProxyFault.class);
    faults.forEach((fault, count) -> counts.put(fault, count.sum()));
    return counts;
  }

  private void receive(HttpServerRequest request) {
    requests.increment();
    request.body().onSuccess(body -> serve(request, body));
  }

  private void serve(HttpServerRequest request, Buffer body) {
    observer.accept(body.toString());
    var target = request.getHeader("x-amz-target");
    var operation = target == null ? "" : target.substring(target.indexOf('.') + 1);
    draw(operation, body)
        .ifPresentOrElse(
            fault -> fail(fault, request, body),
            () -> forward(request, body).onSuccess(answer -> send(answer, request)));
  }

  private Optional<ProxyFault> draw(String operation, Buffer body) {
    var present = risk;
    if (present.part() == 0) {
      return Optional.empty();
    }
    var request = body.toJsonObject();
    var possible =
        present.faults().stream().filter(fault -> fault.befalls(operation, request)).toList();
    synchronized (random) {
      return possible.isEmpty() || random.nextDouble() >= present.part()
          ? Optional.empty()
          : Optional.of(possible.get(random.nextInt(possible.size())));
    }
  }

  private boolean chance() {
    synchronized (random) {
      return random.nextBoolean();
    }
  }

  private void fail(ProxyFault fault, HttpServerRequest request, Buffer body) {
    if (fault == ProxyFault.UNPROCESSED) {
      forwardPart(request, body);
      return;
    }
    count(fault);
    if (fault == ProxyFault.INDEX_LAGS) {
      forward(request, body).onSuccess(answer -> send(answer.withoutLastItem(), request));
      return;
    }
    var applied = fault.isApplied() ? forward(request, body) : Future.succeededFuture();
    applied.onComplete(ignored -> lose(fault, request, body));
  }

  private void count(ProxyFault fault) {
    faults.computeIfAbsent(fault, f -> new LongAdder()).increment();
  }

  private static void lose(ProxyFault fault, HttpServerRequest request, Buffer body) {
    if (fault == ProxyFault.RESET_BEFORE || fault == ProxyFault.RESET_AFTER) {
      request.connection().close();
      return;
    }
    var refusal = RefusedRequest.of(fault, body.toJsonObject());
    response(request).setStatusCode(refusal.status()).end(refusal.body().toBuffer());
  }

  private void forwardPart(HttpServerRequest request, Buffer body) {
    var part = PartOfBatch.of(body.toJsonObject(), this::chance);
    if (part.isWhole()) {
      forward(request, body).onSuccess(answer -> send(answer, request));
      return;
    }
    count(ProxyFault.UNPROCESSED);
    forward(request, part.sent().toBuffer()).onSuccess(answer -> send(answer.with(part), request));
  }

  private Future<DatabaseAnswer> forward(HttpServerRequest request, Buffer body) {
    return client
        .request(HttpMethod.POST, database.getPort(), database.getHost(), "/")
        .compose(
            onward -> {
              request
                  .headers()
                  .forEach(header -> onward.putHeader(header.getKey(), header.getValue()));
              onward.putHeader("Content-Length", String.valueOf(body.length()));
              return onward.send(body);
            })
        .compose(FaultProxy::answer)
        .onFailure(lost -> request.connection().close());
  }

  private static Future<DatabaseAnswer> answer(HttpClientResponse response) {
    var checksum = Optional.ofNullable(response.getHeader(CHECKSUM));
    return response.body().map(body -> new DatabaseAnswer(response.statusCode(), checksum, body));
  }

  private static void send(DatabaseAnswer answer, HttpServerRequest request) {
    var response = response(request).setStatusCode(answer.status());
    answer.checksum().ifPresent(sum -> response.putHeader(CHECKSUM, sum));
    response.end(answer.body());
  }

  private static HttpServerResponse response(HttpServerRequest request) {
    return request.response().putHeader("Content-Type", "application/x-amz-json-1.0");
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
