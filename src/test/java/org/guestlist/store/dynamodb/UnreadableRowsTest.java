package org.guestlist.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import java.util.logging.Level;
import org.guestlist.testing.Log;
import org.junit.jupiter.api.Test;

/** Rows that other programs wrote fill neither the log nor the memory. */
class UnreadableRowsTest {
  private final UnreadableRows rows = new UnreadableRows();

  private void find(int number) {
    rows.leftOut(Table.LISTS, Map.of("id", fromS("n" + number), "title", fromN("1")));
  }

  @Test
  void aRowIsLoggedOnce() {
    try (var log = Log.from(Level.WARNING)) {
      find(1);
      find(1);
      assertThat(log.lines())
          .singleElement()
          .extracting(Log.Line::message)
          .asString()
          .contains("title of lists id=n1");
    }
  }

  @Test
  void manyRowsAreAThousandLinesAndOneMore() {
    try (var log = Log.from(Level.WARNING)) {
      for (int i = 0; i < 3_000; i++) {
        find(i);
      }
      assertThat(log.lines()).hasSize(1_001);
      assertThat(log.lines().get(1_000).message()).startsWith("More rows have attributes");
    }
  }

  @Test
  void theThousandRowsSeenLastAreRemembered() {
    for (int i = 0; i < 1_500; i++) {
      find(i);
    }
    assertThat(has(499)).isFalse();
    assertThat(has(500)).isTrue();
    assertThat(has(1_499)).isTrue();
  }

  private boolean has(int number) {
    return rows.has(new Reads.Key(Table.LISTS, Map.of("id", fromS("n" + number))));
  }
}
