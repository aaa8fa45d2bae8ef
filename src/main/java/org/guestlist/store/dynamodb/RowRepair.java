package org.guestlist.store.dynamodb;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Removes attributes that cannot be read from rows, so that the conditions of writes find a row as
 * it is shown. Each is removed only if it still has the value that was seen.
 */
@ApplicationScoped
public class RowRepair {
  private final Gateway gateway;
  private final Tables tables;
  private final UnreadableRows unreadable;

  RowRepair(Gateway gateway, Tables tables, UnreadableRows unreadable) {
    this.gateway = gateway;
    this.tables = tables;
    this.unreadable = unreadable;
  }

  /** Repairs those rows of a refused transaction that were found unreadable before. */
  Uni<Void> rowsOf(List<TransactWriteItem> actions) {
    var keys =
        actions.stream()
            .flatMap(action -> keyOf(action).stream())
            .filter(unreadable::has)
            .distinct()
            .toList();
    var repairs = keys.stream().map(this::repair).toList();
    return repairs.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.join().all(repairs).andFailFast().replaceWithVoid();
  }

  private Optional<Reads.Key> keyOf(TransactWriteItem action) {
    if (action.update() != null) {
      return Optional.of(key(action.update().tableName(), action.update().key()));
    }
    if (action.delete() != null) {
      return Optional.of(key(action.delete().tableName(), action.delete().key()));
    }
    return Optional.ofNullable(action.conditionCheck())
        .map(check -> key(check.tableName(), check.key()));
  }

  private Reads.Key key(String tableName, Map<String, AttributeValue> key) {
    return new Reads.Key(tables.table(tableName), key);
  }

  private Uni<Void> repair(Reads.Key key) {
    var keys =
        KeysAndAttributes.builder().keys(List.of(key.attributes())).consistentRead(true).build();
    var look =
        BatchGetItemRequest.builder().requestItems(Map.of(tables.name(key.table()), keys)).build();
    return gateway.batchGet(look).flatMap(found -> repair(key, found));
  }

  private Uni<Void> repair(Reads.Key key, BatchGetItemResponse found) {
    unreadable.forget(key);
    var row =
        found.responses().getOrDefault(tables.name(key.table()), List.of()).stream().findFirst();
    var names = row.map(r -> ReadingRules.unreadable(key.table(), r)).orElse(Set.of());
    return names.isEmpty()
        ? Uni.createFrom().voidItem()
        : Transactions.single(gateway.update(removal(key, row.orElseThrow(), names)))
            .replaceWithVoid();
  }

  private UpdateItemRequest removal(
      Reads.Key key, Map<String, AttributeValue> row, Set<String> unreadableNames) {
    var names = List.copyOf(unreadableNames);
    var placeholders = new HashMap<String, String>();
    var values = new HashMap<String, AttributeValue>();
    for (var i = 0; i < names.size(); i++) {
      placeholders.put("#a" + i, names.get(i));
      values.put(":a" + i, row.get(names.get(i)));
    }
    return UpdateItemRequest.builder()
        .tableName(tables.name(key.table()))
        .key(key.attributes())
        .updateExpression("REMOVE " + joined(names.size(), i -> "#a" + i, ", "))
        .conditionExpression(joined(names.size(), i -> "#a" + i + " = :a" + i, " AND "))
        .expressionAttributeNames(placeholders)
        .expressionAttributeValues(values)
        .build();
  }

  private static String joined(int number, IntFunction<String> part, String separator) {
    return IntStream.range(0, number).mapToObj(part).collect(Collectors.joining(separator));
  }
}
