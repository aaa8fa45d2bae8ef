package org.guestlist.seed;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long one request may take, from the first byte that is sent to the last that comes. */
public final class TimeLimit {
  /** Of {@code --timeout}, where it is not given. */
  public static final Duration DEFAULT = Duration.ofSeconds(30);

  private static final int LONGEST = 3_600;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description =
          "How long one request may take from its first byte to the last of its answer; default:"
              + " ${DEFAULT-VALUE}.",
      defaultValue = "30")
  private int seconds = (int) DEFAULT.toSeconds();

  /**
   * The limit.
   *
   * @throws Problem if it is out of range
   */
  public Duration duration() {
    if (seconds < 1 || seconds > LONGEST) {
      throw new Problem("--timeout is %d: give 1 to %d seconds.".formatted(seconds, LONGEST));
    }
    return Duration.ofSeconds(seconds);
  }
}
