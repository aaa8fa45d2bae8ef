package org.guestlist.store.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Keys, indexes and projections of the four tables; all keys are text. */
final class TableDefinitions {
  static final String USERS_BY_EMAIL = "users_by_email";
  static final String LISTS_BY_USER_ID = "lists_by_user_id";
  static final String LISTS_UNDER_DELETION = "lists_under_deletion";
  static final String GUESTS_BY_USER_ID = "guests_by_user_id";

  private static final Projection KEYS_ONLY =
      Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build();

  private TableDefinitions() {}

  static List<CreateTableRequest> all(Tables tables) {
    return List.of(
        table(tables.name(Table.USERS), List.of("id"), index(USERS_BY_EMAIL, KEYS_ONLY, "email")),
        table(
            tables.name(Table.LISTS),
            List.of("id"),
            // Keys only: with more, each change of a counter would be written to the index, too.
            index(LISTS_BY_USER_ID, KEYS_ONLY, "user_id"),
            // Sparse: a list has this key from the beginning of its deletion to its end.
            index(LISTS_UNDER_DELETION, KEYS_ONLY, Rows.DELETION_STATE, Rows.DELETION_BEGAN_AT)),
        table(tables.name(Table.ITEMS), List.of("list_id", "datetime")),
        table(
            tables.name(Table.GUESTS),
            List.of("list_id", "user_id"),
            // With the access, a page of 100 lists as guest takes one BatchGetItem, not two.
            index(GUESTS_BY_USER_ID, including(Rows.ACCESS), "user_id", "list_id")));
  }

  private static CreateTableRequest table(
      String name, List<String> keys, GlobalSecondaryIndex... indexes) {
    var attributes =
        Stream.concat(
                keys.stream(),
                Stream.of(indexes).flatMap(i -> i.keySchema().stream().map(k -> k.attributeName())))
            .distinct()
            .map(TableDefinitions::text)
            .toList();
    var request =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(attributes)
            .keySchema(keySchema(keys));
    return indexes.length == 0 ? request.build() : request.globalSecondaryIndexes(indexes).build();
  }

  private static GlobalSecondaryIndex index(String name, Projection projection, String... keys) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(keySchema(List.of(keys)))
        .projection(projection)
        .build();
  }

  private static Projection including(String attribute) {
    return Projection.builder()
        .projectionType(ProjectionType.INCLUDE)
        .nonKeyAttributes(attribute)
        .build();
  }

  private static List<KeySchemaElement> keySchema(List<String> keys) {
    var elements = new ArrayList<KeySchemaElement>();
    for (var key : keys) {
      var type = elements.isEmpty() ? KeyType.HASH : KeyType.RANGE;
      elements.add(KeySchemaElement.builder().attributeName(key).keyType(type).build());
    }
    return elements;
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }
}
