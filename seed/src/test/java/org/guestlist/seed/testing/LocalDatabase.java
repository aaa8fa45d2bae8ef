package org.guestlist.seed.testing;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.guestlist.dynoxide.Dynoxide;
import org.guestlist.seed.database.Database;
import org.guestlist.seed.database.Table;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The database of the tests: the one at {@code AWS_ENDPOINT_URL_DYNAMODB}, which has to be empty,
 * or one Dynoxide in memory for all tests of a JVM. Each test has tables of its own.
 */
public final class LocalDatabase {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final URI ENDPOINT = start();
  private static final DynamoDbClient CLIENT = client();

  private LocalDatabase() {}

  public static URI endpoint() {
    return ENDPOINT;
  }

  /** A prefix that nobody else has. */
  public static String newPrefix() {
    return "t%d_".formatted(NUMBER.incrementAndGet());
  }

  /** The tables of a prefix, which somebody else makes. */
  public static Database tables(String prefix) {
    return new Database(CLIENT, prefix);
  }

  /** Fresh tables on demand. */
  public static Database newTables(String prefix) {
    var database = new Database(CLIENT, prefix);
    Stream.of(Table.values()).forEach(table -> create(database, table, 0));
    return database;
  }

  /**
   * Fresh tables with provisioned capacity, as the tutorial has them.
   *
   * @param units of reading and of writing, for each table and index
   */
  public static Database newTables(String prefix, long units) {
    var database = new Database(CLIENT, prefix);
    Stream.of(Table.values()).forEach(table -> create(database, table, units));
    return database;
  }

  /** All rows of a table. */
  public static List<Map<String, AttributeValue>> rows(Database database, Table table) {
    return CLIENT
        .scanPaginator(s -> s.tableName(database.name(table)).consistentRead(true))
        .items()
        .stream()
        .toList();
  }

  public static void put(Database database, Table table, Map<String, AttributeValue> row) {
    CLIENT.putItem(p -> p.tableName(database.name(table)).item(row));
  }

  // Rows exactly as the tutorial's script writes them: no counters, no access, no address rows.

  public static Map<String, AttributeValue> user(String id, String email) {
    return Map.of("id", fromS(id), "email", fromS(email));
  }

  public static Map<String, AttributeValue> list(String id, String userId, String title) {
    return Map.of("id", fromS(id), "user_id", fromS(userId), "title", fromS(title));
  }

  public static Map<String, AttributeValue> item(
      String listId, String datetime, String description, boolean done) {
    return Map.of(
        "list_id", fromS(listId),
        "datetime", fromS(datetime),
        "description", fromS(description),
        "done", fromBool(done),
        "order", fromN("10"),
        "version", fromN("1"));
  }

  public static Map<String, AttributeValue> guest(String listId, String userId) {
    return Map.of("list_id", fromS(listId), "user_id", fromS(userId));
  }

  private static void create(Database database, Table table, long units) {
    var request =
        CreateTableRequest.builder()
            .tableName(database.name(table))
            .billingMode(units == 0 ? BillingMode.PAY_PER_REQUEST : BillingMode.PROVISIONED)
            .keySchema(schema(table.keys()))
            .attributeDefinitions(
                Stream.concat(
                        table.keys().stream(),
                        table.indexes().stream().flatMap(i -> i.keys().stream()))
                    .distinct()
                    .map(LocalDatabase::text)
                    .toList());
    if (units > 0) {
      request.provisionedThroughput(throughput(units));
    }
    if (!table.indexes().isEmpty()) {
      request.globalSecondaryIndexes(
          table.indexes().stream().map(index -> index(index, units)).toList());
    }
    CLIENT.createTable(request.build());
  }

  private static GlobalSecondaryIndex index(Table.Index index, long units) {
    var builder =
        GlobalSecondaryIndex.builder()
            .indexName(index.name())
            .keySchema(schema(index.keys()))
            .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY));
    return units == 0 ? builder.build() : builder.provisionedThroughput(throughput(units)).build();
  }

  private static ProvisionedThroughput throughput(long units) {
    return ProvisionedThroughput.builder()
        .readCapacityUnits(units)
        .writeCapacityUnits(units)
        .build();
  }

  private static List<KeySchemaElement> schema(List<String> keys) {
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

  private static DynamoDbClient client() {
    return DynamoDbClient.builder()
        .endpointOverride(ENDPOINT)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  private static URI start() {
    return Optional.ofNullable(System.getenv(Dynoxide.ENDPOINT_VARIABLE))
        .map(URI::create)
        .orElseGet(() -> Dynoxide.oncePerJvm("test", () -> Dynoxide.inMemory(0)).endpoint());
  }
}
