package org.guestlist.graphql;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import java.util.concurrent.CompletableFuture;

/**
 * What comes of a {@link Uni}, as graphql-java takes it. Mutiny's own conversion would wrap the
 * future, so that each step behind it carries contexts along of which nothing here has a use.
 */
final class Outcome<T> extends CompletableFuture<T> implements UniSubscriber<T> {
  private Outcome() {}

  /** The value where there is one at once, which saves a chain of futures; else a future. */
  static <T> Object of(Uni<T> uni) {
    var outcome = future(uni);
    return outcome.isDone() && !outcome.isCompletedExceptionally() ? outcome.join() : outcome;
  }

  /** The value as a future in any case. */
  static <T> CompletableFuture<T> future(Uni<T> uni) {
    return uni.subscribe().withSubscriber(new Outcome<T>());
  }

  @Override
  public void onSubscribe(UniSubscription subscription) {
    // Nothing under way is cancelled: an operation goes on until its deadline.
  }

  @Override
  public void onItem(T item) {
    complete(item);
  }

  @Override
  public void onFailure(Throwable failure) {
    completeExceptionally(failure);
  }
}
