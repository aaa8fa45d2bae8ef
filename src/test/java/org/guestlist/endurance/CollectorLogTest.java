package org.guestlist.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CollectorLogTest {
  private static final List<String> BEGINNING =
      List.of(
          "[3.245s] GC(0) Using Serial GC",
          "[3.245s] GC(0)   GC policy: adaptive",
          "[3.245s] GC(0)   Maximum young generation size: 48M");

  /** A log of collections, each so many times. */
  private static CollectorLog log(List<Times> edens) {
    var collections = edens.stream().flatMap(Times::lines);
    return CollectorLog.of(Stream.concat(BEGINNING.stream(), collections).toList());
  }

  private record Times(int number, String eden) {
    Stream<String> lines() {
      return Collections.nCopies(number, "[9.1s] GC(7)   Eden: " + eden + "M->0.00M").stream();
    }
  }

  @Test
  void itKnowsThePolicyAndTheLargestEden() {
    var log = log(List.of(new Times(3, "36.00"), new Times(1, "40.50"), new Times(2, "28.00")));

    assertThat(log.policies()).containsExactly("adaptive");
    assertThat(log.largestEden()).isEqualTo(40.5);
  }

  @Test
  void anEdenThatShrinksIsSeenInTheLastCollections() {
    var log = log(List.of(new Times(50, "40.00"), new Times(30, "14.00"), new Times(50, "4.50")));

    assertThat(log.usualEdenOfLast(50)).isEqualTo(4.5);
  }

  @Test
  void aSecondCollectionInOneInstantDoesNotCount() {
    var log = log(List.of(new Times(40, "40.00"), new Times(10, "0.50"), new Times(5, "0.00")));

    assertThat(log.usualEdenOfLast(50)).isEqualTo(40);
  }
}
