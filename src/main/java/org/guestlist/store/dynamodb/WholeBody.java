package org.guestlist.store.dynamodb;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Collects the body of a request, which the SDK has in memory and publishes at once. */
final class WholeBody implements Subscriber<ByteBuffer> {
  private final Buffer body;
  private final Consumer<Buffer> complete;
  private final Consumer<Throwable> failed;

  /**
   * Calls one of the two when the body has ended.
   *
   * @param length of the body, as far as it is known
   * @param complete gets the body
   * @param failed gets the reason why there is none
   */
  WholeBody(int length, Consumer<Buffer> complete, Consumer<Throwable> failed) {
    this.body = Buffer.buffer(length);
    this.complete = complete;
    this.failed = failed;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(ByteBuffer part) {
    if (part.hasArray()) {
      body.appendBytes(part.array(), part.arrayOffset() + part.position(), part.remaining());
      return;
    }
    var bytes = new byte[part.remaining()];
    part.get(bytes);
    body.appendBytes(bytes);
  }

  @Override
  public void onError(Throwable failure) {
    failed.accept(failure);
  }

  @Override
  public void onComplete() {
    complete.accept(body);
  }
}
