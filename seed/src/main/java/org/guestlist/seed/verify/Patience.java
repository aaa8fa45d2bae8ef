package org.guestlist.seed.verify;

import java.time.Duration;
import java.util.function.Supplier;
import org.guestlist.seed.Problem;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Asks again, with growing pauses, where a table has no capacity left: the attempts of the SDK are
 * over in a second, and a table of the tutorial has five units.
 */
final class Patience {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** About five minutes without one answer. */
  private static final int ATTEMPTS = 64;

  private Patience() {}

  static <T> T ask(Supplier<T> request) {
    var pause = FIRST_PAUSE;
    for (var attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return request.get();
      } catch (AwsServiceException refusal) {
        if (!refusal.isThrottlingException()) {
          throw refusal;
        }
      }
      wait(pause);
      pause = doubled(pause);
    }
    return request.get();
  }

  static Duration doubled(Duration pause) {
    var longer = pause.multipliedBy(2);
    return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
  }

  static void wait(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Problem("Interrupted.", stop);
    }
  }
}
