package org.guestlist.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.guestlist.LocalDatabase;
import org.guestlist.model.Counts;
import org.guestlist.model.ItemTime;
import org.guestlist.store.Store;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The worst case of reads of a list with 10,000 items of 2,000 characters and 500 guests, which no
 * list is beyond, as docs/costs.md has it.
 */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class LargestListTest {
  private static final String PREFIX = "largest_";
  private static final int ITEMS = 10_000;
  private static final int GUESTS = 500;
  private static final int BATCH = 25;

  /** In UTF-8 four times the 2,000 characters that a description may have: 8,000 bytes. */
  private static final String LONGEST = "\uD83D\uDE80".repeat(2_000);

  private final ReadMeter meter = new ReadMeter();
  private final Store store = LocalStore.withTables(PREFIX, LocalDatabase.client(meter));
  private final String listId = UUID.randomUUID().toString();

  @BeforeAll
  void fill() {
    put("items", ITEMS, this::item);
    put("guests", GUESTS, this::guest);
  }

  private void put(String table, int number, IntFunction<Map<String, AttributeValue>> row) {
    var client = LocalDatabase.client();
    for (int from = 0; from < number; from += BATCH) {
      var writes =
          IntStream.range(from, from + BATCH)
              .mapToObj(row)
              .map(r -> WriteRequest.builder().putRequest(p -> p.item(r)).build())
              .toList();
      client.batchWriteItem(b -> b.requestItems(Map.of(PREFIX + table, writes))).join();
    }
  }

  private Map<String, AttributeValue> item(int number) {
    var instant = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number);
    return Map.of(
        "list_id", fromS(listId),
        "datetime", fromS(ItemTime.format(instant)),
        "description", fromS(LONGEST),
        "done", fromBool(number % 2 == 0),
        "version", fromN("1"));
  }

  private Map<String, AttributeValue> guest(int number) {
    return Map.of(
        "list_id", fromS(listId),
        "user_id", fromS(UUID.randomUUID().toString()),
        "access", fromS("EDITOR"));
  }

  private <T> T atMost(int requests, int units, Supplier<Uni<T>> read) {
    meter.reset();
    var answer = read.get().await().atMost(Duration.ofSeconds(60));
    assertThat(meter.requests()).as("requests").isLessThanOrEqualTo(requests);
    assertThat(meter.units()).as("read units").isLessThanOrEqualTo(units);
    return answer;
  }

  @Test
  void aListWithoutCountersIsCounted() {
    var counts = atMost(82, 20_100, () -> store.count(listId));

    assertThat(counts).isEqualTo(new Counts(ITEMS, ITEMS / 2, GUESTS));
  }

  @Test
  void aPageOfItemsTakesNoMoreThanOfAnyOtherList() {
    assertThat(
            atMost(2, 202, () -> store.items(listId, Optional.empty(), 100, Optional.empty()))
                .rows())
        .hasSize(100);
  }

  @Test
  void aPageOfTheDoneTakesNoMoreThanOfAnyOtherList() {
    for (var done : new boolean[] {true, false}) {
      var page =
          atMost(1, 256, () -> store.items(listId, Optional.of(done), 100, Optional.empty()));
      assertThat(page.rows()).isNotEmpty();
      assertThat(page.hasNext()).isTrue();
    }
  }

  @Test
  void aPageOfGuestsTakesNoMoreThanOfAnyOtherList() {
    assertThat(atMost(2, 5, () -> store.guests(listId, 100, Optional.empty())).rows()).hasSize(100);
  }
}
