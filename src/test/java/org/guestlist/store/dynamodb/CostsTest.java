package org.guestlist.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.guestlist.LocalDatabase;
import org.guestlist.model.Item;
import org.guestlist.model.ItemKey;
import org.guestlist.model.ItemTime;
import org.guestlist.model.ListRole;
import org.guestlist.model.Page;
import org.guestlist.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The worst case of each read in requests and read units, as docs/costs.md has it: at items with
 * the longest descriptions, at users with very many lists, and at filters that find nothing.
 */
class CostsTest {
  private static final String PREFIX = "costs_";
  private static final int BATCH = 25;

  /** In UTF-8 four times the 2,000 characters that a description may have: 8,000 bytes. */
  private static final String LONGEST = "\uD83D\uDE80".repeat(2_000);

  private static final ReadMeter METER = new ReadMeter();
  private static final Store STORE = LocalStore.withTables(PREFIX, LocalDatabase.client(METER));

  @BeforeEach
  void reset() {
    METER.reset();
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(60));
  }

  private static <T> T atMost(int requests, int units, Supplier<Uni<T>> read) {
    METER.reset();
    var answer = await(read.get());
    assertThat(METER.requests()).as("requests").isLessThanOrEqualTo(requests);
    assertThat(METER.units()).as("read units").isLessThanOrEqualTo(units);
    return answer;
  }

  private static void put(String table, List<Map<String, AttributeValue>> rows) {
    for (var from = 0; from < rows.size(); from += BATCH) {
      var writes =
          rows.subList(from, Math.min(from + BATCH, rows.size())).stream()
              .map(row -> WriteRequest.builder().putRequest(p -> p.item(row)).build())
              .toList();
      LocalDatabase.client()
          .batchWriteItem(b -> b.requestItems(Map.of(PREFIX + table, writes)))
          .join();
    }
  }

  private static Map<String, AttributeValue> item(String listId, int number, boolean done) {
    var instant = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number);
    return Map.of(
        "list_id", fromS(listId),
        "datetime", fromS(ItemTime.format(instant)),
        "description", fromS(LONGEST),
        "done", fromBool(done),
        "version", fromN("1"));
  }

  private static List<String> lists(int number, String ownerId, boolean underDeletion) {
    var ids = IntStream.range(0, number).mapToObj(i -> UUID.randomUUID().toString()).toList();
    put("lists", ids.stream().map(id -> list(id, ownerId, underDeletion)).toList());
    return ids;
  }

  private static Map<String, AttributeValue> list(String id, String owner, boolean underDeletion) {
    var row = new HashMap<String, AttributeValue>();
    row.put("id", fromS(id));
    row.put("user_id", fromS(owner));
    row.put("title", fromS("A list"));
    row.put("under_deletion", fromBool(underDeletion));
    return row;
  }

  private static void guests(List<String> listIds, String userId, String access) {
    put(
        "guests",
        listIds.stream()
            .map(
                id ->
                    Map.of("list_id", fromS(id), "user_id", fromS(userId), "access", fromS(access)))
            .toList());
  }

  /** The values of all pages, each of which is bounded. */
  private static <T> List<T> walk(
      int requests, int units, Function<Optional<String>, Uni<Page<T>>> pages) {
    var values = new ArrayList<T>();
    var after = Optional.<String>empty();
    var more = true;
    while (more) {
      var start = after;
      var page = atMost(requests, units, () -> pages.apply(start));
      page.rows().forEach(row -> values.add(row.value()));
      more = page.hasNext();
      after = page.end();
      assertThat(more && after.isEmpty()).as("a page that does not say where to go on").isFalse();
    }
    return values;
  }

  @Test
  void aPageOfTheDoneTakesOneRequestAndSaysWhereToGoOn() {
    var listId = UUID.randomUUID().toString();
    var last = 999;
    put("items", IntStream.rangeClosed(0, last).mapToObj(i -> item(listId, i, i == last)).toList());

    var first = atMost(1, 500, () -> STORE.items(listId, Optional.of(true), 1, Optional.empty()));
    assertThat(first.rows()).isEmpty();
    assertThat(first.hasNext()).isTrue();
    assertThat(first.end()).isPresent();

    var done = walk(1, 500, after -> STORE.items(listId, Optional.of(true), 1, after));
    assertThat(done)
        .extracting(Item::key)
        .containsExactly(new ItemKey(listId, item(listId, last, true).get("datetime").s()));
    assertThat(walk(1, 500, after -> STORE.items(listId, Optional.of(false), 100, after)))
        .hasSize(last);
    assertThat(walk(2, 210, after -> STORE.items(listId, Optional.empty(), 100, after)))
        .hasSize(last + 1);
  }

  @Test
  void whetherTwoShareAListTakesSixRequestsHoweverManyListsTheyHave() {
    var ada = UUID.randomUUID().toString();
    var bob = UUID.randomUUID().toString();
    var own = lists(1_500, ada, false);
    lists(1_500, bob, false);

    assertThat(atMost(4, 120, () -> STORE.shareList(ada, bob))).isFalse();
    guests(own, bob, "EDITOR");
    assertThat(atMost(6, 320, () -> STORE.shareList(ada, bob))).isTrue();
    assertThat(atMost(6, 320, () -> STORE.shareList(bob, ada))).isTrue();
  }

  @Test
  void aPageOfListsIsBoundedWhereMostFallOut() {
    var ada = UUID.randomUUID().toString();
    lists(500, ada, true);
    var live = lists(1, ada, false);

    var found =
        walk(18, 700, after -> STORE.listsOf(ada, Optional.empty(), 1, after)).stream()
            .map(access -> access.list().id())
            .toList();

    assertThat(found).isEqualTo(live);
  }

  @Test
  void aPageOfListsOfOneRoleIsBoundedWhereAllButOneHaveTheOther() {
    var bob = UUID.randomUUID().toString();
    var viewed = lists(1_000, UUID.randomUUID().toString(), false);
    guests(viewed, bob, "VIEWER");
    var edited = lists(1, UUID.randomUUID().toString(), false);
    guests(edited, bob, "EDITOR");

    var found =
        walk(18, 700, after -> STORE.listsOf(bob, Optional.of(ListRole.EDITOR), 1, after)).stream()
            .map(access -> access.list().id())
            .toList();

    assertThat(found).isEqualTo(edited);
    assertThat(walk(18, 700, after -> STORE.listsOf(bob, Optional.empty(), 100, after)))
        .hasSize(1_001);
  }

  @Test
  void aHundredListsTakeTwoRequestsByTheirIds() {
    var ada = UUID.randomUUID().toString();
    var ids = Set.copyOf(lists(100, ada, false));

    assertThat(atMost(2, 200, () -> STORE.lists(ada, ids))).hasSize(100);
  }
}
