package org.guestlist.service;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guestlist.model.User;
import org.guestlist.store.Store;

/**
 * Plays the same steps in two worlds, over the store that is looked at and over the one that is the
 * model, and reduces a sequence of steps whose answers differ.
 *
 * @param looked a store each time it is asked for one, new or not
 * @param model likewise
 */
record Sequences(Supplier<Store> looked, Supplier<Store> model) {

  /**
   * Two answers that differ.
   *
   * @param step the number of the step from 0 on; that of the steps for what everybody sees in the
   *     end
   */
  record Difference(int step, String operation, String answer, String expected) {}

  static List<Step> random(long seed, int length) {
    var random = new SplittableRandom(seed);
    return Stream.generate(() -> Step.random(random)).limit(length).toList();
  }

  /** The first difference, if there is one. */
  Optional<Difference> play(List<Step> steps) {
    var people = people();
    var one = new World(looked.get(), people);
    var other = new World(model.get(), people);
    for (int i = 0; i < steps.size(); i++) {
      var answer = one.answer(steps.get(i));
      var expected = other.answer(steps.get(i));
      if (!answer.equals(expected)) {
        return Optional.of(new Difference(i, steps.get(i).operation().name(), answer, expected));
      }
    }
    var answer = one.everything();
    var expected = other.everything();
    return answer.equals(expected)
        ? Optional.empty()
        : Optional.of(
            new Difference(steps.size(), "the end", answer.toString(), expected.toString()));
  }

  /** New ones each time, the same in both worlds. */
  private static List<User> people() {
    return IntStream.range(0, World.USERS)
        .mapToObj(i -> UUID.randomUUID().toString())
        .sorted()
        .map(id -> new User(id, id + "@example.com"))
        .toList();
  }

  /**
   * A sequence of which no step can be left out any more without losing the difference at that
   * operation: parts are left out as long as it stays, each time half as long.
   */
  List<Step> reduced(List<Step> steps, Difference difference) {
    var left = new ArrayList<>(steps.subList(0, Math.min(difference.step() + 1, steps.size())));
    for (int part = Math.max(1, left.size() / 2); part > 1; part = part / 2) {
      leaveOut(left, part, difference.operation());
    }
    int before;
    do {
      before = left.size();
      leaveOut(left, 1, difference.operation());
    } while (left.size() < before);
    return left;
  }

  private void leaveOut(List<Step> left, int part, String operation) {
    for (int from = 0; from < left.size(); ) {
      var shorter = new ArrayList<>(left);
      shorter.subList(from, Math.min(from + part, left.size())).clear();
      if (play(shorter).filter(d -> d.operation().equals(operation)).isPresent()) {
        left.clear();
        left.addAll(shorter);
      } else {
        from += part;
      }
    }
  }

  /** A test that can be kept, in {@code KeptSequencesTest}. */
  static String source(List<Step> steps) {
    return steps.stream()
        .map(step -> "            " + step.source())
        .collect(
            joining(
                ",\n",
                "  @Test\n  void nameWhatWentWrong() {\n    plays(\n        List.of(\n",
                "));\n  }\n"));
  }
}
