package org.guestlist.store.dynamodb;

import static org.guestlist.store.dynamodb.Rows.text;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.guestlist.model.Counts;
import org.guestlist.model.Item;
import org.guestlist.model.ItemAccess;
import org.guestlist.model.ItemKey;
import org.guestlist.model.ItemTime;
import org.guestlist.model.Page;
import org.guestlist.model.Row;
import org.guestlist.store.Permit;
import org.guestlist.store.Positions;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The rows of items. */
@ApplicationScoped
public class ItemRows {
  /** How far, in microseconds, items move on whose instant is taken. */
  private static final int STEP_ASIDE = 1_000;

  /** Rows that a page of the done or the pending looks at, in one request of up to 1 MB. */
  private static final int LOOK_AHEAD = 250;

  private final Reads reads;
  private final ListRows lists;
  private final Transactions transactions;
  private final Guard guard;
  private final Tables tables;

  ItemRows(Reads reads, ListRows lists, Transactions transactions, Guard guard, Tables tables) {
    this.reads = reads;
    this.lists = lists;
    this.transactions = transactions;
    this.guard = guard;
    this.tables = tables;
  }

  Uni<Optional<ItemAccess>> item(String userId, ItemKey key) {
    var itemKey = new Reads.Key(Table.ITEMS, Rows.itemKey(key));
    var keys = new ArrayList<>(ListRows.accessKeys(key.listId(), userId));
    keys.add(itemKey);
    return reads
        .rows(keys)
        .map(
            rows -> {
              var item = Optional.ofNullable(rows.get(itemKey)).map(Rows::item);
              return ListRows.access(rows, key.listId(), userId)
                  .map(access -> new ItemAccess(access, item));
            });
  }

  Uni<Page<Item>> items(String listId, Optional<Boolean> done, int first, Optional<String> after) {
    return Uni.createFrom()
        .deferred(
            () ->
                reads.page(
                    first,
                    startKey(listId, after),
                    done.isPresent() ? 1 : Reads.REQUESTS_OF_PAGE,
                    (limit, from) -> reads.part(query(listId, done, limit), from),
                    row -> new Row<>(Rows.item(row), row.get(Rows.DATETIME).s())));
  }

  private static Map<String, AttributeValue> startKey(String listId, Optional<String> after) {
    return Positions.ofKey(after, Positions.LONGEST_SORT_KEY)
        .map(position -> Rows.itemKey(new ItemKey(listId, position)))
        .orElse(Map.of());
  }

  private QueryRequest query(String listId, Optional<Boolean> done, int limit) {
    var query = lists.ofList(Table.ITEMS, listId).consistentRead(true);
    // The limit counts rows before the filter: with a small one, many requests would find few rows.
    return done.isEmpty()
        ? query.limit(limit).build()
        : query
            .limit(Math.max(limit, LOOK_AHEAD))
            .filterExpression(
                done.get() ? "done = :true" : "attribute_not_exists(done) OR done <> :true")
            .expressionAttributeValues(Map.of(":list", text(listId), ":true", Rows.flag(true)))
            .build();
  }

  Uni<Optional<List<Item>>> createItems(
      Permit permit, Optional<Counts> counted, List<Item> items, int limit) {
    var move = Guard.Move.by(items.size(), 0, 0).mostItems(limit);
    var actions = guard.move(permit, counted, move);
    var guards = actions.size();
    items.forEach(item -> actions.add(putNew(item)));
    return transactions
        .write(actions)
        .flatMap(
            refused -> {
              if (refused.isEmpty()) {
                return Uni.createFrom().item(Optional.of(items));
              }
              return refused.stream().anyMatch(action -> action < guards)
                  ? Uni.createFrom().item(Optional.empty())
                  : createItems(permit, counted, moved(items), limit);
            });
  }

  private static List<Item> moved(List<Item> items) {
    var micros = ThreadLocalRandom.current().nextInt(1, STEP_ASIDE);
    return items.stream().map(item -> moved(item, micros)).toList();
  }

  private static Item moved(Item item, int micros) {
    var datetime = ItemTime.format(item.createdAt().plus(micros, ChronoUnit.MICROS));
    return new Item(
        new ItemKey(item.listId(), datetime),
        item.description(),
        item.done(),
        item.order(),
        item.version());
  }

  private TransactWriteItem putNew(Item item) {
    var put =
        Put.builder()
            .tableName(tables.name(Table.ITEMS))
            .item(Rows.row(item))
            .conditionExpression("attribute_not_exists(list_id)")
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  Uni<Boolean> updateItem(Permit permit, Optional<Counts> counted, Item before, Item after) {
    var done = (after.done() ? 1 : 0) - (before.done() ? 1 : 0);
    var guards =
        done == 0 ? guard.check(permit) : guard.move(permit, counted, Guard.Move.by(0, done, 0));
    return transactions.tryWrite(
        Stream.concat(guards.stream(), Stream.of(overwrite(before, after))).toList());
  }

  private TransactWriteItem overwrite(Item before, Item after) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":before", Rows.number(before.version()));
    values.put(":after", Rows.number(after.version()));
    values.put(":done", Rows.flag(after.done()));
    values.put(":description", text(after.description()));
    var update =
        Update.builder()
            .tableName(tables.name(Table.ITEMS))
            .key(Rows.itemKey(before.key()))
            .updateExpression("SET version = :after, done = :done, description = :description")
            .conditionExpression(unchanged(before))
            .expressionAttributeValues(values)
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  private static String unchanged(Item item) {
    return "attribute_exists(list_id) AND " + ListRows.versionIs(item.version());
  }

  Uni<Boolean> deleteItem(Permit permit, Optional<Counts> counted, Item item) {
    var delete =
        Delete.builder()
            .tableName(tables.name(Table.ITEMS))
            .key(Rows.itemKey(item.key()))
            .conditionExpression(unchanged(item))
            .expressionAttributeValues(Map.of(":before", Rows.number(item.version())))
            .build();
    var actions = guard.move(permit, counted, Guard.Move.by(-1, item.done() ? -1 : 0, 0));
    actions.add(TransactWriteItem.builder().delete(delete).build());
    return transactions.tryWrite(actions);
  }
}
