package org.guestlist.store.dynamodb;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.guestlist.model.DomainException;
import org.guestlist.request.EventLoop;
import org.guestlist.request.Ticker;
import org.guestlist.store.Backoff;
import org.guestlist.store.Retries;
import org.guestlist.store.StoreUnreachableException;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * The one place that sends requests to DynamoDB again; the client itself does not. Thread-safe.
 *
 * <p>What DynamoDB refused for want of capacity, or did not answer, is sent again up to {@link
 * Retries#attempts} times, with full jitter, and as long as the budget of its tables lasts: each
 * repetition takes five of five hundred tokens, which requests that succeed give back one by one
 * (the standard retry strategy of the AWS SDKs). A throttled table is therefore not hammered by all
 * callers at once, and does not spend what others have. What only met another transaction, or is
 * still being applied, is sent again without a budget. All of it ends at the deadline.
 *
 * <p>In the end a refusal is THROTTLED, if nothing can have been written by any of the attempts;
 * else it is a fault, for nobody knows.
 */
@ApplicationScoped
class Retry {
  private final RetryStrategy strategy;
  private final Backoff backoff;
  private final Duration retryAfter;

  Retry(Retries settings) {
    // It counts and pays; how long a pause is says the back-off, as for all that is tried again
    this.strategy =
        StandardRetryStrategy.builder()
            .maxAttempts(settings.attempts())
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
            .retryOnException(failure -> true)
            .treatAsThrottling(failure -> Verdict.of(failure) == Verdict.REFUSED)
            .build();
    this.backoff = settings.backoff();
    this.retryAfter = settings.longestPause();
  }

  /**
   * A request that is sent until it is answered.
   *
   * @param scope what has one budget, such as the reads of a table
   * @param write whether it may change something; then the repetitions have to be harmless
   * @param request sends it once
   */
  <R> Uni<R> untilAnswered(String scope, boolean write, Supplier<Uni<R>> request) {
    return Uni.createFrom()
        .deferred(
            () -> {
              var initial = AcquireInitialTokenRequest.create(scope);
              var token = strategy.acquireInitialToken(initial).token();
              return attempt(request, new State(token, 0, false, write, backoff.end()));
            });
  }

  /**
   * How far a request has come.
   *
   * @param uncertain whether one of the attempts may have been applied
   * @param end when nothing is sent any more, on the clock of {@link Ticker}
   */
  private record State(
      RetryToken token, int repetitions, boolean uncertain, boolean write, long end) {
    State next(RetryToken refreshed, Verdict verdict) {
      return new State(refreshed, repetitions + 1, isUncertainAfter(verdict), write, end);
    }

    boolean isUncertainAfter(Verdict verdict) {
      var mayBeApplied = verdict == Verdict.UNKNOWN || verdict == Verdict.IN_PROGRESS;
      return uncertain || (write && mayBeApplied);
    }

    boolean hasTimeFor(Duration pause) {
      return end - Ticker.current().nanoTime() - pause.toNanos() > 0;
    }
  }

  private <R> Uni<R> attempt(Supplier<Uni<R>> request, State state) {
    return request
        .get()
        .invoke(answer -> strategy.recordSuccess(RecordSuccessRequest.create(state.token())))
        .onFailure()
        .recoverWithUni(failure -> again(request, state, unwrapped(failure)));
  }

  private static Throwable unwrapped(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private <R> Uni<R> again(Supplier<Uni<R>> request, State state, Throwable failure) {
    var verdict = Verdict.of(failure);
    var pause = backoff.pause(state.repetitions());
    var paid =
        switch (verdict) {
          case FINAL -> Optional.<RetryToken>empty();
          case MET_ANOTHER, IN_PROGRESS -> Optional.of(state.token());
          case REFUSED, UNKNOWN -> paid(state.token(), failure);
        };
    if (paid.isEmpty() || !state.hasTimeFor(pause)) {
      return Uni.createFrom().failure(inTheEnd(failure, verdict, state));
    }
    var next = state.next(paid.get(), verdict);
    return EventLoop.pause(pause).flatMap(waited -> attempt(request, next));
  }

  /** Empty where there were enough attempts, or the budget is spent. */
  private Optional<RetryToken> paid(RetryToken token, Throwable failure) {
    var request =
        RefreshRetryTokenRequest.builder()
            .token(token)
            .failure(failure)
            .suggestedDelay(Duration.ZERO)
            .build();
    try {
      return Optional.of(strategy.refreshRetryToken(request).token());
    } catch (TokenAcquisitionFailedException spent) {
      return Optional.empty();
    }
  }

  /** What is said in the end. */
  private Throwable inTheEnd(Throwable failure, Verdict verdict, State state) {
    var refused = verdict == Verdict.REFUSED || verdict == Verdict.MET_ANOTHER;
    if (!refused) {
      return failure;
    }
    if (state.uncertain()) {
      return new StoreUnreachableException(
          "DynamoDB did not answer a write, and refused to be asked again: "
              + failure.getMessage());
    }
    return state.write()
        ? DomainException.throttled(retryAfter)
        : DomainException.throttledRead(retryAfter);
  }
}
