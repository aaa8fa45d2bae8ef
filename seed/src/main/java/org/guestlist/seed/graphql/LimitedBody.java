package org.guestlist.seed.graphql;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** The text of a response; nothing where it is longer than a limit, beyond which none is kept. */
final class LimitedBody implements BodySubscriber<Optional<String>> {
  private final int limit;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final CompletableFuture<Optional<String>> body = new CompletableFuture<>();
  private boolean tooLong;

  LimitedBody(int limit) {
    this.limit = limit;
  }

  @Override
  public CompletionStage<Optional<String>> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription begun) {
    begun.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (var part : parts) {
      tooLong |= read.size() + part.remaining() > limit;
      if (!tooLong) {
        var bytes = new byte[part.remaining()];
        part.get(bytes);
        read.writeBytes(bytes);
      }
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(tooLong ? Optional.empty() : Optional.of(read.toString(StandardCharsets.UTF_8)));
  }
}
