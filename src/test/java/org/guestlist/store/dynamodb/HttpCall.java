package org.guestlist.store.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/** One POST by an HTTP client of the SDK, as the SDK makes it, and what the SDK is told of it. */
final class HttpCall implements SdkAsyncHttpResponseHandler {
  private static final long PATIENCE_SECONDS = 30;

  private final CompletableFuture<Response> response = new CompletableFuture<>();
  private final CompletableFuture<Void> execution;
  private SdkHttpResponse head;
  private volatile Thread thread;

  /** What arrived. */
  record Response(SdkHttpResponse head, Buffer body) {
    String text() {
      return body.toString();
    }
  }

  private HttpCall(SdkAsyncHttpClient client, URI address, byte[] body) {
    var request =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(address)
            .putHeader("Content-Length", String.valueOf(body.length))
            .putHeader("X-Amz-Target", "DynamoDB_20120810.Query")
            .build();
    execution =
        client.execute(
            AsyncExecuteRequest.builder()
                .request(request)
                .requestContentPublisher(new Content(body))
                .responseHandler(this)
                .build());
  }

  static HttpCall send(SdkAsyncHttpClient client, URI address, byte[] body) {
    return new HttpCall(client, address, body);
  }

  static HttpCall send(SdkAsyncHttpClient client, URI address) {
    return send(client, address, "{}".getBytes(UTF_8));
  }

  /** Gives up, as the SDK does when the time of an attempt is over. */
  void cancel(Throwable why) {
    execution.completeExceptionally(why);
  }

  /** The response; waits for it, and for the end of the execution. */
  Response response() {
    var arrived = await(response);
    await(execution);
    return arrived;
  }

  /** Why there is no response; it was told in both ways. */
  Throwable failure() {
    var told = failure(response);
    if (failure(execution) != told) {
      throw new AssertionError("The execution failed in another way than the response");
    }
    return told;
  }

  boolean isDone() {
    return execution.isDone();
  }

  /** The one on which the response was given. */
  Thread thread() {
    return thread;
  }

  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException failure) {
      throw new AssertionError(failure);
    }
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return await(future.handle((value, failure) -> failure));
  }

  @Override
  public void onHeaders(SdkHttpResponse headers) {
    head = headers;
  }

  @Override
  public void onStream(Publisher<ByteBuffer> stream) {
    stream.subscribe(new Collector());
  }

  @Override
  public void onError(Throwable error) {
    response.completeExceptionally(error);
  }

  /** Asks for one part after the other. */
  private final class Collector implements Subscriber<ByteBuffer> {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Subscription subscription;

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
      given.request(1);
    }

    @Override
    public void onNext(ByteBuffer part) {
      var bytes = new byte[part.remaining()];
      part.get(bytes);
      body.writeBytes(bytes);
      subscription.request(1);
    }

    @Override
    public void onError(Throwable failure) {
      response.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      thread = Thread.currentThread();
      response.complete(new Response(head, Buffer.buffer(body.toByteArray())));
    }
  }

  /** A body that is there at once, in parts of up to a megabyte. */
  private static final class Content implements SdkHttpContentPublisher {
    private static final int PART = 1 << 20;

    private final byte[] bytes;

    Content(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public Optional<Long> contentLength() {
      return Optional.of((long) bytes.length);
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
      subscriber.onSubscribe(
          new Subscription() {
            @Override
            public void request(long number) {
              for (int from = 0; from < bytes.length; from += PART) {
                subscriber.onNext(
                    ByteBuffer.wrap(bytes, from, Math.min(PART, bytes.length - from)));
              }
              subscriber.onComplete();
            }

            @Override
            public void cancel() {
              // Nobody does.
            }
          });
    }
  }
}
