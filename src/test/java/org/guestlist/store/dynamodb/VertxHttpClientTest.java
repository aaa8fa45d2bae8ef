package org.guestlist.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guestlist.store.Callers;
import org.guestlist.testing.PrivateCa;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP client under the SDK, against servers that behave well and badly. */
class VertxHttpClientTest {
  private static final String HOST = "localhost";
  private static final int LARGEST_RESPONSE = 16 << 20;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
  private final Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private VertxHttpClient client = client(VertxHttpClient.options());

  private VertxHttpClient client(HttpClientOptions options) {
    return new VertxHttpClient(vertx, options);
  }

  @AfterEach
  void close() {
    client.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** A server that answers with the body that it gets. */
  private URI echo() {
    return http(
        new HttpServerOptions(),
        request ->
            request
                .body()
                .onSuccess(body -> request.response().putHeader("x-amz-crc32", "1").end(body)));
  }

  /** A server that answers when it is told, see {@link #held}. */
  private URI holding() {
    return http(new HttpServerOptions(), held::add);
  }

  private URI http(HttpServerOptions options, Consumer<HttpServerRequest> work) {
    var server =
        vertx
            .createHttpServer(options.setHost(HOST).setPort(0))
            .connectionHandler(
                connection -> {
                  connections.incrementAndGet();
                  open.incrementAndGet();
                  connection.closeHandler(closed -> open.decrementAndGet());
                })
            .requestHandler(work::accept)
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    return address(options.isSsl() ? "https" : "http", server);
  }

  private static URI address(String scheme, HttpServer server) {
    return URI.create(scheme + "://" + HOST + ":" + server.actualPort() + "/");
  }

  /** A server that says something to each request, whatever it is, and hangs up. */
  private URI saying(String words) {
    return listening(socket -> socket.handler(request -> socket.end(Buffer.buffer(words))));
  }

  private URI listening(Consumer<NetSocket> work) {
    NetServer server =
        vertx
            .createNetServer()
            .connectHandler(work::accept)
            .listen(0, HOST)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    return URI.create("http://" + HOST + ":" + server.actualPort() + "/");
  }

  private void until(BooleanSupplier condition) {
    Callers.until(() -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  @Test
  void theServerGetsWhatTheSdkSignedAndTheSdkWhatTheServerSaid() {
    var request = new CompletableFuture<HttpServerRequest>();
    var address =
        http(
            new HttpServerOptions(),
            got -> {
              request.complete(got);
              got.response().setStatusCode(400).putHeader("x-amz-crc32", "7").end("no");
            });

    var response = HttpCall.send(client, address.resolve("/path?name=value")).response();

    assertThat(request.join().method().name()).isEqualTo("POST");
    assertThat(request.join().uri()).isEqualTo("/path?name=value");
    assertThat(request.join().getHeader("Host")).isEqualTo(address.getAuthority());
    assertThat(request.join().getHeader("X-Amz-Target")).isEqualTo("DynamoDB_20120810.Query");
    assertThat(request.join().headers().getAll("Content-Length")).containsExactly("2");
    assertThat(response.head().statusCode()).isEqualTo(400);
    assertThat(response.head().firstMatchingHeader("X-Amz-Crc32")).contains("7");
    assertThat(response.text()).isEqualTo("no");
  }

  @Test
  void oneConnectionIsUsedAgainAndAgain() {
    var address = echo();

    IntStream.range(0, 20).forEach(i -> HttpCall.send(client, address).response());

    assertThat(connections).hasValueBetween(1, 2);
  }

  @Test
  void aConnectionThatTheServerEndsIsNotUsedAgain() {
    var address =
        http(
            new HttpServerOptions(),
            request -> request.response().putHeader("Connection", "close").end("{}"));

    IntStream.range(0, 3).forEach(i -> HttpCall.send(client, address).response());

    assertThat(connections).hasValue(3);
  }

  @Test
  void aConnectionThatIsIdleIsClosed() {
    client.close();
    client = client(VertxHttpClient.options().setKeepAliveTimeout(1));
    var address = echo();

    HttpCall.send(client, address).response();

    until(() -> open.get() == 0);
    assertThat(HttpCall.send(client, address).response().text()).isEqualTo("{}");
  }

  @Test
  void theLargestResponseArrivesAsItWasSent() {
    var body = new byte[LARGEST_RESPONSE];
    new Random(18).nextBytes(body);

    var response = HttpCall.send(client, echo(), body).response();

    assertThat(Arrays.equals(response.body().getBytes(), body)).isTrue();
  }

  @Test
  void aResponseWithoutABodyIsOne() {
    var address = http(new HttpServerOptions(), request -> request.response().end());

    assertThat(HttpCall.send(client, address).response().text()).isEmpty();
  }

  @Test
  void aResponseIsGivenOnTheEventLoopOfTheRequest() {
    var address = echo();
    var loop = new CompletableFuture<Thread>();
    var call = new CompletableFuture<HttpCall>();
    vertx
        .getOrCreateContext()
        .runOnContext(
            go -> {
              loop.complete(Thread.currentThread());
              call.complete(HttpCall.send(client, address));
            });

    call.join().response();

    assertThat(call.join().thread()).isSameAs(loop.join());
  }

  @Test
  void noMoreConnectionsAreOpenedThanThePoolHas() {
    client.close();
    client = client(VertxHttpClient.options().setMaxPoolSize(2));
    var address = holding();

    var calls = Stream.generate(() -> HttpCall.send(client, address)).limit(10).toList();
    until(() -> held.size() == 2);
    assertThat(connections).hasValue(2);
    while (!calls.stream().allMatch(HttpCall::isDone)) {
      Stream.generate(held::poll)
          .takeWhile(request -> request != null)
          .forEach(request -> request.response().end("{}"));
    }

    assertThat(calls).allMatch(call -> call.response().text().equals("{}"));
    assertThat(connections).hasValue(2);
  }

  @Test
  void whoFindsNoPlaceToWaitIsToldSoAndNothingIsSent() {
    client.close();
    client = client(VertxHttpClient.options().setMaxPoolSize(1).setMaxWaitQueueSize(0));
    var address = holding();
    HttpCall.send(client, address);
    until(() -> held.size() == 1);

    // No IOException: that one would say that it may have been sent
    assertThat(HttpCall.send(client, address).failure())
        .isInstanceOf(ConnectionPoolTooBusyException.class);
  }

  @Test
  void aServerThatIsNotThereIsAnIoException() {
    assertThat(HttpCall.send(client, URI.create("http://" + HOST + ":1/")).failure())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void aHostThatIsUnknownIsAnIoException() {
    assertThat(HttpCall.send(client, URI.create("http://nowhere.invalid/")).failure())
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  void aConnectionThatEndsWithoutAnAnswerIsAnIoException() {
    assertThat(HttpCall.send(client, saying("")).failure()).isInstanceOf(IOException.class);
  }

  @Test
  void halfAResponseIsAnIoException() {
    var address = saying("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");

    assertThat(HttpCall.send(client, address).failure()).isInstanceOf(IOException.class);
  }

  @Test
  void whatIsNotHttpIsAnIoException() {
    assertThat(HttpCall.send(client, saying("Hello there\r\n\r\n")).failure())
        .isInstanceOf(IOException.class);
  }

  @Test
  void aRequestThatIsCancelledClosesItsConnection() {
    var address = holding();
    var call = HttpCall.send(client, address);
    until(() -> held.size() == 1);
    var late = new TimeoutException("too late");

    call.cancel(late);

    assertThat(call.failure()).isSameAs(late);
    until(() -> open.get() == 0);
  }

  @Test
  void aRequestThatIsCancelledWhileItWaitsIsNotSentAndTakesNoConnection() {
    client.close();
    client = client(VertxHttpClient.options().setMaxPoolSize(1));
    var address = holding();
    var first = HttpCall.send(client, address);
    until(() -> held.size() == 1);

    HttpCall.send(client, address).cancel(new TimeoutException("too late"));
    var third = HttpCall.send(client, address);
    held.remove().response().end("first");
    until(() -> held.size() == 1);
    held.remove().response().end("third");

    assertThat(first.response().text()).isEqualTo("first");
    assertThat(third.response().text()).isEqualTo("third");
    assertThat(held).isEmpty();
  }

  @Test
  void closingItClosesItsConnections() {
    HttpCall.send(client, echo()).response();

    client.close();

    until(() -> open.get() == 0);
  }

  @Test
  void certificatesHaveToBeTrustedAndForTheHost(@TempDir Path directory) {
    var ca = PrivateCa.in(directory);
    var keys = new PfxOptions().setPath(ca.serverKeys().toString()).setPassword(PrivateCa.PASSWORD);
    var address =
        http(
            new HttpServerOptions().setSsl(true).setKeyCertOptions(keys),
            request -> request.response().end("{}"));
    var trust =
        new PfxOptions()
            .setPath(directory.resolve("trust.p12").toString())
            .setPassword(PrivateCa.PASSWORD);
    var trusting = client(VertxHttpClient.options().setTrustOptions(trust));
    var elsewhere = URI.create(address.toString().replace(HOST, "127.0.0.1"));

    assertThat(HttpCall.send(trusting, address).response().text()).isEqualTo("{}");
    assertThat(HttpCall.send(client, address).failure()).isInstanceOf(IOException.class);
    assertThat(HttpCall.send(trusting, elsewhere).failure()).isInstanceOf(IOException.class);
  }
}
