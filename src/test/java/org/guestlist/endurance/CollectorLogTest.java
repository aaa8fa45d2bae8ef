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

  private static Stream<String> collections(int number, String eden) {
    return Collections.nCopies(number, "[9.1s] GC(7)   Eden: " + eden + "M->0.00M").stream();
  }

  @SafeVarargs
  private static CollectorLog log(Stream<String>... parts) {
    return CollectorLog.of(
        Stream.concat(BEGINNING.stream(), Stream.of(parts).flatMap(part -> part)).toList());
  }

  @Test
  void itKnowsThePolicyAndTheLargestEden() {
    var log = log(collections(3, "36.00"), collections(1, "40.50"), collections(2, "28.00"));

    assertThat(log.policies()).containsExactly("adaptive");
    assertThat(log.largestEden()).isEqualTo(40.5);
  }

  @Test
  void anEdenThatShrinksIsSeenInTheLastCollections() {
    var log = log(collections(50, "40.00"), collections(30, "14.00"), collections(50, "4.50"));

    assertThat(log.usualEdenOfLast(50)).isEqualTo(4.5);
  }

  @Test
  void aSecondCollectionInOneInstantDoesNotCount() {
    var log = log(collections(40, "40.00"), collections(10, "0.50"), collections(5, "0.00"));

    assertThat(log.usualEdenOfLast(50)).isEqualTo(40);
  }
}
