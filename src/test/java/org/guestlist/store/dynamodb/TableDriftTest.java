package org.guestlist.store.dynamodb;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.guestlist.LocalDatabase;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/**
 * The tables that the service makes in dev mode and tests are those that Terraform plans. They are
 * made, and then compared as the database describes them: whatever the service does to a table
 * after its creation counts as well.
 */
class TableDriftTest {
  private static final String PREFIX = "drift_";
  private static final DynamoDbAsyncClient CLIENT = LocalDatabase.client();

  /** What a plan has for what is not set, where it does not leave it out. */
  private static final String NONE = "";

  /**
   * One table.
   *
   * @param attributes the types of all that are a key of something
   * @param timeToLive the attribute by which rows expire
   * @param stream what is in the stream of changes
   */
  private record Shape(
      Map<String, String> attributes,
      String hashKey,
      String rangeKey,
      Map<String, Index> indexes,
      String timeToLive,
      String stream) {}

  private record Index(
      String kind,
      String hashKey,
      String rangeKey,
      String projection,
      Set<String> nonKeyAttributes) {}

  @Test
  void theServiceMakesTheTablesThatTerraformPlans() {
    var plan = TerraformPlan.read();
    new TableSetup(CLIENT, new Tables(Optional.of(PREFIX))).createMissing();

    assertThat(made()).containsExactlyInAnyOrderEntriesOf(planned(plan));
  }

  private static Map<String, Shape> planned(TerraformPlan plan) {
    return plan.resources("aws_dynamodb_table")
        .collect(
            toMap(
                table -> withoutPrefix(plan.prefix(), table.getString("name")),
                TableDriftTest::planned,
                TableDriftTest::twice,
                TreeMap::new));
  }

  private static Shape planned(JsonObject table) {
    var indexes = new TreeMap<String, Index>();
    TerraformPlan.array(table, "global_secondary_index")
        .forEach(index -> indexes.put(index.getString("name"), planned("global", index, table)));
    TerraformPlan.array(table, "local_secondary_index")
        .forEach(index -> indexes.put(index.getString("name"), planned("local", index, table)));
    return new Shape(
        TerraformPlan.array(table, "attribute")
            .collect(
                toMap(
                    a -> a.getString("name"),
                    a -> a.getString("type"),
                    TableDriftTest::twice,
                    TreeMap::new)),
        table.getString("hash_key"),
        table.getString("range_key", NONE),
        indexes,
        TerraformPlan.array(table, "ttl")
            .filter(ttl -> ttl.getBoolean("enabled", false))
            .map(ttl -> ttl.getString("attribute_name"))
            .findAny()
            .orElse(NONE),
        table.getBoolean("stream_enabled", false) ? table.getString("stream_view_type") : NONE);
  }

  private static Index planned(String kind, JsonObject index, JsonObject table) {
    var others = index.getOrDefault("non_key_attributes", JsonValue.NULL);
    return new Index(
        kind,
        // A local one has that of its table.
        index.getString("hash_key", table.getString("hash_key")),
        index.getString("range_key", NONE),
        index.getString("projection_type"),
        others instanceof JsonArray names
            ? new TreeSet<>(names.getValuesAs(JsonString::getString))
            : Set.of());
  }

  private static Map<String, Shape> made() {
    var names = CLIENT.listTablesPaginator().tableNames().filter(name -> name.startsWith(PREFIX));
    var shapes = new TreeMap<String, Shape>();
    names.subscribe(name -> shapes.put(withoutPrefix(PREFIX, name), made(name))).join();
    return shapes;
  }

  private static Shape made(String name) {
    var table = CLIENT.describeTable(d -> d.tableName(name)).join().table();
    var indexes = new TreeMap<String, Index>();
    table
        .globalSecondaryIndexes()
        .forEach(i -> indexes.put(i.indexName(), made("global", i.keySchema(), i.projection())));
    table
        .localSecondaryIndexes()
        .forEach(i -> indexes.put(i.indexName(), made("local", i.keySchema(), i.projection())));
    return new Shape(
        table.attributeDefinitions().stream()
            .collect(
                toMap(
                    AttributeDefinition::attributeName,
                    AttributeDefinition::attributeTypeAsString,
                    TableDriftTest::twice,
                    TreeMap::new)),
        key(table.keySchema(), KeyType.HASH),
        key(table.keySchema(), KeyType.RANGE),
        indexes,
        timeToLive(name),
        stream(table));
  }

  private static Index made(String kind, List<KeySchemaElement> keys, Projection projection) {
    return new Index(
        kind,
        key(keys, KeyType.HASH),
        key(keys, KeyType.RANGE),
        projection.projectionTypeAsString(),
        new TreeSet<>(projection.nonKeyAttributes()));
  }

  private static String key(List<KeySchemaElement> keys, KeyType type) {
    return keys.stream()
        .filter(key -> key.keyType() == type)
        .map(KeySchemaElement::attributeName)
        .findAny()
        .orElse(NONE);
  }

  private static String timeToLive(String name) {
    var description =
        CLIENT.describeTimeToLive(d -> d.tableName(name)).join().timeToLiveDescription();
    return description.timeToLiveStatus() == TimeToLiveStatus.DISABLED
        ? NONE
        : description.attributeName();
  }

  private static String stream(TableDescription table) {
    var stream = table.streamSpecification();
    return stream != null && stream.streamEnabled() ? stream.streamViewTypeAsString() : NONE;
  }

  private static String withoutPrefix(String prefix, String name) {
    assertThat(name).startsWith(prefix);
    return name.substring(prefix.length());
  }

  private static <T> T twice(T first, T second) {
    throw new IllegalStateException("Twice: " + first + ", " + second);
  }
}
