package org.guestlist.testing;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.guestlist.LocalDatabase;
import org.guestlist.model.ItemTime;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The rows behind the program's back: what it keeps, and states that it reaches only by dying.
 *
 * @param prefix what stands in front of the names of the tables
 */
public record Database(String prefix) {
  private static final DynamoDbAsyncClient CLIENT = LocalDatabase.client();

  /** Writes in one BatchWriteItem, by the API reference of DynamoDB. */
  private static final int BATCH = 25;

  private static final String FIRST_INSTANT = "2026-01-05T09:00:00Z";

  /** The tables as Terraform names them. */
  public static Database withoutPrefix() {
    return new Database("");
  }

  /** All rows of a table. */
  public List<Map<String, AttributeValue>> rows(String table) {
    var rows = new ArrayList<Map<String, AttributeValue>>();
    CLIENT
        .scanPaginator(s -> s.tableName(prefix + table).consistentRead(true))
        .items()
        .subscribe(rows::add)
        .join();
    return rows;
  }

  /** The rows of a list's items or guests. */
  public List<Map<String, AttributeValue>> rowsOf(String table, String listId) {
    var query =
        QueryRequest.builder()
            .tableName(prefix + table)
            .keyConditionExpression("list_id = :list")
            .expressionAttributeValues(Map.of(":list", fromS(listId)))
            .consistentRead(true)
            .build();
    var rows = new ArrayList<Map<String, AttributeValue>>();
    CLIENT.queryPaginator(query).items().subscribe(rows::add).join();
    return rows;
  }

  /** How many rows in all tables belong to a list, its own one included. */
  public int rowsOfList(String listId) {
    return (list(listId).isEmpty() ? 0 : 1)
        + rowsOf("items", listId).size()
        + rowsOf("guests", listId).size();
  }

  /** The row of a list; without attributes where there is none. */
  public Map<String, AttributeValue> list(String listId) {
    return CLIENT
        .getItem(g -> g.tableName(prefix + "lists").key(idKey(listId)).consistentRead(true))
        .join()
        .item();
  }

  public boolean isUnderDeletion(String listId) {
    var flag = list(listId).get("under_deletion");
    return flag != null && flag.bool();
  }

  /** Leaves a list as a deletion does that died after its first step. */
  public void putUnderDeletion(String listId) {
    CLIENT
        .updateItem(
            u ->
                u.tableName(prefix + "lists")
                    .key(idKey(listId))
                    .updateExpression("SET under_deletion = :true")
                    .expressionAttributeValues(Map.of(":true", fromBool(true))))
        .join();
  }

  /** Makes a list look as one whose deletion a process began at an instant and did not end. */
  public void putUnfinishedDeletion(String listId, Instant began) {
    CLIENT
        .updateItem(
            u ->
                u.tableName(prefix + "lists")
                    .key(idKey(listId))
                    .updateExpression(
                        "SET under_deletion = :true, deletion_state = :begun,"
                            + " deletion_began_at = :began")
                    .expressionAttributeValues(
                        Map.of(
                            ":true", fromBool(true),
                            ":begun", fromS("BEGUN"),
                            ":began", fromS(began.toString()))))
        .join();
  }

  /**
   * Gives an empty list so many items and guests, and the counters that go with them, faster than
   * the program takes them. The items have descriptions of 100 characters; the guests are nobody.
   */
  public void fill(String listId, int items, int guests) {
    write("items", IntStream.range(0, items).mapToObj(i -> put(item(listId, i))).toList());
    write("guests", IntStream.range(0, guests).mapToObj(i -> put(guest(listId))).toList());
    CLIENT
        .updateItem(
            u ->
                u.tableName(prefix + "lists")
                    .key(idKey(listId))
                    .updateExpression("SET item_count = :items, guest_count = :guests")
                    .expressionAttributeValues(
                        Map.of(
                            ":items", fromN(Integer.toString(items)),
                            ":guests", fromN(Integer.toString(guests)))))
        .join();
  }

  private static Map<String, AttributeValue> item(String listId, int number) {
    var createdAt = Instant.parse(FIRST_INSTANT).plusSeconds(number);
    return Map.of(
        "list_id", fromS(listId),
        "datetime", fromS(ItemTime.format(createdAt)),
        "description", fromS("%-100s".formatted("Item " + number)),
        "done", fromBool(false),
        "order", fromN("10"),
        "version", fromN("1"));
  }

  private static Map<String, AttributeValue> guest(String listId) {
    return Map.of(
        "list_id", fromS(listId),
        "user_id", fromS(UUID.randomUUID().toString()),
        "access", fromS("EDITOR"));
  }

  /** Deletes some of a list's items or guests, and moves no counter. */
  public void delete(String table, List<Map<String, AttributeValue>> rows) {
    var sortKey = table.equals("items") ? "datetime" : "user_id";
    write(
        table,
        rows.stream()
            .map(row -> Map.of("list_id", row.get("list_id"), sortKey, row.get(sortKey)))
            .map(key -> DeleteRequest.builder().key(key).build())
            .map(delete -> WriteRequest.builder().deleteRequest(delete).build())
            .toList());
  }

  private static WriteRequest put(Map<String, AttributeValue> row) {
    return WriteRequest.builder().putRequest(p -> p.item(row)).build();
  }

  private void write(String table, List<WriteRequest> writes) {
    for (int from = 0; from < writes.size(); from += BATCH) {
      var batch = writes.subList(from, Math.min(from + BATCH, writes.size()));
      var answer = CLIENT.batchWriteItem(b -> b.requestItems(Map.of(prefix + table, batch))).join();
      if (answer.hasUnprocessedItems() && !answer.unprocessedItems().isEmpty()) {
        throw new IllegalStateException("The database did not take all rows of a batch");
      }
    }
  }

  private static Map<String, AttributeValue> idKey(String id) {
    return Map.of("id", fromS(id));
  }
}
