package org.guestlist.seed.verify;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.guestlist.seed.database.Database;
import org.guestlist.seed.database.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Rows as they are now: each read is strongly consistent and goes on to its end. Thread-safe. */
final class Rows {
  /** Keys in one BatchGetItem, by the API reference of DynamoDB. */
  private static final int BATCH_GET_KEYS = 100;

  /** Asks for rows as they are. */
  static final List<String> ALL_ATTRIBUTES = List.of();

  private final Database database;

  Rows(Database database) {
    this.database = database;
  }

  static Map<String, AttributeValue> idKey(String id) {
    return Map.of("id", fromS(id));
  }

  /** A row of the table of lists or of users; without attributes where there is none. */
  Map<String, AttributeValue> row(Table table, String id) {
    return row(table, idKey(id));
  }

  /** A row of any table; without attributes where there is none. */
  Map<String, AttributeValue> row(Table table, Map<String, AttributeValue> key) {
    return Patience.ask(
            () ->
                database
                    .client()
                    .getItem(g -> g.tableName(database.name(table)).key(key).consistentRead(true)))
        .item();
  }

  /** Those of these rows of the table of users that are there, by their ids. */
  Map<String, Map<String, AttributeValue>> users(Collection<String> ids) {
    var found = new HashMap<String, Map<String, AttributeValue>>();
    var distinct = List.copyOf(Set.copyOf(ids));
    for (var from = 0; from < distinct.size(); from += BATCH_GET_KEYS) {
      var to = Math.min(from + BATCH_GET_KEYS, distinct.size());
      batch(distinct.subList(from, to)).forEach(row -> found.put(row.get("id").s(), row));
    }
    return found;
  }

  private List<Map<String, AttributeValue>> batch(List<String> ids) {
    var keys = ids.stream().map(Rows::idKey).toList();
    var left =
        Map.of(
            database.name(Table.USERS),
            KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
    var found = new ArrayList<Map<String, AttributeValue>>();
    while (!left.isEmpty()) {
      var asked = left;
      var answer = Patience.ask(() -> database.client().batchGetItem(b -> b.requestItems(asked)));
      answer.responses().values().forEach(found::addAll);
      left = answer.unprocessedKeys();
    }
    return found;
  }

  /** Hands out the items or the guests of a list, with no more than these attributes. */
  void ofList(
      Table table,
      String listId,
      List<String> attributes,
      Consumer<Map<String, AttributeValue>> consumer) {
    var query =
        QueryRequest.builder()
            .tableName(database.name(table))
            .keyConditionExpression("list_id = :list")
            .expressionAttributeValues(Map.of(":list", fromS(listId)))
            .consistentRead(true);
    if (!attributes.isEmpty()) {
      query
          .projectionExpression(projection(attributes))
          .expressionAttributeNames(names(attributes));
    }
    Map<String, AttributeValue> next = Map.of();
    do {
      var page = Patience.ask(() -> database.client().query(query.build()));
      page.items().forEach(consumer);
      next = page.lastEvaluatedKey();
      query.exclusiveStartKey(next);
    } while (!next.isEmpty());
  }

  /** Hands out a part of a table, page by page, with no more than these attributes. */
  void segment(
      Table table,
      int segment,
      int segments,
      List<String> attributes,
      Consumer<List<Map<String, AttributeValue>>> consumer) {
    var scan =
        ScanRequest.builder()
            .tableName(database.name(table))
            .segment(segment)
            .totalSegments(segments)
            .projectionExpression(projection(attributes))
            .expressionAttributeNames(names(attributes))
            .consistentRead(true);
    Map<String, AttributeValue> next = Map.of();
    do {
      var page = Patience.ask(() -> database.client().scan(scan.build()));
      consumer.accept(page.items());
      next = page.lastEvaluatedKey();
      scan.exclusiveStartKey(next);
    } while (!next.isEmpty());
  }

  /** By placeholders, as some of our names are reserved words of DynamoDB. */
  private static String projection(List<String> attributes) {
    return IntStream.range(0, attributes.size())
        .mapToObj(i -> "#a" + i)
        .collect(Collectors.joining(", "));
  }

  private static Map<String, String> names(List<String> attributes) {
    return IntStream.range(0, attributes.size())
        .boxed()
        .collect(Collectors.toMap(i -> "#a" + i, attributes::get));
  }
}
