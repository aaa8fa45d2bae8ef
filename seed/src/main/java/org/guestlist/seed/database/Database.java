package org.guestlist.seed.database;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestlist.seed.Problem;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** The four tables of one installation. Thread-safe. Has to be closed. */
public final class Database implements AutoCloseable {
  private final DynamoDbClient client;
  private final String prefix;

  public Database(DynamoDbClient client, String prefix) {
    this.client = client;
    this.prefix = prefix;
  }

  public DynamoDbClient client() {
    return client;
  }

  /** The name of a table in this installation. */
  public String name(Table table) {
    return prefix + table.suffix();
  }

  /** The table as DynamoDB describes it now. */
  public TableDescription describe(Table table) {
    return client.describeTable(d -> d.tableName(name(table))).table();
  }

  /**
   * Compares keys and indexes with the data model; what an index projects may differ.
   *
   * @throws Problem if a table is missing, not ready, or of another shape, or if the database
   *     cannot be asked
   */
  void check() {
    try {
      var missing = Arrays.stream(Table.values()).filter(this::isMissing).map(this::name).toList();
      if (!missing.isEmpty()) {
        throw new Problem(
            "There is no table %s: make it with Terraform, or by starting the service with GUESTLIST_CREATE_TABLES=true, or check --region and --prefix."
                .formatted(String.join(", ", missing)));
      }
      var wrong = Arrays.stream(Table.values()).flatMap(t -> wrongWith(t, describe(t))).toList();
      if (!wrong.isEmpty()) {
        throw new Problem(String.join("; ", wrong) + ". Nothing was written.");
      }
    } catch (SdkException failure) {
      throw Failures.inWords(failure);
    }
  }

  private boolean isMissing(Table table) {
    try {
      return describe(table) == null;
    } catch (ResourceNotFoundException none) {
      return true;
    }
  }

  private Stream<String> wrongWith(Table table, TableDescription found) {
    if (found.tableStatus() != TableStatus.ACTIVE && found.tableStatus() != TableStatus.UPDATING) {
      return Stream.of(
          "The table %s is %s: try again later"
              .formatted(name(table), found.tableStatusAsString()));
    }
    var types =
        found.attributeDefinitions().stream()
            .collect(
                Collectors.toMap(
                    AttributeDefinition::attributeName,
                    AttributeDefinition::attributeTypeAsString));
    var wrong = Stream.<String>builder();
    if (!keys(found.keySchema(), types).equals(text(table.keys()))) {
      wrong.add(
          "The table %s has the key %s instead of %s"
              .formatted(name(table), keys(found.keySchema(), types), text(table.keys())));
    }
    for (var index : table.indexes()) {
      wrongWith(table, index, found, types).ifPresent(wrong::add);
    }
    return wrong.build();
  }

  private Optional<String> wrongWith(
      Table table, Table.Index index, TableDescription found, Map<String, String> types) {
    var keys =
        found.globalSecondaryIndexes().stream()
            .filter(i -> i.indexName().equals(index.name()))
            .findFirst()
            .map(i -> keys(i.keySchema(), types));
    if (keys.isEmpty()) {
      return Optional.of("The table %s has no index %s".formatted(name(table), index.name()));
    }
    return keys.filter(k -> !k.equals(text(index.keys())))
        .map(
            k ->
                "The index %s of the table %s has the key %s instead of %s"
                    .formatted(index.name(), name(table), k, text(index.keys())));
  }

  private static List<String> keys(List<KeySchemaElement> schema, Map<String, String> types) {
    return schema.stream()
        .map(k -> k.attributeName() + " " + types.get(k.attributeName()))
        .toList();
  }

  private static List<String> text(List<String> keys) {
    return keys.stream().map(key -> key + " S").toList();
  }

  @Override
  public void close() {
    client.close();
  }
}
