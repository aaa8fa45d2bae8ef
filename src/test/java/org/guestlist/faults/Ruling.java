package org.guestlist.faults;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.guestlist.testing.Answer;

/** What is wrong with an answer that was given while the database went wrong, and with the rows. */
final class Ruling {
  private static final String OK = "OK";

  private final String operation;
  private final Scene scene;
  private final Answer answer;
  private final String code;
  private final List<String> wrong = new ArrayList<>();

  private Ruling(String operation, Scene scene, Answer answer) {
    this.operation = operation;
    this.scene = scene;
    this.answer = answer;
    this.code = answer.errors().isEmpty() ? OK : answer.code();
  }

  /** One sentence for each thing that is not as it has to be; a deletion is finished by it. */
  static List<String> of(String operation, Scene scene, Answer answer, Expectation expected) {
    var ruling = new Ruling(operation, scene, answer);
    ruling.judgeAnswer(expected);
    ruling.judgeRows(expected);
    return ruling.wrong;
  }

  private void judgeAnswer(Expectation expected) {
    if (!expected.codes().contains(code)) {
      wrong.add("it answered " + code + " instead of " + expected.codes());
    }
    if (code.equals("THROTTLED") && !answer.extensions().containsKey("retryAfterMs")) {
      wrong.add("no retryAfterMs");
    }
    if (code.equals("INTERNAL") && !answer.extensions().containsKey("incident")) {
      wrong.add("no incident");
    }
    if (code.equals(OK)
        && !expected.mayLack()
        && !scene.normal(answer).equals(Usual.of(operation).answer())) {
      wrong.add("it answered " + scene.normal(answer));
    }
  }

  private void judgeRows(Expectation expected) {
    var rows = scene.rows();
    var usual = Usual.of(operation);
    var done = rows.equals(usual.rows());
    var untouched = rows.equals(usual.before());
    var mayStand = expected.mayStand() && !code.equals("THROTTLED");
    if (code.equals(OK) ? done : untouched || (mayStand && done)) {
      return;
    }
    if (operation.equals("Mutation.deleteList") && !code.equals(OK)) {
      finish();
      return;
    }
    wrong.add("the rows are " + differences(rows, code.equals(OK) ? usual.rows() : usual.before()));
  }

  /** A deletion that has begun is finished by the next one. */
  private void finish() {
    var next = Call.deleteList(scene);
    var gone = Usual.of("Mutation.deleteList");
    if (!next.errors().isEmpty() && !next.code().equals("NOT_FOUND")) {
      wrong.add("the next deletion answered " + next.code());
    }
    if (!scene.rows().equals(gone.rows())) {
      wrong.add("the next deletion left " + scene.rows());
    }
  }

  private static String differences(List<String> rows, List<String> expected) {
    var more = new LinkedHashSet<>(rows);
    expected.forEach(more::remove);
    var fewer = new LinkedHashSet<>(expected);
    rows.forEach(fewer::remove);
    return "with " + more + " and without " + fewer;
  }
}
