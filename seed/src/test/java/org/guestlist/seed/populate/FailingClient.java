package org.guestlist.seed.populate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The database of the tests behind a network that fails, or capacity that runs out. */
final class FailingClient implements DynamoDbClient {
  private final DynamoDbClient client;
  private final UnaryOperator<BatchWriteItemRequest> before;

  private FailingClient(DynamoDbClient client, UnaryOperator<BatchWriteItemRequest> before) {
    this.client = client;
    this.before = before;
  }

  /** Writes so many batches, and no more. */
  static FailingClient after(DynamoDbClient client, int batches) {
    var left = new AtomicInteger(batches);
    return new FailingClient(
        client,
        request -> {
          if (left.getAndDecrement() <= 0) {
            throw new IllegalStateException("the network is gone");
          }
          return request;
        });
  }

  /** Writes half of each batch that has more than one row, as DynamoDB does without capacity. */
  static FailingClient leavingHalf(DynamoDbClient client) {
    return new FailingClient(client, FailingClient::firstHalf);
  }

  /** Writes half of so many batches, and then fails without an answer. */
  static FailingClient leavingHalfUntil(DynamoDbClient client, int batches) {
    var failing = after(client, batches);
    return new FailingClient(client, request -> firstHalf(failing.before.apply(request)));
  }

  private static BatchWriteItemRequest firstHalf(BatchWriteItemRequest request) {
    var half = new HashMap<String, List<WriteRequest>>();
    request
        .requestItems()
        .forEach((table, rows) -> half.put(table, rows.subList(0, (rows.size() + 1) / 2)));
    return request.toBuilder().requestItems(half).build();
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    var passed = before.apply(request);
    var response = client.batchWriteItem(passed);
    var left = new HashMap<>(response.unprocessedItems());
    request
        .requestItems()
        .forEach((table, rows) -> leave(left, table, rows, passed.requestItems()));
    return response.toBuilder().unprocessedItems(left).build();
  }

  private static void leave(
      Map<String, List<WriteRequest>> left,
      String table,
      List<WriteRequest> rows,
      Map<String, List<WriteRequest>> passed) {
    if (passed.get(table).size() < rows.size()) {
      left.put(table, rows.subList(passed.get(table).size(), rows.size()));
    }
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(Consumer<BatchWriteItemRequest.Builder> request) {
    return batchWriteItem(BatchWriteItemRequest.builder().applyMutation(request).build());
  }

  @Override
  public BatchGetItemResponse batchGetItem(Consumer<BatchGetItemRequest.Builder> request) {
    return client.batchGetItem(request);
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  /** The database stays open for the other tests. */
  @Override
  public void close() {}
}
