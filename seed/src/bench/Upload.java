import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.guestlist.seed.Seed;
import org.guestlist.seed.database.Table;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * How fast populate is, from its start to its end, beside a bare loop that sends the very requests
 * to write that populate sends, ready made, with as many threads. {@code java -cp
 * seed/target/seed.jar:seed/src/bench seed/src/bench/Upload.java http://localhost:8000 USERS
 * ROUNDS}
 */
public final class Upload {
  private static final int THREADS = 8;

  private final DynamoDbClient client;
  private final String endpoint;
  private final long users;

  private Upload(String endpoint, long users) {
    this.endpoint = endpoint;
    this.users = users;
    this.client =
        DynamoDbClient.builder()
            .endpointOverride(URI.create(endpoint))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(ApacheHttpClient.builder().maxConnections(THREADS))
            .build();
  }

  public static void main(String[] arguments) throws Exception {
    Thread.currentThread().setContextClassLoader(Upload.class.getClassLoader());
    var upload = new Upload(arguments[0], Long.parseLong(arguments[1]));
    var rounds = Integer.parseInt(arguments[2]);
    var ratios = new ArrayList<Double>();
    var prefix = upload.newTables();
    Recorder.on = true;
    upload.populate(prefix);
    Recorder.on = false;
    for (int round = 0; round < rounds; round++) {
      ratios.add(upload.round(prefix, round % 2 == 0));
    }
    Collections.sort(ratios);
    System.out.printf(
        "populate / bare loop: median %.2f, smallest %.2f, largest %.2f of %d rounds%n",
        ratios.get(rounds / 2), ratios.get(0), ratios.get(rounds - 1), rounds);
    System.exit(0);
  }

  /** Notes the requests to write; the SDK finds it by the file execution.interceptors. */
  public static final class Recorder implements ExecutionInterceptor {
    static final List<BatchWriteItemRequest> REQUESTS =
        Collections.synchronizedList(new ArrayList<>());
    static volatile boolean on;

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      if (on && context.request() instanceof BatchWriteItemRequest request) {
        REQUESTS.add(request);
      }
    }
  }

  private double round(String filled, boolean populateFirst) throws Exception {
    var forPopulate = newTables();
    var forLoop = newTables();
    var requests = requests(filled, forLoop);
    var rows = requests.stream().mapToInt(Upload::size).sum();
    double populate = populateFirst ? populate(forPopulate) : 0;
    var loop = loop(requests);
    populate = populateFirst ? populate : populate(forPopulate);
    System.out.printf(
        "%,d rows: populate %,.0f a second, bare loop %,.0f a second, ratio %.2f%n",
        rows, rows / populate, rows / loop, loop / populate);
    delete(forPopulate);
    delete(forLoop);
    return loop / populate;
  }

  private double populate(String prefix) {
    var began = System.nanoTime();
    var code =
        Seed.commandLine()
            .execute("populate", "--endpoint", endpoint, "--prefix", prefix, "--users", "" + users);
    if (code != 0) {
      throw new IllegalStateException("exit code " + code);
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private double loop(List<BatchWriteItemRequest> requests) throws Exception {
    var executor = Executors.newFixedThreadPool(THREADS);
    var next = new AtomicInteger();
    var began = System.nanoTime();
    var threads = new ArrayList<Future<?>>();
    for (int i = 0; i < THREADS; i++) {
      threads.add(
          executor.submit(
              () -> {
                for (var n = next.getAndIncrement();
                    n < requests.size();
                    n = next.getAndIncrement()) {
                  client.batchWriteItem(requests.get(n));
                }
              }));
    }
    for (var thread : threads) {
      thread.get();
    }
    executor.shutdown();
    return (System.nanoTime() - began) / 1e9;
  }

  private static int size(BatchWriteItemRequest request) {
    return request.requestItems().values().stream().mapToInt(List::size).sum();
  }

  /** What was written to some tables, for others. */
  private static List<BatchWriteItemRequest> requests(String from, String to) {
    var requests = new ArrayList<BatchWriteItemRequest>();
    for (var request : Recorder.REQUESTS) {
      var items = new HashMap<String, List<WriteRequest>>();
      request
          .requestItems()
          .forEach((table, rows) -> items.put(to + table.substring(from.length()), rows));
      requests.add(request.toBuilder().requestItems(items).build());
    }
    return requests;
  }

  private String newTables() {
    var prefix = "bench%d_".formatted(System.nanoTime());
    for (var table : Table.values()) {
      client.createTable(
          c -> {
            c.tableName(prefix + table.suffix())
                .billingMode("PAY_PER_REQUEST")
                .keySchema(keys(table.keys()));
            var names = new ArrayList<>(table.keys());
            table.indexes().forEach(i -> names.addAll(i.keys()));
            c.attributeDefinitions(
                names.stream()
                    .distinct()
                    .map(
                        n ->
                            AttributeDefinition.builder()
                                .attributeName(n)
                                .attributeType("S")
                                .build())
                    .toList());
            if (!table.indexes().isEmpty()) {
              c.globalSecondaryIndexes(table.indexes().stream().map(Upload::index).toList());
            }
          });
    }
    return prefix;
  }

  private static GlobalSecondaryIndex index(Table.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keys(index.keys()))
        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
        .build();
  }

  private static List<KeySchemaElement> keys(List<String> names) {
    var keys = new ArrayList<KeySchemaElement>();
    names.forEach(
        name ->
            keys.add(
                KeySchemaElement.builder()
                    .attributeName(name)
                    .keyType(keys.isEmpty() ? "HASH" : "RANGE")
                    .build()));
    return keys;
  }

  private void delete(String prefix) {
    for (var table : Table.values()) {
      client.deleteTable(d -> d.tableName(prefix + table.suffix()));
    }
  }
}
