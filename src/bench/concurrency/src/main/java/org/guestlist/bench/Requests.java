package org.guestlist.bench;

import static org.guestlist.bench.SampleData.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** What every variant asks of DynamoDB. */
final class Requests {
  private Requests() {}

  static QueryRequest ownLists() {
    return ofCaller(SampleData.LISTS, SampleData.LISTS_BY_USER);
  }

  static QueryRequest memberships() {
    return ofCaller(SampleData.GUESTS, SampleData.GUESTS_BY_USER);
  }

  private static QueryRequest ofCaller(String table, String index) {
    return QueryRequest.builder()
        .tableName(table)
        .indexName(index)
        .keyConditionExpression("user_id = :user")
        .expressionAttributeValues(Map.of(":user", text(SampleData.CALLER)))
        .build();
  }

  static BatchGetItemRequest lists(QueryResponse ownLists, QueryResponse memberships) {
    var ids =
        Stream.concat(
            ownLists.items().stream().map(row -> row.get("id")),
            memberships.items().stream().map(row -> row.get("list_id")));
    var keys = ids.map(id -> Map.of("id", id)).toList();
    return BatchGetItemRequest.builder()
        .requestItems(Map.of(SampleData.LISTS, KeysAndAttributes.builder().keys(keys).build()))
        .build();
  }

  static BatchGetItemRequest access(NewItem item) {
    return BatchGetItemRequest.builder()
        .requestItems(
            Map.of(
                SampleData.LISTS, KeysAndAttributes.builder().keys(List.of(listKey(item))).build(),
                SampleData.GUESTS,
                    KeysAndAttributes.builder().keys(List.of(guestKey(item))).build()))
        .build();
  }

  /**
   * Counts the item in its list, puts it, and checks that the guest still is one, all or nothing.
   *
   * @param access the answer to {@link #access}
   * @throws IllegalStateException if the list or the guest is not there
   */
  static TransactWriteItemsRequest create(NewItem item, BatchGetItemResponse access) {
    var rows = access.responses();
    if (rows.get(SampleData.LISTS).isEmpty() || rows.get(SampleData.GUESTS).isEmpty()) {
      throw new IllegalStateException("Denied: " + item);
    }
    return TransactWriteItemsRequest.builder()
        .transactItems(
            TransactWriteItem.builder().update(count(item)).build(),
            TransactWriteItem.builder().put(put(item)).build(),
            TransactWriteItem.builder().conditionCheck(stillGuest(item)).build())
        .build();
  }

  private static Update count(NewItem item) {
    return Update.builder()
        .tableName(SampleData.LISTS)
        .key(listKey(item))
        .updateExpression("SET item_count = item_count + :one")
        .conditionExpression("attribute_exists(id)")
        .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")))
        .build();
  }

  private static Put put(NewItem item) {
    return Put.builder()
        .tableName(SampleData.ITEMS)
        .item(
            Map.of(
                "list_id", text(item.listId()),
                "datetime", text(item.datetime()),
                "text", text("some item text"),
                "user_id", text(SampleData.CALLER)))
        .build();
  }

  private static ConditionCheck stillGuest(NewItem item) {
    return ConditionCheck.builder()
        .tableName(SampleData.GUESTS)
        .key(guestKey(item))
        .conditionExpression("attribute_exists(list_id)")
        .build();
  }

  private static Map<String, AttributeValue> listKey(NewItem item) {
    return Map.of("id", text(item.listId()));
  }

  private static Map<String, AttributeValue> guestKey(NewItem item) {
    return Map.of("list_id", text(item.listId()), "user_id", text(SampleData.GUEST));
  }
}
