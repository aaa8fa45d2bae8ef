package org.guestlist.seed.verify;

import static org.guestlist.seed.verify.Words.count;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The count of a list's rows, which its three counters have to be. */
record Counters(long items, long done, long guests) {
  static final List<String> NAMES = List.of("item_count", "done_count", "guest_count");

  private static final List<String> NOUNS = List.of("item", "done item", "guest");

  List<Long> values() {
    return List.of(items, done, guests);
  }

  /** Whether a list keeps counters; the tutorial's programs keep none. */
  static boolean areKept(Map<String, AttributeValue> list) {
    return NAMES.stream().anyMatch(list::containsKey);
  }

  /** One line for each counter of the list that is not this count; for none if it keeps none. */
  Stream<String> differences(Map<String, AttributeValue> list) {
    return areKept(list)
        ? IntStream.range(0, NAMES.size()).boxed().flatMap(i -> difference(list, i).stream())
        : Stream.empty();
  }

  private Optional<String> difference(Map<String, AttributeValue> list, int i) {
    var counted = values().get(i);
    var kept = Attributes.number(list, NAMES.get(i));
    if (kept.filter(String.valueOf(counted)::equals).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        "%s is %s, there %s %s"
            .formatted(
                NAMES.get(i),
                kept.orElse(list.containsKey(NAMES.get(i)) ? "no number" : "missing"),
                counted == 1 ? "is" : "are",
                count(counted, NOUNS.get(i))));
  }

  /** How far each counter is off, which stays the same under writes that are done right. */
  List<String> drift(Map<String, AttributeValue> list) {
    return IntStream.range(0, NAMES.size())
        .mapToObj(i -> drift(Attributes.number(list, NAMES.get(i)), values().get(i)))
        .toList();
  }

  private static String drift(Optional<String> kept, long counted) {
    try {
      return kept.map(number -> String.valueOf(Long.parseLong(number) - counted)).orElse("missing");
    } catch (NumberFormatException other) {
      return kept.orElseThrow();
    }
  }
}
