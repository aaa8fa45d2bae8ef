package org.guestlist.store.dynamodb;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;

/**
 * One request of the SDK and its response, which the SDK gets as a whole or not at all. What goes
 * wrong on the way is an {@link IOException}, as it is for the other clients of the SDK.
 * Thread-safe: it may be cancelled by any thread.
 */
final class HttpExchange {
  private static final String HTTPS = "https";

  private final AsyncExecuteRequest asked;
  private final CompletableFuture<Void> outcome = new CompletableFuture<>();
  private volatile HttpClientRequest sent;

  HttpExchange(AsyncExecuteRequest asked) {
    this.asked = asked;
  }

  /** Complete when the SDK has the response. Who completes it with a failure, cancels it. */
  CompletableFuture<Void> outcome() {
    return outcome;
  }

  /** Sends the request. May be called once. */
  @SuppressWarnings("FutureReturnValueIgnored")
  void begin(HttpClient client) {
    outcome.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            abandon(failure);
          }
        });
    var content = asked.requestContentPublisher();
    var length = content.contentLength().map(Math::toIntExact).orElse(0);
    content.subscribe(new WholeBody(length, body -> connect(client, body), this::fail));
  }

  private void connect(HttpClient client, Buffer body) {
    client
        .request(options(asked.request()))
        .onSuccess(request -> send(request, body))
        .onFailure(this::fail);
  }

  private static RequestOptions options(SdkHttpRequest request) {
    var query = request.encodedQueryParameters();
    return new RequestOptions()
        .setMethod(HttpMethod.valueOf(request.method().name()))
        .setSsl(HTTPS.equals(request.protocol()))
        .setHost(request.host())
        .setPort(request.port())
        .setURI(query.map(q -> request.encodedPath() + "?" + q).orElse(request.encodedPath()));
  }

  private void send(HttpClientRequest request, Buffer body) {
    sent = request;
    if (outcome.isDone()) {
      request.reset();
      return;
    }
    asked.request().forEachHeader(request::putHeader);
    request.send(body).onSuccess(this::receive).onFailure(this::fail);
  }

  private void receive(HttpClientResponse response) {
    var body = new ReceivedBody();
    response
        .handler(body::add)
        .exceptionHandler(this::fail)
        .endHandler(end -> deliver(response, body));
  }

  private void deliver(HttpClientResponse response, ReceivedBody body) {
    if (outcome.isDone()) {
      return;
    }
    var head =
        SdkHttpResponse.builder()
            .statusCode(response.statusCode())
            .statusText(response.statusMessage());
    response.headers().forEach(head::appendHeader);
    asked.responseHandler().onHeaders(head.build());
    asked.responseHandler().onStream(body);
    outcome.complete(null);
  }

  private void fail(Throwable failure) {
    outcome.completeExceptionally(asIoException(reason(failure)));
  }

  /** Vert.x says of TLS that there is no connection; what the JDK says of it is the cause. */
  private static Throwable reason(Throwable failure) {
    return failure instanceof SSLException && failure.getCause() instanceof SSLException cause
        ? reason(cause)
        : failure;
  }

  /** One that finds no place in the queue was not sent: that is the only one which is no fault. */
  private static Throwable asIoException(Throwable failure) {
    return failure instanceof IOException || failure instanceof ConnectionPoolTooBusyException
        ? failure
        : new IOException(failure.getMessage(), failure);
  }

  /** Nobody waits for the response any more: an open connection cannot be used again. */
  private void abandon(Throwable failure) {
    asked.responseHandler().onError(failure);
    var request = sent;
    if (request != null) {
      request.reset();
    }
  }
}
