package org.guestlist.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestlist.LocalDatabase;
import org.guestlist.model.Item;
import org.guestlist.model.ItemKey;
import org.guestlist.model.ListRole;
import org.guestlist.model.TodoList;
import org.guestlist.store.Permit;
import org.guestlist.store.Store;
import org.guestlist.store.StoreContract;
import org.guestlist.testing.Database;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/** The contract of a store, over a real database, with tables of its own. */
class DynamoDbStoreTest extends StoreContract {
  private static final String PREFIX = "contract_";
  private static final Store STORE =
      LocalStore.withTables(PREFIX, LocalDatabase.client(new OperationRecorder()));

  @Override
  public Store store() {
    return STORE;
  }

  private static Map<String, AttributeValue> row(TodoList list) {
    return new Database(PREFIX).list(list.id());
  }

  @Test
  void theTimeAtWhichADeletionBeganIsKeptWhenItBeginsAgain() {
    var list = TodoList.create(UUID.randomUUID().toString(), "ada", "To go", Instant.now());
    await(STORE.createList(list));
    assertThat(row(list)).doesNotContainKey("deletion_began_at");
    var before = Instant.now().truncatedTo(ChronoUnit.MICROS);

    await(STORE.beginDeletion("ada", list.id()));
    var began = row(list).get("deletion_began_at").s();
    await(STORE.beginDeletion("ada", list.id()));

    assertThat(Instant.parse(began)).isBetween(before, Instant.now());
    assertThat(row(list).get("deletion_began_at").s()).isEqualTo(began);
  }

  /** By the index alone, what a live list holds would be deleted. */
  @Test
  void aListThatIsShownAsAliveIsNoUnfinishedDeletion() {
    var list = TodoList.create(UUID.randomUUID().toString(), "ada", "Alive", Instant.now());
    await(STORE.createList(list));
    await(STORE.beginDeletion("ada", list.id()));
    var later = Instant.now().plusSeconds(60);
    assertThat(await(STORE.unfinishedDeletions(later, 1_000))).contains(list.id());
    var unreadable = new HashMap<>(row(list));
    unreadable.put("under_deletion", AttributeValue.fromS("true"));

    LocalDatabase.client().putItem(p -> p.tableName(PREFIX + "lists").item(unreadable)).join();

    assertThat(await(STORE.lists("ada", Set.of(list.id()))).get(list.id()).list().underDeletion())
        .isFalse();
    assertThat(await(STORE.unfinishedDeletions(later, 1_000))).doesNotContain(list.id());
  }

  @Test
  void everyMoveOfTheCountersShowsEvenIfTheyAreAsBefore() {
    var list = TodoList.create(UUID.randomUUID().toString(), "ada", "Busy", Instant.now());
    var owner = new Permit(list.id(), "ada", ListRole.OWNER);
    var key = new ItemKey(list.id(), "2026-11-22T12:00:00.123456");
    var item = new Item(key, "x", false, 10, 1);
    await(STORE.createList(list));
    assertThat(row(list)).doesNotContainKey("counter_version");

    await(STORE.createItems(owner, Optional.empty(), List.of(item), 10));
    await(STORE.deleteItem(owner, Optional.empty(), item));

    assertThat(row(list).get("item_count").n()).isEqualTo("0");
    assertThat(row(list).get("counter_version").n()).isEqualTo("2");
  }

  @Test
  void tablesWithoutTheIndexOfListsUnderDeletionAreServedAndNothingIsSaidToBeUnfinished() {
    var client = LocalDatabase.client();
    var tables = new Tables(Optional.of("without_index_"));
    TableDefinitions.all(tables).stream()
        .map(DynamoDbStoreTest::withoutDeletions)
        .forEach(table -> client.createTable(table).join());
    var store = LocalStore.over(client, tables);
    var list = TodoList.create("a-list", "ada", "To go", NOON);
    await(store.createList(list));

    assertThat(await(store.beginDeletion("ada", "a-list"))).contains(list);

    assertThat(await(store.unfinishedDeletions(Instant.now().plusSeconds(60), 10))).isEmpty();
    await(store.endDeletion("a-list"));
    assertThat(await(store.lists("ada", Set.of("a-list")))).isEmpty();
  }

  private static CreateTableRequest withoutDeletions(CreateTableRequest table) {
    var indexes =
        table.globalSecondaryIndexes().stream()
            .filter(index -> !index.indexName().equals(TableDefinitions.LISTS_UNDER_DELETION))
            .toList();
    var attributes =
        table.attributeDefinitions().stream()
            .filter(attribute -> !attribute.attributeName().startsWith("deletion_"))
            .toList();
    var builder = table.toBuilder().attributeDefinitions(attributes);
    return indexes.isEmpty() ? builder.build() : builder.globalSecondaryIndexes(indexes).build();
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }
}
