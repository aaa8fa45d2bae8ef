package org.guestlist.identity;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/**
 * The keys that an issuer publishes under an address (RFC 7517). They are fetched when they are
 * needed, and again in the background when they have become old. A token that was signed with none
 * of them makes them be fetched again, so that a new key is known at once, but not more than once
 * in five seconds, so that forged tokens cost the issuer nothing. The last good answer stays until
 * there is a better one. Thread-safe, and never blocks: who waits for an answer holds no thread.
 */
final class PublishedKeys implements VerificationKeys {
  /** For everything, however an endpoint spreads it: the name, the connection, head and body. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(5);

  /** While there are no keys at all, callers are not made to wait one after the other. */
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

  private static final Logger LOG = Logger.getLogger(PublishedKeys.class);

  private final Supplier<CompletableFuture<KeySet>> address;
  private final LongSupplier nanoTime;

  private KeySet known;
  private long oldFrom;
  private long nextFetch;
  private CompletableFuture<KeySet> underWay;
  private boolean failing;

  PublishedKeys(String address) {
    this(new KeyAddress(address, PATIENCE)::fetch, System::nanoTime);
  }

  PublishedKeys(Supplier<CompletableFuture<KeySet>> address, LongSupplier nanoTime) {
    this.address = address;
    this.nanoTime = nanoTime;
    this.nextFetch = nanoTime.getAsLong();
  }

  @Override
  public synchronized Uni<VerificationKeyResolver> known() {
    if (known == null) {
      return uni(fetch()).map(keys -> keys);
    }
    if (isPast(oldFrom) && isPast(nextFetch)) {
      var unused = fetch();
    }
    return Uni.createFrom().item(known);
  }

  @Override
  public synchronized Uni<Optional<VerificationKeyResolver>> newerThan(
      VerificationKeyResolver unfit) {
    if (known != unfit) {
      return Uni.createFrom().item(Optional.ofNullable(known));
    }
    if (underWay == null && !isPast(nextFetch)) {
      return Uni.createFrom().item(Optional.empty());
    }
    return uni(fetch())
        .map(keys -> Optional.<VerificationKeyResolver>of(keys))
        .onFailure()
        .recoverWithItem(Optional.empty());
  }

  private boolean isPast(long time) {
    return nanoTime.getAsLong() - time >= 0;
  }

  /** The answer to a fetch, which all who ask meanwhile wait for. */
  private static Uni<KeySet> uni(CompletableFuture<KeySet> fetch) {
    // A copy, since a caller who leaves must not take the answer away from the others.
    return Uni.createFrom()
        .completionStage(fetch::copy)
        .onFailure()
        .transform(failure -> new IllegalStateException("The keys cannot be fetched", failure));
  }

  private CompletableFuture<KeySet> fetch() {
    if (underWay != null) {
      return underWay;
    }
    if (!isPast(nextFetch)) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("The issuer did not give its keys a moment ago"));
    }
    // What is known is up to date before anybody who waits goes on.
    var fetch = address.get().whenComplete(this::ended);
    if (!fetch.isDone()) {
      underWay = fetch;
    }
    return fetch;
  }

  private synchronized void ended(KeySet keys, Throwable failure) {
    underWay = null;
    if (failure == null) {
      known = keys;
      oldFrom = nanoTime.getAsLong() + keys.life().toNanos();
      nextFetch = nanoTime.getAsLong() + BETWEEN_FETCHES.toNanos();
      failing = false;
      return;
    }
    nextFetch =
        nanoTime.getAsLong() + (known == null ? AFTER_A_FAILURE : BETWEEN_FETCHES).toNanos();
    if (!failing && known != null) {
      var cause = failure instanceof CompletionException ? failure.getCause() : failure;
      LOG.warnf("The issuer does not give its keys; those that are known stay: %s", cause);
    }
    failing = true;
  }
}
