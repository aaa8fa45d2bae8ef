package org.guestlist.faults;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Rows for one call, always the same but for their ids: an owner with a list of three items, of
 * which one is done, and a guest; and somebody who has no part in it.
 *
 * @param items the ids of the three items, as the API has them
 */
record Scene(String owner, String guest, String other, String list, List<String> items) {
  private static final DynamoDbAsyncClient CLIENT = LocalDatabase.client();
  private static final String INSTANT = "2026-01-05T09:00:0%d.000000";

  static Scene create() {
    var owner = UUID.randomUUID().toString();
    var guest = UUID.randomUUID().toString();
    var other = UUID.randomUUID().toString();
    var list = UUID.randomUUID().toString();
    var users = new ArrayList<WriteRequest>();
    for (var user : List.of(owner, guest, other)) {
      users.add(put(Map.of("id", fromS(user), "email", fromS(email(user)))));
      users.add(put(Map.of("id", fromS("email#" + email(user)), "user_id", fromS(user))));
    }
    var rows =
        Map.of(
            "users", users,
            "lists", List.of(put(listRow(list, owner))),
            "items", List.of(item(list, 1, false), item(list, 2, true), item(list, 3, false)),
            "guests", List.of(put(guestRow(list, guest))));
    CLIENT.batchWriteItem(b -> b.requestItems(rows)).join();
    // From now on the program knows the owner, and asks nobody who it is
    List<String> items =
        Api.as(email(owner))
            .run("{ list(id: \"" + list + "\") { items { nodes { id } } } }")
            .data("list.items.nodes.id");
    return new Scene(owner, guest, other, list, items);
  }

  static String email(String user) {
    return user + "@example.com";
  }

  /** An address that nobody has yet. */
  String newEmail() {
    return "new-" + email(owner);
  }

  Api asOwner() {
    return Api.as(email(owner));
  }

  private static WriteRequest put(Map<String, AttributeValue> row) {
    return WriteRequest.builder().putRequest(p -> p.item(row)).build();
  }

  private static Map<String, AttributeValue> listRow(String list, String owner) {
    return Map.of(
        "id", fromS(list),
        "user_id", fromS(owner),
        "title", fromS("List"),
        "version", fromN("0"),
        "item_count", fromN("3"),
        "done_count", fromN("1"),
        "guest_count", fromN("1"));
  }

  private static WriteRequest item(String list, int number, boolean done) {
    return put(
        Map.of(
            "list_id", fromS(list),
            "datetime", fromS(INSTANT.formatted(number)),
            "description", fromS("Item " + number),
            "done", fromBool(done),
            "order", fromN(String.valueOf(10 * number)),
            "version", fromN(done ? "2" : "1")));
  }

  private static Map<String, AttributeValue> guestRow(String list, String guest) {
    return Map.of("list_id", fromS(list), "user_id", fromS(guest), "access", fromS("EDITOR"));
  }

  // What can be compared with another scene

  /** An answer without ids, instants and cursors. */
  String normal(Answer answer) {
    Map<String, Object> data = answer.path("data");
    return normal(String.valueOf(data));
  }

  /** All rows that belong to it, each as text without ids and instants, in order. */
  List<String> rows() {
    var rows = new ArrayList<String>();
    var lists = new TreeMap<String, Map<String, AttributeValue>>();
    query("lists", "lists_by_user_id", "user_id", owner)
        .forEach(key -> lists.put(key.get("id").s(), get("lists", key.get("id").s())));
    lists.values().forEach(row -> rows.add("list " + text(row)));
    lists.put(list, Map.of());
    for (var id : lists.keySet()) {
      query("items", null, "list_id", id).forEach(row -> rows.add("item " + text(row)));
      query("guests", null, "list_id", id).forEach(row -> rows.add("guest " + text(row)));
    }
    query("users", "users_by_email", "email", newEmail())
        .forEach(row -> rows.add("user " + text(row)));
    rows.add("address " + text(get("users", "email#" + newEmail())));
    return rows.stream().sorted().toList();
  }

  private static List<Map<String, AttributeValue>> query(
      String table, String index, String key, String value) {
    return CLIENT
        .query(
            q ->
                q.tableName(table)
                    .indexName(index)
                    .keyConditionExpression(key + " = :value")
                    .expressionAttributeValues(Map.of(":value", fromS(value))))
        .join()
        .items();
  }

  private static Map<String, AttributeValue> get(String table, String id) {
    return CLIENT
        .getItem(g -> g.tableName(table).key(Map.of("id", fromS(id))).consistentRead(true))
        .join()
        .item();
  }

  private String text(Map<String, AttributeValue> row) {
    var sorted = new TreeMap<String, String>();
    row.forEach((name, value) -> sorted.put(name, value.toString()));
    return normal(sorted.toString());
  }

  private String normal(String text) {
    var names = new HashMap<String, String>();
    names.put(owner, "OWNER");
    names.put(guest, "GUEST");
    names.put(other, "OTHER");
    names.put(list, "LIST");
    var named = text;
    for (var name : names.entrySet()) {
      named = named.replace(name.getKey(), name.getValue());
    }
    return named
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
        .replaceAll("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z?", "TIME");
  }
}
