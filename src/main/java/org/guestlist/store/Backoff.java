package org.guestlist.store;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.guestlist.model.DomainException;
import org.guestlist.request.EventLoop;

/**
 * Tries again with exponential back-off and full jitter, as in "Exponential Backoff And Jitter" of
 * the AWS Architecture Blog. Immutable.
 *
 * @param deadline from the first attempt on
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
    return Uni.createFrom()
        .deferred(() -> attempt(attempt, 0, System.nanoTime() + deadline.toNanos()));
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
    if (System.nanoTime() + pause.toNanos() - end > 0) {
      return Uni.createFrom().failure(DomainException.throttled(longest));
    }
    return EventLoop.pause(pause).flatMap(ignored -> attempt(attempt, number + 1, end));
  }

  private Duration pause(int number) {
    var bound = Math.min(longest.toNanos(), first.toNanos() << Math.min(number, 20));
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(bound + 1));
  }
}
