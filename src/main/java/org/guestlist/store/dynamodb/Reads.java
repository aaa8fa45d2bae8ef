package org.guestlist.store.dynamodb;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.guestlist.model.Page;
import org.guestlist.model.Row;
import org.guestlist.store.Backoff;
import org.guestlist.store.Retries;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Reads that are complete: pages are read on, unprocessed keys are asked for again. Rows come
 * without the attributes that cannot be read.
 */
@ApplicationScoped
public class Reads {
  /** Keys in one BatchGetItem, by the API reference of DynamoDB. */
  static final int BATCH_GET_KEYS = 100;

  /** Requests for one page of an index or a list that has no filter, of up to 1 MB each. */
  static final int REQUESTS_OF_PAGE = 2;

  private final Gateway gateway;
  private final Tables tables;
  private final UnreadableRows unreadable;
  private final Backoff backoff;

  Reads(Gateway gateway, Tables tables, UnreadableRows unreadable, Retries retries) {
    this.gateway = gateway;
    this.tables = tables;
    this.unreadable = unreadable;
    this.backoff = retries.backoff();
  }

  /** A key of a row in a table. */
  record Key(Table table, Map<String, AttributeValue> attributes) {}

  /** The part of the rows that one request gave, and where the next one has to start. */
  record Part(List<Map<String, AttributeValue>> rows, Map<String, AttributeValue> next) {
    boolean isLast() {
      return next.isEmpty();
    }
  }

  /** Rows as they are now, by their keys, in requests of up to 100 made at the same time. */
  Uni<Map<Key, Map<String, AttributeValue>>> rows(List<Key> keys) {
    var distinct = keys.stream().distinct().toList();
    var batches = new ArrayList<Uni<Map<Key, Map<String, AttributeValue>>>>();
    for (int from = 0; from < distinct.size(); from += BATCH_GET_KEYS) {
      var to = Math.min(from + BATCH_GET_KEYS, distinct.size());
      batches.add(batch(distinct.subList(from, to)));
    }
    if (batches.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return Uni.join().all(batches).andFailFast().map(Reads::merge);
  }

  private static <K, V> Map<K, V> merge(List<Map<K, V>> parts) {
    var merged = new HashMap<K, V>();
    parts.forEach(merged::putAll);
    return merged;
  }

  private Uni<Map<Key, Map<String, AttributeValue>>> batch(List<Key> keys) {
    var rows = new HashMap<Key, Map<String, AttributeValue>>();
    var left = new HashMap<String, KeysAndAttributes>();
    left.putAll(requestItems(keys));
    return backoff.untilPresent(
        () ->
            gateway
                .batchGet(BatchGetItemRequest.builder().requestItems(left).build())
                .map(
                    response -> {
                      rows.putAll(byKey(keys, response.responses()));
                      left.clear();
                      left.putAll(response.unprocessedKeys());
                      return left.isEmpty() ? Optional.of(rows) : Optional.empty();
                    }));
  }

  private Map<String, KeysAndAttributes> requestItems(List<Key> keys) {
    var byTable = new LinkedHashMap<String, List<Map<String, AttributeValue>>>();
    for (var key : keys) {
      byTable
          .computeIfAbsent(tables.name(key.table()), name -> new ArrayList<>())
          .add(key.attributes());
    }
    var items = new HashMap<String, KeysAndAttributes>();
    byTable.forEach(
        (name, of) ->
            items.put(name, KeysAndAttributes.builder().keys(of).consistentRead(true).build()));
    return items;
  }

  private Map<Key, Map<String, AttributeValue>> byKey(
      List<Key> keys, Map<String, List<Map<String, AttributeValue>>> responses) {
    var found = new HashMap<Key, Map<String, AttributeValue>>();
    for (var key : keys) {
      responses.getOrDefault(tables.name(key.table()), List.of()).stream()
          .filter(row -> row.entrySet().containsAll(key.attributes().entrySet()))
          .findFirst()
          .ifPresent(row -> found.put(key, unreadable.leftOut(key.table(), row)));
    }
    return found;
  }

  /** One request of a query that starts after a key, where there is one. */
  Uni<Part> part(QueryRequest query, Map<String, AttributeValue> after) {
    var request = after.isEmpty() ? query : query.copy(q -> q.exclusiveStartKey(after));
    var table = tables.table(query.tableName());
    return gateway
        .query(request)
        .map(
            r ->
                new Part(
                    r.items().stream().map(row -> unreadable.leftOut(table, row)).toList(),
                    r.lastEvaluatedKey()));
  }

  /** All rows of a query, as they come. */
  Multi<Map<String, AttributeValue>> all(QueryRequest query) {
    return Multi.createBy()
        .repeating()
        .uni(
            () -> new ArrayList<>(List.of(Map.<String, AttributeValue>of())),
            next -> part(query, next.get(0)).invoke(part -> next.set(0, part.next())))
        .whilst(part -> !part.isLast())
        .onItem()
        .transformToIterable(Part::rows);
  }

  /**
   * The first rows after a key, and whether there are more; reads on until it has enough, or has
   * made so many requests: then the page is short.
   *
   * @param fetch one request for up to so many rows after a key
   */
  <T> Uni<Page<T>> page(
      int first,
      Map<String, AttributeValue> after,
      int requests,
      Fetch fetch,
      Function<Map<String, AttributeValue>, Row<T>> row) {
    return collect(new ArrayList<>(), first + 1, new Part(List.of(), after), fetch, requests)
        .map(all -> page(first, all, row));
  }

  private static <T> Page<T> page(
      int first, Part all, Function<Map<String, AttributeValue>, Row<T>> row) {
    var rows = all.rows().stream().limit(first).map(row).toList();
    if (all.rows().size() > first || all.isLast()) {
      return new Page<>(rows, all.rows().size() > first);
    }
    return new Page<>(rows, true, Optional.of(row.apply(all.next()).position()));
  }

  /** One request for up to {@code limit} rows after a key. */
  @FunctionalInterface
  interface Fetch {
    Uni<Part> fetch(int limit, Map<String, AttributeValue> after);
  }

  private Uni<Part> collect(
      List<Map<String, AttributeValue>> rows, int wanted, Part before, Fetch fetch, int requests) {
    return fetch
        .fetch(wanted - rows.size(), before.next())
        .flatMap(
            part -> {
              rows.addAll(part.rows());
              return rows.size() >= wanted || part.isLast() || requests == 1
                  ? Uni.createFrom().item(new Part(rows, part.next()))
                  : collect(rows, wanted, part, fetch, requests - 1);
            });
  }
}
