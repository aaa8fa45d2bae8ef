package org.guestlist.store.dynamodb;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * Holds the credentials for AWS, and fetches them on a thread of its own, as it makes the client:
 * where an instance or a container gets credentials or the region from an endpoint, the SDK would
 * wait for that endpoint on the thread that sends a request. New ones are fetched in the background
 * while the old ones are still good; those who need them before wait for one fetch. Thread-safe.
 */
@Singleton
final class HeldCredentials implements IdentityProvider<AwsCredentialsIdentity> {
  private static final Logger LOG = Logger.getLogger(HeldCredentials.class);

  /** How long what the source gave is not asked for again. */
  private static final Duration HELD = Duration.ofMinutes(1);

  /** A request that is signed just before its credentials expire would come too late. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final Runnable makeClient;
  private final Duration held;
  private final AtomicReference<CompletableFuture<Credentials>> fetch = new AtomicReference<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            var thread = new Thread(task, "credentials");
            thread.setDaemon(true);
            return thread;
          });
  private volatile IdentityProvider<? extends AwsCredentialsIdentity> source;
  private volatile Credentials last;

  private record Credentials(AwsCredentialsIdentity identity, long fetched) {
    boolean areGood() {
      return identity
          .expirationTime()
          .map(end -> Instant.now().plus(MARGIN).isBefore(end))
          .orElse(true);
    }
  }

  @Inject
  HeldCredentials(Instance<DynamoDbAsyncClient> client) {
    this(() -> client.get().serviceName(), HELD);
  }

  /**
   * One without a source yet.
   *
   * @param makeClient makes the client, if there is none yet, and with it the source
   */
  HeldCredentials(Runnable makeClient, Duration held) {
    this.makeClient = makeClient;
    this.held = held;
  }

  /** Says where the credentials come from. */
  void from(IdentityProvider<? extends AwsCredentialsIdentity> given) {
    source = given;
  }

  @Override
  public Class<AwsCredentialsIdentity> identityType() {
    return AwsCredentialsIdentity.class;
  }

  /** Complete already where {@link #areHeld}; the SDK blocks on it otherwise. */
  @Override
  public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
    return areHeld()
        ? CompletableFuture.completedFuture(last.identity())
        : fetched().thenApply(Credentials::identity);
  }

  /** Whether there are some, so that nobody has to wait; fetches newer ones where they are old. */
  @SuppressWarnings("FutureReturnValueIgnored")
  boolean areHeld() {
    var present = last;
    if (present == null || !present.areGood()) {
      return false;
    }
    if (System.nanoTime() - present.fetched() > held.toNanos()) {
      fetched();
    }
    return true;
  }

  /** Sends a request: at once where there are credentials, and as soon as there are some. */
  <R> CompletionStage<R> then(Supplier<? extends CompletionStage<R>> request) {
    return areHeld() ? request.get() : fetched().thenCompose(credentials -> request.get());
  }

  /** The fetch that is under way, or a new one. */
  private CompletableFuture<Credentials> fetched() {
    var mine = new CompletableFuture<Credentials>();
    var underWay = fetch.compareAndExchange(null, mine);
    if (underWay != null) {
      return underWay;
    }
    thread.execute(() -> complete(mine));
    return mine;
  }

  private void complete(CompletableFuture<Credentials> mine) {
    try {
      makeClient.run();
      AwsCredentialsIdentity identity = source.resolveIdentity().join();
      last = new Credentials(identity, System.nanoTime());
      fetch.set(null);
      mine.complete(last);
    } catch (RuntimeException failure) {
      postpone();
      fetch.set(null);
      mine.completeExceptionally(failure);
    }
  }

  /** Old ones that are good stand in for a while. */
  private void postpone() {
    var present = last;
    if (present != null && present.areGood()) {
      LOG.warn("New credentials for AWS cannot be fetched; the present ones are used until then");
      last = new Credentials(present.identity(), System.nanoTime());
    }
  }

  @PreDestroy
  void close() {
    thread.shutdownNow();
  }
}
