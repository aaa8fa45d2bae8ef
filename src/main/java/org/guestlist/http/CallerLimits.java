package org.guestlist.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guestlist.identity.CurrentCaller;
import org.guestlist.model.DomainException;

/**
 * Bounds what one caller may send in a second, and how much of it is worked on at the same time.
 * Those without credentials are told apart by the address that they come from. Thread-safe.
 */
@ApplicationScoped
class CallerLimits {
  private static final int DEFAULT_RATE = 50;
  private static final int DEFAULT_OPERATIONS = 50;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** By then a bucket is full, and one that is made anew is the same. */
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private static final int MOST = 100_000;

  /** Points of cost that count as one more operation. */
  private static final long POINTS = 1_000;

  /** Characters of a new document that count as one more operation. */
  private static final int CHARACTERS = 500;

  private static final String SHARE = CallerLimits.class.getName();

  private final CurrentCaller caller;
  private final int rate;
  private final int burst;
  private final int operations;
  private final Cache<String, Share> shares =
      Caffeine.newBuilder().expireAfterAccess(REMEMBERED).maximumSize(MOST).build();

  /** What is left to one caller. */
  private record Share(Bucket bucket, AtomicInteger present) {}

  CallerLimits(
      CurrentCaller caller,
      OperationLimits limits,
      HttpSettings settings,
      @ConfigProperty(name = "guestlist.auth") String mode) {
    var believesEveryone = "dev".equals(mode);
    this.caller = caller;
    this.rate = limits.rate().orElse(believesEveryone ? 0 : DEFAULT_RATE);
    this.burst = Math.max(1, limits.burst());
    this.operations =
        settings.operationsOfCaller().orElse(believesEveryone ? 0 : DEFAULT_OPERATIONS);
  }

  /**
   * Takes in one operation of the present caller.
   *
   * @param place what the operation has already; it takes the place of the caller along
   * @return fails with RATE_LIMITED where the caller has had its share
   */
  Uni<Void> admit(RoutingContext request, ConcurrencyLimit.Place place) {
    if (rate == 0 && operations == 0) {
      return Uni.createFrom().voidItem();
    }
    return caller.key().invoke(key -> admit(share(key, request), request, place)).replaceWithVoid();
  }

  /**
   * Counts an operation that was admitted as more than one where it costs much: one more for each
   * {@value #POINTS} points. It is executed all the same, and the next has to wait for longer.
   */
  void charge(RoutingContext request, long cost) {
    countAsMore(request, cost / POINTS);
  }

  /**
   * Counts an operation whose document has to be read and validated as more than one where the
   * document is long: one more for each {@value #CHARACTERS} characters, whether it is admitted or
   * not.
   */
  void chargeNew(RoutingContext request, String document) {
    countAsMore(request, document.length() / CHARACTERS);
  }

  private void countAsMore(RoutingContext request, long operations) {
    Share share = request.get(SHARE);
    if (rate > 0 && share != null && operations > 0) {
      share.bucket().consumeIgnoringRateLimits(operations);
    }
  }

  /**
   * Counts a request whose credentials are bad for the address that it comes from.
   *
   * @return whether that is within the share of the address
   */
  boolean countRefusal(RoutingContext request) {
    return rate == 0 || share(Optional.empty(), request).bucket().tryConsume(1);
  }

  private Share share(Optional<String> key, RoutingContext request) {
    // No key has a blank at its beginning.
    var name = key.orElseGet(() -> " " + request.request().remoteAddress().hostAddress());
    return shares.get(name, unknown -> new Share(bucket(), new AtomicInteger()));
  }

  private Bucket bucket() {
    var second = Duration.ofSeconds(1);
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(burst).refillGreedy(Math.max(1, rate), second))
        .build();
  }

  private void admit(Share share, RoutingContext request, ConcurrencyLimit.Place place) {
    request.put(SHARE, share);
    if (operations > 0) {
      var another = ConcurrencyLimit.Place.in(share.present(), operations);
      place.hold(another.orElseThrow(() -> DomainException.rateLimited(RETRY_AFTER)));
    }
    if (rate > 0) {
      var probe = share.bucket().tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        var wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(1);
        throw DomainException.rateLimited(wait);
      }
    }
  }
}
