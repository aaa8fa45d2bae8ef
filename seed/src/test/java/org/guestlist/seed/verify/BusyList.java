package org.guestlist.seed.verify;

import static org.guestlist.seed.database.Table.ITEMS;
import static org.guestlist.seed.database.Table.LISTS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.guestlist.seed.database.Database;
import org.guestlist.seed.testing.LocalDatabase;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Adds an item to a list and deletes it, over and over, in transactions as the service makes them,
 * so that the counters are the same again after every second one. Has to be closed.
 */
final class BusyList implements AutoCloseable {
  private final String id;
  private final Database database;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicInteger pairs = new AtomicInteger();
  private final CompletableFuture<Void> work;

  BusyList(String id, Database database) {
    this.id = id;
    this.database = database;
    // A thread of its own: the common pool may have only one for all of them
    this.work = CompletableFuture.runAsync(this::work, task -> new Thread(task, "busy").start());
  }

  /** How often it has added and deleted one. */
  int pairs() {
    return pairs.get();
  }

  private void work() {
    while (!stopped.get()) {
      var time = "2026-01-05T13:00:00.%06d".formatted(pairs.incrementAndGet());
      var item = LocalDatabase.item(id, time, "Soon gone", false);
      write(1, put(item));
      write(-1, delete(Map.of("list_id", item.get("list_id"), "datetime", item.get("datetime"))));
    }
  }

  private void write(int by, TransactWriteItem action) {
    database.client().transactWriteItems(t -> t.transactItems(move(by), action));
  }

  private TransactWriteItem move(int by) {
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName(database.name(LISTS))
                    .key(Map.of("id", fromS(id)))
                    .updateExpression("ADD item_count :by, counter_version :one")
                    .expressionAttributeValues(
                        Map.of(":by", fromN(String.valueOf(by)), ":one", fromN("1"))))
        .build();
  }

  private TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(p -> p.tableName(database.name(ITEMS)).item(item))
        .build();
  }

  private TransactWriteItem delete(Map<String, AttributeValue> key) {
    return TransactWriteItem.builder()
        .delete(d -> d.tableName(database.name(ITEMS)).key(key))
        .build();
  }

  /** Lets it finish, and fails if it failed. */
  @Override
  public void close() {
    stopped.set(true);
    work.join();
  }
}
