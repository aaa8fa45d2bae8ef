package org.guestlist.testing;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.guestlist.LocalDatabase;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes rows straight into the tables, exactly with the attributes of the tutorial's programs: no
 * counters, no access, no version of a list, {@code order} always 10.
 */
public final class ForeignProgram {
  private static final DynamoDbAsyncClient CLIENT = LocalDatabase.client();

  /** The id of a new user. */
  public String putUser(String email) {
    var id = UUID.randomUUID().toString();
    put("users", Map.of("id", fromS(id), "email", fromS(email)));
    return id;
  }

  /** The id of a new list. */
  public String putList(String ownerId, String title) {
    var id = UUID.randomUUID().toString();
    put("lists", Map.of("id", fromS(id), "user_id", fromS(ownerId), "title", fromS(title)));
    return id;
  }

  public void putItem(String listId, String datetime, String description, boolean done) {
    put(
        "items",
        Map.of(
            "list_id", fromS(listId),
            "datetime", fromS(datetime),
            "description", fromS(description),
            "done", fromBool(done),
            "order", fromN("10"),
            "version", fromN("1")));
  }

  public void putGuest(String listId, String userId) {
    put("guests", Map.of("list_id", fromS(listId), "user_id", fromS(userId)));
  }

  public void markUnderDeletion(String listId) {
    CLIENT
        .updateItem(
            u ->
                u.tableName("lists")
                    .key(Map.of("id", fromS(listId)))
                    .updateExpression("SET under_deletion = :true")
                    .expressionAttributeValues(Map.of(":true", fromBool(true))))
        .join();
  }

  /** The counters in the row of a list: items, done, guests. */
  public List<Integer> countersOf(String listId) {
    var row =
        CLIENT.getItem(g -> g.tableName("lists").key(Map.of("id", fromS(listId)))).join().item();
    return Stream.of("item_count", "done_count", "guest_count")
        .map(name -> Integer.parseInt(row.get(name).n()))
        .toList();
  }

  /** The rows of a list's items or guests. */
  public List<Map<String, AttributeValue>> rowsOf(String table, String listId) {
    return Database.withoutPrefix().rowsOf(table, listId);
  }

  private static void put(String table, Map<String, AttributeValue> row) {
    CLIENT.putItem(p -> p.tableName(table).item(row)).join();
  }
}
