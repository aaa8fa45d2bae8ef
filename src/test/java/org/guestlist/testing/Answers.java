package org.guestlist.testing;

import java.util.List;

/** What several callers were answered. */
public final class Answers {
  private Answers() {}

  /** Whether there is no error. */
  public static boolean succeeded(Answer answer) {
    return answer.path("errors") == null;
  }

  public static long successes(List<Answer> answers) {
    return answers.stream().filter(Answers::succeeded).count();
  }

  /** The codes of those who were refused. */
  public static List<String> refusals(List<Answer> answers) {
    return answers.stream().filter(answer -> !succeeded(answer)).map(Answer::code).toList();
  }
}
