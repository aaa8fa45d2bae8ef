package org.guestlist.seed.shell;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.guestlist.seed.Problem;

/** Finds out whether something may be done that cannot be undone. */
final class Consent {
  /** Given beforehand. */
  static final Consent GIVEN = new Consent(Optional.of(question -> "y"), false);

  /** For scripts. */
  static final Consent NOBODY_TO_ASK = new Consent(Optional.empty(), false);

  private final Optional<UnaryOperator<String>> answers;
  private final boolean isAsked;

  private Consent(Optional<UnaryOperator<String>> answers, boolean isAsked) {
    this.answers = answers;
    this.isAsked = isAsked;
  }

  /** That of a person, who is asked each time. */
  static Consent asking(UnaryOperator<String> person) {
    return new Consent(Optional.of(person), true);
  }

  boolean isAsked() {
    return isAsked;
  }

  /**
   * Returns if it may be done.
   *
   * @param what a sentence
   * @throws Problem if not
   */
  void require(String what) {
    var person =
        answers.orElseThrow(
            () -> new Problem(what + " Start the shell with --yes to have it done."));
    var answer = person.apply(what + " Do it? (y/N) ");
    if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
      throw new Problem("Nothing was changed.");
    }
  }
}
