package org.guestlist.store.dynamodb;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.guestlist.request.EventLoop;
import org.guestlist.store.Retries;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * Measures what a request to DynamoDB costs the process that sends it: processor time, bytes that
 * are allocated, and what is still held right after the load. Every second request is a query with
 * ten rows, the others put a row. A server in a process of its own gives the same answers again and
 * again.
 *
 * <p>Each set of levers runs in a JVM of its own, in turns.
 */
public final class ClientBenchmark {
  private static final int CONCURRENT = 16;
  private static final int WARM_UP = 60_000;
  private static final String AWAITED = "port ";

  /** What can be changed about the client, alone or together; and whether the gateway sends. */
  private enum Lever {
    TIMER,
    ENDPOINT,
    HTTP,
    NO_CAPACITY,
    GATEWAY
  }

  private record Result(double cpuMicros, double bytes, double perSecond, double heldMegabytes) {
    static Result parse(String line) {
      var numbers = Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
      return new Result(numbers[0], numbers[1], numbers[2], numbers[3]);
    }
  }

  private ClientBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0 && arguments[0].equals("server")) {
      serve();
    } else if (arguments.length > 0 && arguments[0].equals("run")) {
      run(URI.create(arguments[1]), Integer.parseInt(arguments[2]), levers(arguments[3]));
    } else {
      compare(
          arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5,
          arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60_000);
    }
  }

  private static List<Lever> levers(String names) {
    return names.equals("none")
        ? List.of()
        : Arrays.stream(names.split("\\+")).map(Lever::valueOf).toList();
  }

  private static void compare(int rounds, int requests) throws IOException {
    var sets = List.of("none", "TIMER", "ENDPOINT", "HTTP", "NO_CAPACITY", "TIMER+ENDPOINT+HTTP");
    var server = java("server");
    try (var output = server.inputReader()) {
      var port = output.readLine().substring(AWAITED.length());
      var results = new HashMap<String, List<Result>>();
      for (int round = 0; round < rounds; round++) {
        for (var set : sets) {
          results.computeIfAbsent(set, s -> new ArrayList<>()).add(once(port, requests, set));
        }
      }
      print(sets, results);
    } finally {
      server.destroy();
    }
  }

  private static Result once(String port, int requests, String set) throws IOException {
    var run = java("run", "http://127.0.0.1:" + port, String.valueOf(requests), set);
    try (var output = run.inputReader()) {
      return Result.parse(output.readLine());
    }
  }

  private static Process java(String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m"));
    Optional.ofNullable(System.getProperty("jvm")).ifPresent(command::add);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ClientBenchmark.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void print(List<String> sets, Map<String, List<Result>> results) {
    var base = median(results.get("none"));
    System.out.println(
        "| levers | CPU, µs | to none | allocated, bytes | to none | requests/s | held, MB |");
    System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (var set : sets) {
      var result = median(results.get(set));
      System.out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.2f | %.0f | %.2f | %.0f | %.1f |%n",
          set,
          result.cpuMicros(),
          result.cpuMicros() / base.cpuMicros(),
          result.bytes(),
          result.bytes() / base.bytes(),
          result.perSecond(),
          result.heldMegabytes());
    }
  }

  private static Result median(List<Result> results) {
    return new Result(
        median(results.stream().mapToDouble(Result::cpuMicros).toArray()),
        median(results.stream().mapToDouble(Result::bytes).toArray()),
        median(results.stream().mapToDouble(Result::perSecond).toArray()),
        median(results.stream().mapToDouble(Result::heldMegabytes).toArray()));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  // The load

  private static void run(URI endpoint, int requests, List<Lever> levers) throws Exception {
    // As in the program; without any configuration, the SDK would write down what it does
    LogContext.getLogContext().getLogger("").setLevel(Level.INFO);
    var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    var client = client(vertx, endpoint, levers);
    var capacity =
        levers.contains(Lever.NO_CAPACITY)
            ? ReturnConsumedCapacity.NONE
            : ReturnConsumedCapacity.TOTAL;
    var door = levers.contains(Lever.GATEWAY) ? gateway(client) : client(client, capacity);
    load(vertx, door, WARM_UP);
    var cpu = cpu();
    var bytes = allocated();
    var start = System.nanoTime();
    load(vertx, door, requests);
    var seconds = (System.nanoTime() - start) / 1e9;
    var usedCpu = cpu() - cpu;
    var usedBytes = allocated() - bytes;
    System.gc();
    var held = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    System.out.printf(
        Locale.ROOT,
        "%f %f %f %f%n",
        usedCpu / 1e3 / requests,
        (double) usedBytes / requests,
        requests / seconds,
        held / 1e6);
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private static DynamoDbAsyncClient client(Vertx vertx, URI endpoint, List<Lever> levers) {
    var credentials = AwsBasicCredentials.create("key", "secret");
    var builder =
        DynamoDbAsyncClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .endpointDiscoveryEnabled(false)
            .credentialsProvider(StaticCredentialsProvider.create(credentials))
            .asyncConfiguration(
                async ->
                    async.advancedOption(
                        SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
            .overrideConfiguration(
                client -> {
                  client
                      .retryStrategy(AwsRetryStrategy.doNotRetry())
                      .apiCallAttemptTimeout(Duration.ofSeconds(3));
                  if (levers.contains(Lever.TIMER)) {
                    client.scheduledExecutorService(ClientProducer.timer());
                  }
                });
    if (levers.contains(Lever.ENDPOINT)) {
      builder.endpointProvider(new HeldEndpoint(DynamoDbEndpointProvider.defaultProvider()));
    }
    if (levers.contains(Lever.HTTP)) {
      builder.httpClientBuilder(VertxHttpClient.builder(vertx));
    } else {
      // As the extension does it: on the same event loops
      builder.httpClientBuilder(
          NettyNioAsyncHttpClient.builder()
              .eventLoopGroup(SdkEventLoopGroup.create(vertx.nettyEventLoopGroup())));
    }
    return builder.build();
  }

  /** Sends a request of a number: a query where it is even. */
  @FunctionalInterface
  private interface Door {
    Uni<?> send(int number);
  }

  private static Door client(DynamoDbAsyncClient client, ReturnConsumedCapacity capacity) {
    return number ->
        EventLoop.back(
            Uni.createFrom()
                .completionStage(
                    () ->
                        number % 2 == 0
                            ? client.query(query(number, capacity))
                            : client.putItem(put(number, capacity))));
  }

  private static Door gateway(DynamoDbAsyncClient client) {
    var credentials = new HeldCredentials(() -> {}, Duration.ofMinutes(1));
    credentials.from(AnonymousCredentialsProvider.create());
    var gateway =
        new Gateway(
            client,
            credentials,
            new Tables(Optional.empty()),
            new SimpleMeterRegistry(),
            new Retry(new Usual()));
    return number ->
        number % 2 == 0 ? gateway.query(query(number, null)) : gateway.put(put(number, null));
  }

  private static final class Usual implements Retries {
    @Override
    public Duration deadline() {
      return Duration.ofSeconds(8);
    }

    @Override
    public int attempts() {
      return 5;
    }

    @Override
    public Duration attemptTimeout() {
      return Duration.ofSeconds(3);
    }

    @Override
    public Duration firstPause() {
      return Duration.ofMillis(20);
    }

    @Override
    public Duration longestPause() {
      return Duration.ofMillis(500);
    }
  }

  private static void load(Vertx vertx, Door door, int requests) throws InterruptedException {
    var left = new AtomicInteger(requests);
    var done = new CountDownLatch(CONCURRENT);
    for (int i = 0; i < CONCURRENT; i++) {
      vertx.getOrCreateContext().runOnContext(v -> next(door, left, done));
    }
    done.await();
  }

  private static void next(Door door, AtomicInteger left, CountDownLatch done) {
    var number = left.getAndDecrement();
    if (number <= 0) {
      done.countDown();
      return;
    }
    door.send(number)
        .subscribe()
        .with(
            answer -> next(door, left, done),
            failure -> {
              failure.printStackTrace();
              Runtime.getRuntime().halt(1);
            });
  }

  private static QueryRequest query(int number, ReturnConsumedCapacity capacity) {
    return QueryRequest.builder()
        .tableName("items")
        .keyConditionExpression("list_id = :list")
        .expressionAttributeValues(Map.of(":list", AttributeValue.fromS("list-" + number)))
        .limit(10)
        .consistentRead(true)
        .returnConsumedCapacity(capacity)
        .build();
  }

  private static PutItemRequest put(int number, ReturnConsumedCapacity capacity) {
    return PutItemRequest.builder()
        .tableName("items")
        .item(
            Map.of(
                "list_id", AttributeValue.fromS("list-" + number),
                "datetime", AttributeValue.fromS("2026-01-01T00:00:00.000Z"),
                "description", AttributeValue.fromS("Something to do"),
                "done", AttributeValue.fromBool(false),
                "order", AttributeValue.fromN("10"),
                "version", AttributeValue.fromN("1")))
        .conditionExpression("attribute_not_exists(list_id)")
        .returnConsumedCapacity(capacity)
        .build();
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
        .filter(bytes -> bytes > 0)
        .sum();
  }

  // The server

  private static void serve() throws Exception {
    var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    var rows =
        IntStream.range(0, 10)
            .mapToObj(
                row ->
                    """
                    {"list_id":{"S":"0b7d8e0e-6c1d-4c55-8f6a-2f4c5b1d7a3e"},\
                    "datetime":{"S":"2026-01-01T00:00:%02d.000Z"},\
                    "description":{"S":"Something to do, which has a name of some length"},\
                    "done":{"BOOL":false},"order":{"N":"%d"},"version":{"N":"1"}}"""
                        .formatted(row, row))
            .collect(Collectors.joining(",", "{\"Count\":10,\"ScannedCount\":10,\"Items\":[", "]"));
    var used = "\"ConsumedCapacity\":{\"CapacityUnits\":1.0,\"TableName\":\"items\"}}";
    var query = Buffer.buffer(rows + "," + used);
    var plainQuery = Buffer.buffer(rows + "}");
    var put = Buffer.buffer("{" + used);
    var plainPut = Buffer.buffer("{}");
    var server =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    request
                        .body()
                        .onSuccess(
                            body -> {
                              var whole = body.toString().contains("TOTAL");
                              var isQuery = request.getHeader("X-Amz-Target").endsWith("Query");
                              answer(
                                  request,
                                  isQuery ? whole ? query : plainQuery : whole ? put : plainPut);
                            }))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
    System.out.println(AWAITED + server.actualPort());
  }

  private static void answer(HttpServerRequest request, Buffer body) {
    var sum = new CRC32();
    sum.update(body.getBytes());
    request
        .response()
        .putHeader("Content-Type", "application/x-amz-json-1.0")
        .putHeader("x-amzn-RequestId", "5U6L7CG2EHBHNQ0M3JQO8AS2L3VV4KQNSO5AEMVJF66Q9ASUAAJG")
        .putHeader("x-amz-crc32", String.valueOf(sum.getValue()))
        .end(body);
  }
}
