package org.guestlist.store;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.guestlist.model.DomainException;
import org.guestlist.request.Deadline;
import org.guestlist.request.EventLoop;
import org.guestlist.request.Ticker;

/**
 * Tries again with exponential back-off and full jitter, as in "Exponential Backoff And Jitter" of
 * the AWS Architecture Blog. Immutable.
 *
 * @param deadline from the beginning of the request on, or from the first attempt outside of one
 * @param first the upper bound of the first pause
 * @param longest the upper bound of any pause
 */
public record Backoff(Duration deadline, Duration first, Duration longest) {

  /**
   * Repeats an attempt until it answers something.
   *
   * @param attempt empty where it has to be tried again; then nothing must have been written
   * @return the answer; fails with THROTTLED where there was none before the deadline
   */
  public <T> Uni<T> untilPresent(Supplier<Uni<Optional<T>>> attempt) {
    return Uni.createFrom().deferred(() -> attempt(attempt, 0, end()));
  }

  /**
   * When nothing is tried again any more, on the clock of {@link Ticker}: counted from the
   * beginning of the present request, so that attempts within attempts do not add up, and never
   * later than its own deadline; counted from now where there is no request.
   */
  public long end() {
    return Deadline.current()
        .map(request -> request.start() + min(request.limit(), deadline).toNanos())
        .orElseGet(() -> Ticker.current().nanoTime() + deadline.toNanos());
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private <T> Uni<T> attempt(Supplier<Uni<Optional<T>>> attempt, int number, long end) {
    return attempt
        .get()
        .flatMap(
            answer ->
                answer.isPresent()
                    ? Uni.createFrom().item(answer.get())
                    : later(attempt, number, end));
  }

  private <T> Uni<T> later(Supplier<Uni<Optional<T>>> attempt, int number, long end) {
    var pause = pause(number);
    if (Ticker.current().nanoTime() + pause.toNanos() - end > 0) {
      return Uni.createFrom().failure(DomainException.throttled(longest));
    }
    return EventLoop.pause(pause).flatMap(ignored -> attempt(attempt, number + 1, end));
  }

  /**
   * Any length up to a bound that doubles with each pause.
   *
   * @param number of pauses before this one
   */
  public Duration pause(int number) {
    var bound = Math.min(longest.toNanos(), first.toNanos() << Math.min(number, 20));
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(bound + 1));
  }
}
