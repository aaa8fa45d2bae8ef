package org.guestlist.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The faults look to the SDK as those of DynamoDB do, and are applied or not as they say. */
@TestInstance(Lifecycle.PER_CLASS)
class FaultProxyTest {
  private static final String TABLE = "fault_proxy";
  private static final Database DATABASE = new Database("fault_");

  private final FaultProxy proxy = FaultProxy.inFrontOf(LocalDatabase.endpoint(), 1);
  private final DynamoDbAsyncClient client =
      DynamoDbAsyncClient.builder()
          .endpointOverride(proxy.endpoint())
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
          .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
          .build();

  @BeforeAll
  void createTable() {
    var key = KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build();
    var owner = KeySchemaElement.builder().attributeName("owner").keyType(KeyType.HASH).build();
    var index =
        GlobalSecondaryIndex.builder()
            .indexName("by_owner")
            .keySchema(owner)
            .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
            .build();
    client
        .createTable(
            t ->
                t.tableName(TABLE)
                    .keySchema(List.of(key))
                    .attributeDefinitions(List.of(text("id"), text("owner")))
                    .globalSecondaryIndexes(List.of(index))
                    .billingMode(BillingMode.PAY_PER_REQUEST))
        .join();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  @AfterAll
  void stop() {
    client.close();
    proxy.close();
  }

  private static Map<String, AttributeValue> newRow() {
    return Map.of("id", fromS(UUID.randomUUID().toString()));
  }

  private static boolean isThere(Map<String, AttributeValue> row) {
    return DATABASE.rows("proxy").contains(row);
  }

  private void put(Map<String, AttributeValue> row) {
    client.putItem(p -> p.tableName(TABLE).item(row)).join();
  }

  private void transact(Map<String, AttributeValue> row) {
    var put = TransactWriteItem.builder().put(p -> p.tableName(TABLE).item(row)).build();
    var other = TransactWriteItem.builder().put(p -> p.tableName(TABLE).item(newRow())).build();
    client.transactWriteItems(t -> t.transactItems(put, other)).join();
  }

  private BatchWriteItemResponse putAll(List<Map<String, AttributeValue>> rows) {
    var writes =
        rows.stream()
            .map(row -> WriteRequest.builder().putRequest(p -> p.item(row)).build())
            .toList();
    return client.batchWriteItem(b -> b.requestItems(Map.of(TABLE, writes))).join();
  }

  private static Throwable failure(Runnable request) {
    var failure = catchThrowable(request::run);
    assertThat(failure).isInstanceOf(CompletionException.class);
    return failure.getCause();
  }

  @Test
  void whatIsSoundPassesThrough() {
    proxy.sound();
    var row = newRow();

    put(row);

    assertThat(isThere(row)).isTrue();
    assertThat(client.getItem(g -> g.tableName(TABLE).key(row)).join().item()).isEqualTo(row);
  }

  @Test
  void refusalsAreThoseOfDynamoDbAndWriteNothing() {
    var expected =
        Map.of(
            ProxyFault.THROUGHPUT_EXCEEDED, ProvisionedThroughputExceededException.class,
            ProxyFault.THROTTLING, ThrottlingException.class,
            ProxyFault.SERVER_ERROR_BEFORE, InternalServerErrorException.class,
            ProxyFault.CONFLICT, TransactionConflictException.class,
            ProxyFault.RESET_BEFORE, SdkClientException.class);
    expected.forEach(
        (fault, exception) -> {
          proxy.failing(1, fault);
          var row = newRow();

          assertThat(failure(() -> put(row))).isInstanceOf(exception);

          assertThat(isThere(row)).as("after %s", fault).isFalse();
        });
  }

  @Test
  void answersThatAreLostLeaveWhatWasWritten() {
    var expected =
        Map.of(
            ProxyFault.SERVER_ERROR_AFTER, InternalServerErrorException.class,
            ProxyFault.RESET_AFTER, SdkClientException.class);
    expected.forEach(
        (fault, exception) -> {
          proxy.failing(1, fault);
          var row = newRow();

          assertThat(failure(() -> put(row))).isInstanceOf(exception);

          assertThat(isThere(row)).as("after %s", fault).isTrue();
        });
  }

  @Test
  void aTransactionThatMeetsAnotherSaysSoOfEachAction() {
    proxy.failing(1, ProxyFault.CONFLICT);
    var row = newRow();

    var failure = failure(() -> transact(row));

    assertThat(failure).isInstanceOf(TransactionCanceledException.class);
    assertThat(((TransactionCanceledException) failure).cancellationReasons())
        .extracting(reason -> reason.code())
        .containsExactly("TransactionConflict", "None");
    assertThat(isThere(row)).isFalse();
  }

  @Test
  void aTransactionMayBeSaidToBeUnderWay() {
    proxy.failing(1, ProxyFault.IN_PROGRESS);
    var row = newRow();

    assertThat(failure(() -> transact(row))).isInstanceOf(TransactionInProgressException.class);

    assertThat(isThere(row)).isFalse();
  }

  @Test
  void aPartOfABatchIsHandedBack() {
    var rows = IntStream.range(0, 25).mapToObj(i -> newRow()).toList();
    proxy.failing(1, ProxyFault.UNPROCESSED);

    var left = putAll(rows).unprocessedItems().get(TABLE);
    var keys = KeysAndAttributes.builder().keys(rows).build();
    var read = client.batchGetItem(b -> b.requestItems(Map.of(TABLE, keys))).join();

    var written = DATABASE.rows("proxy");
    assertThat(left).isNotEmpty().hasSizeLessThan(25);
    assertThat(left).noneMatch(write -> written.contains(write.putRequest().item()));
    assertThat(rows).filteredOn(written::contains).hasSize(25 - left.size());
    assertThat(read.unprocessedKeys().get(TABLE).keys()).isNotEmpty().hasSizeLessThan(25);
    assertThat(read.unprocessedKeys().get(TABLE).keys())
        .doesNotContainAnyElementsOf(read.responses().get(TABLE));
  }

  @Test
  void anIndexDoesNotKnowOfItsLastRowYet() {
    proxy.sound();
    put(Map.of("id", fromS("first"), "owner", fromS("ada")));
    put(Map.of("id", fromS("second"), "owner", fromS("ada")));
    proxy.failing(1, ProxyFault.INDEX_LAGS);

    var answer =
        client
            .query(
                q ->
                    q.tableName(TABLE)
                        .indexName("by_owner")
                        .keyConditionExpression("#owner = :ada")
                        .expressionAttributeNames(Map.of("#owner", "owner"))
                        .expressionAttributeValues(Map.of(":ada", fromS("ada"))))
            .join();

    assertThat(answer.count()).isEqualTo(1);
    assertThat(answer.items()).hasSize(1);
  }

  @Test
  void itCountsWhatItDid() {
    try (var other = FaultProxy.inFrontOf(LocalDatabase.endpoint(), 7)) {
      assertThat(other.requests()).isZero();
      assertThat(other.faults()).isEmpty();
    }
    proxy.failing(1, ProxyFault.THROTTLING);
    var before = proxy.faults().getOrDefault(ProxyFault.THROTTLING, 0L);

    failure(() -> put(newRow()));
    failure(() -> put(newRow()));

    assertThat(proxy.faults()).containsEntry(ProxyFault.THROTTLING, before + 2);
  }
}
