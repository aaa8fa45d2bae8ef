package org.guestlist.store.dynamodb;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Publishes the body of a response, part by part, once all of it is there. Filled by one thread and
 * read by one subscriber afterwards.
 */
final class ReceivedBody implements Publisher<ByteBuffer> {
  private final List<Buffer> parts = new ArrayList<>(1);

  void add(Buffer part) {
    parts.add(part);
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    subscriber.onSubscribe(new Delivery(subscriber));
  }

  /** Gives as many parts as are asked for; a subscriber may ask for more while it gets one. */
  private final class Delivery implements Subscription {
    private final Subscriber<? super ByteBuffer> subscriber;
    private int next;
    private long wanted;
    private boolean busy;
    private boolean ended;

    Delivery(Subscriber<? super ByteBuffer> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void request(long number) {
      if (number <= 0) {
        ended = true;
        subscriber.onError(new IllegalArgumentException("Asked for " + number + " parts"));
        return;
      }
      wanted = number > Long.MAX_VALUE - wanted ? Long.MAX_VALUE : wanted + number;
      if (!busy) {
        busy = true;
        deliver();
        busy = false;
      }
    }

    private void deliver() {
      while (!ended && wanted > 0 && next < parts.size()) {
        wanted--;
        subscriber.onNext(bytes(parts.get(next++)));
      }
      if (!ended && next == parts.size()) {
        ended = true;
        subscriber.onComplete();
      }
    }

    /** Without a copy: the part is nobody else's. */
    @SuppressWarnings("deprecation")
    private static ByteBuffer bytes(Buffer part) {
      return part.getByteBuf().nioBuffer();
    }

    @Override
    public void cancel() {
      ended = true;
    }
  }
}
