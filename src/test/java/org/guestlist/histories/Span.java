package org.guestlist.histories;

/**
 * When a caller did something.
 *
 * @param caller its number
 * @param start just before the request was sent, by {@link System#nanoTime}
 * @param end just after the answer had come
 */
public record Span(int caller, long start, long end) {

  /** Whether it was over when the other one began: then its effects are there for the other. */
  public boolean isBefore(Span other) {
    return end - other.start < 0;
  }

  /** Whether it can have had an effect before the other one was over. */
  public boolean beganBeforeEndOf(Span other) {
    return start - other.end < 0;
  }

  @Override
  public String toString() {
    return "caller " + caller + " from " + start + " to " + end;
  }
}
