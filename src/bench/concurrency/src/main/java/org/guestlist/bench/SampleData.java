package org.guestlist.bench;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The tables and their rows: 30 lists that the caller sees, and 256 lists that items go to. */
public final class SampleData {
  static final String LISTS = "lists";
  static final String ITEMS = "items";
  static final String GUESTS = "guests";
  static final String LISTS_BY_USER = "lists_by_user_id";
  static final String GUESTS_BY_USER = "guests_by_user_id";

  static final String CALLER = "caller";
  static final String GUEST = "guest";

  /** Many, so that transactions at the same time seldom meet in one list. */
  static final int LISTS_FOR_ITEMS = 256;

  private static final int OWN_LISTS = 20;
  private static final int LISTS_AS_GUEST = 10;
  private static final String OTHER_USER = "other";

  private final DynamoDbClient client;

  private SampleData(DynamoDbClient client) {
    this.client = client;
  }

  /** Creates all at the endpoint that is the only argument. */
  public static void main(String[] arguments) {
    try (var client = LocalClient.of(URI.create(arguments[0]), UrlConnectionHttpClient.builder())) {
      var data = new SampleData(client);
      data.createTables();
      data.putRows();
    }
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static String listForItems(int number) {
    return "for-items-" + number;
  }

  private void createTables() {
    client.createTable(
        table(LISTS, "id")
            .globalSecondaryIndexes(index(LISTS_BY_USER, "user_id"))
            .attributeDefinitions(attributes("id", "user_id"))
            .build());
    client.createTable(
        table(ITEMS, "list_id", "datetime")
            .attributeDefinitions(attributes("list_id", "datetime"))
            .build());
    client.createTable(
        table(GUESTS, "list_id", "user_id")
            .globalSecondaryIndexes(index(GUESTS_BY_USER, "user_id", "list_id"))
            .attributeDefinitions(attributes("list_id", "user_id"))
            .build());
  }

  private static CreateTableRequest.Builder table(String name, String... key) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .keySchema(keySchema(key));
  }

  private static GlobalSecondaryIndex index(String name, String... key) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(keySchema(key))
        .projection(projection -> projection.projectionType(ProjectionType.ALL))
        .build();
  }

  private static List<KeySchemaElement> keySchema(String... key) {
    var partitionKey = keyElement(key[0], KeyType.HASH);
    var sortKey = Stream.of(key).skip(1).map(name -> keyElement(name, KeyType.RANGE));
    return Stream.concat(Stream.of(partitionKey), sortKey).toList();
  }

  private static KeySchemaElement keyElement(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static List<AttributeDefinition> attributes(String... names) {
    return Stream.of(names).map(SampleData::attribute).toList();
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private void putRows() {
    for (int i = 0; i < OWN_LISTS; i++) {
      putList("own-" + i, CALLER);
    }
    for (int i = 0; i < LISTS_AS_GUEST; i++) {
      putList("as-guest-" + i, OTHER_USER);
      putGuest("as-guest-" + i, CALLER);
    }
    for (int i = 0; i < LISTS_FOR_ITEMS; i++) {
      putList(listForItems(i), OTHER_USER);
      putGuest(listForItems(i), GUEST);
    }
  }

  private void putList(String id, String userId) {
    put(
        LISTS,
        Map.of(
            "id", text(id),
            "user_id", text(userId),
            "title", text("Title of " + id),
            "item_count", AttributeValue.fromN("0"),
            "created_at", text("2025-01-01T00:00:00Z")));
  }

  private void putGuest(String listId, String userId) {
    put(
        GUESTS,
        Map.of(
            "list_id", text(listId),
            "user_id", text(userId),
            "added_at", text("2025-01-01T00:00:00Z")));
  }

  private void put(String table, Map<String, AttributeValue> row) {
    client.putItem(request -> request.tableName(table).item(row));
  }
}
