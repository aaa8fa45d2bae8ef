package org.guestlist.store.dynamodb;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Sends requests of the SDK over Vert.x' HTTP client. A request that is sent on an event loop is
 * answered on the same one, over a connection of that loop where one is free: no thread is changed.
 * Thread-safe.
 *
 * <p>How long an answer may take is not its concern: the SDK gives each attempt a time, and cancels
 * it then, which closes the connection.
 */
final class VertxHttpClient implements SdkAsyncHttpClient {
  /** As many as operations at the same time, by default; each has one to three requests. */
  private static final int CONNECTIONS = 500;

  /** Requests that wait for a connection, each of which holds its operation. */
  private static final int WAITING = 10_000;

  /** Shorter than a minute, for which the other clients of the SDK keep connections. */
  private static final Duration IDLE = Duration.ofSeconds(20);

  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final HttpClient client;

  VertxHttpClient(Vertx vertx, HttpClientOptions options) {
    this.client = vertx.createHttpClient(options);
  }

  /** Makes one with the default options, for a client of the SDK, which closes it. */
  static Builder builder(Vertx vertx) {
    return new Builder(vertx);
  }

  /** Gives the SDK a client that is its own. */
  static final class Builder implements SdkAsyncHttpClient.Builder<Builder> {
    private final Vertx vertx;

    private Builder(Vertx vertx) {
      this.vertx = vertx;
    }

    @Override
    public SdkAsyncHttpClient buildWithDefaults(AttributeMap defaults) {
      return new VertxHttpClient(vertx, NamedProxy.addTo(options()));
    }
  }

  /** The default options: certificates are verified, and what host they are for. */
  static HttpClientOptions options() {
    return new HttpClientOptions()
        .setMaxPoolSize(CONNECTIONS)
        .setMaxWaitQueueSize(WAITING)
        .setKeepAliveTimeout((int) IDLE.toSeconds())
        .setConnectTimeout((int) CONNECT.toMillis());
  }

  @Override
  public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
    var exchange = new HttpExchange(request);
    exchange.begin(client);
    return exchange.outcome();
  }

  @Override
  public String clientName() {
    return "Vertx";
  }

  @Override
  public void close() {
    client.close();
  }
}
