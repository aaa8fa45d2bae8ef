package org.guestlist.histories;

import org.guestlist.histories.Event.Outcome;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Answers;

/** An answer, and when it was got. */
record Told(Answer answer, Span span) {

  boolean isConfirmed() {
    return Answers.succeeded(answer);
  }

  /** {@code OK}, or the code of the error. */
  String code() {
    return isConfirmed() ? "OK" : answer.code();
  }

  /**
   * What the answer promises about the change that was asked for. By the contract nothing was
   * written with any code but INTERNAL; the message of LIMIT_EXCEEDED asks to look what was done.
   */
  Outcome outcome() {
    return switch (code()) {
      case "OK" -> Outcome.CONFIRMED;
      case "INTERNAL", "LIMIT_EXCEEDED" -> Outcome.UNKNOWN;
      case "ALREADY_EXISTS", "LIST_UNDER_DELETION", "NOT_FOUND", "THROTTLED", "VERSION_CONFLICT" ->
          Outcome.REFUSED;
      default -> throw new AssertionError("Nobody should be told " + answer.errors());
    };
  }
}
