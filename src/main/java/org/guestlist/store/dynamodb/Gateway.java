package org.guestlist.store.dynamodb;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.guestlist.model.DomainException;
import org.guestlist.request.CallLog;
import org.guestlist.request.Deadline;
import org.guestlist.request.EventLoop;
import org.guestlist.request.RequestBudget;
import org.guestlist.request.SlowMotion;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The one door to DynamoDB: what goes through is logged, measured and, for the request that it
 * serves, noted. Thread-safe. What fails in passing is sent again by {@link Retry}.
 *
 * <p>Past the deadline of the request that it serves nothing goes through any more: LIMIT_EXCEEDED.
 * A read that is under way then is cancelled; a write is awaited, since nobody could say otherwise
 * whether it was applied.
 */
@ApplicationScoped
public class Gateway {
  private static final Logger LOG = Logger.getLogger(Gateway.class);
  private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

  private final DynamoDbAsyncClient client;
  private final Tables tables;
  private final MeterRegistry meters;
  private final Retry retry;
  private final HeldCredentials credentials;

  Gateway(
      DynamoDbAsyncClient client,
      HeldCredentials credentials,
      Tables tables,
      MeterRegistry meters,
      Retry retry) {
    this.credentials = credentials;
    this.client = client;
    this.tables = tables;
    this.meters = meters;
    this.retry = retry;
  }

  /** At least one of the keys is processed. */
  Uni<BatchGetItemResponse> batchGet(BatchGetItemRequest request) {
    return read(
        "BatchGetItem",
        request.requestItems().keySet(),
        () ->
            client
                .batchGetItem(request.copy(r -> r.returnConsumedCapacity(TOTAL)))
                .thenApply(r -> some(r, keys(request.requestItems()) - keys(r.unprocessedKeys()))),
        BatchGetItemResponse::consumedCapacity);
  }

  Uni<QueryResponse> query(QueryRequest request) {
    return read(
        "Query",
        List.of(request.tableName()),
        () -> client.query(request.copy(r -> r.returnConsumedCapacity(TOTAL))),
        response -> one(response.consumedCapacity()));
  }

  Uni<ScanResponse> scan(ScanRequest request) {
    return read(
        "Scan",
        List.of(request.tableName()),
        () -> client.scan(request.copy(r -> r.returnConsumedCapacity(TOTAL))),
        response -> one(response.consumedCapacity()));
  }

  Uni<PutItemResponse> put(PutItemRequest request) {
    return write(
        "PutItem",
        List.of(request.tableName()),
        () -> client.putItem(request.copy(r -> r.returnConsumedCapacity(TOTAL))),
        response -> one(response.consumedCapacity()));
  }

  Uni<UpdateItemResponse> update(UpdateItemRequest request) {
    return write(
        "UpdateItem",
        List.of(request.tableName()),
        () -> client.updateItem(request.copy(r -> r.returnConsumedCapacity(TOTAL))),
        response -> one(response.consumedCapacity()));
  }

  Uni<DeleteItemResponse> delete(DeleteItemRequest request) {
    return write(
        "DeleteItem",
        List.of(request.tableName()),
        () -> client.deleteItem(request.copy(r -> r.returnConsumedCapacity(TOTAL))),
        response -> one(response.consumedCapacity()));
  }

  /** At least one of the writes is processed. */
  Uni<BatchWriteItemResponse> batchWrite(BatchWriteItemRequest request) {
    return write(
        "BatchWriteItem",
        request.requestItems().keySet(),
        () ->
            client
                .batchWriteItem(request.copy(r -> r.returnConsumedCapacity(TOTAL)))
                .thenApply(
                    r -> some(r, writes(request.requestItems()) - writes(r.unprocessedItems()))),
        BatchWriteItemResponse::consumedCapacity);
  }

  Uni<TransactWriteItemsResponse> transactWrite(TransactWriteItemsRequest request) {
    return write(
        "TransactWriteItems",
        request.transactItems().stream().map(Gateway::tableOf).distinct().toList(),
        () -> client.transactWriteItems(request.copy(r -> r.returnConsumedCapacity(TOTAL))),
        TransactWriteItemsResponse::consumedCapacity);
  }

  private static String tableOf(TransactWriteItem action) {
    if (action.put() != null) {
      return action.put().tableName();
    }
    if (action.update() != null) {
      return action.update().tableName();
    }
    return action.delete() != null
        ? action.delete().tableName()
        : action.conditionCheck().tableName();
  }

  private static int keys(Map<String, KeysAndAttributes> items) {
    return items.values().stream().mapToInt(of -> of.keys().size()).sum();
  }

  private static int writes(Map<String, List<WriteRequest>> items) {
    return items.values().stream().mapToInt(List::size).sum();
  }

  private static <R> R some(R response, int processed) {
    if (processed == 0) {
      throw new Verdict.NothingProcessed();
    }
    return response;
  }

  private static List<ConsumedCapacity> one(ConsumedCapacity capacity) {
    return Optional.ofNullable(capacity).map(List::of).orElse(List.of());
  }

  private <R> Uni<R> read(
      String operation,
      Collection<String> tableNames,
      Supplier<CompletionStage<R>> request,
      Function<R, List<ConsumedCapacity>> capacity) {
    return Uni.createFrom()
        .deferred(
            () -> {
              var sent = send(operation, tableNames, false, request, capacity);
              return timeFor(Duration.ZERO)
                  .map(time -> EventLoop.within(time.remaining(), sent, () -> outOfTime(time)))
                  .orElse(sent);
            });
  }

  private <R> Uni<R> write(
      String operation,
      Collection<String> tableNames,
      Supplier<CompletionStage<R>> request,
      Function<R, List<ConsumedCapacity>> capacity) {
    return Uni.createFrom()
        .deferred(
            () -> {
              timeFor(SlowMotion.delay());
              return SlowMotion.beforeWrite()
                  .flatMap(waited -> send(operation, tableNames, true, request, capacity));
            });
  }

  /** The deadline of the present request, which has to leave more than that much time. */
  private static Optional<Deadline> timeFor(Duration pause) {
    var deadline = Deadline.current();
    if (deadline.isPresent() && deadline.get().remaining().compareTo(pause) <= 0) {
      throw outOfTime(deadline.get());
    }
    return deadline;
  }

  private static DomainException outOfTime(Deadline deadline) {
    return DomainException.outOfTime(deadline.limit(), deadline.elapsed());
  }

  private <R> Uni<R> send(
      String operation,
      Collection<String> tableNames,
      boolean write,
      Supplier<CompletionStage<R>> request,
      Function<R, List<ConsumedCapacity>> capacity) {
    RequestBudget.current().filter(budget -> !budget.allowsAnother()).ifPresent(this::refuse);
    var table = tables.label(tableNames);
    return retry
        .untilAnswered(
            (write ? "write " : "read ") + table,
            write,
            () -> sendOnce(new Note(operation, table, write), request, capacity))
        .onFailure()
        .transform(Unreachable::inWords);
  }

  private void refuse(RequestBudget budget) {
    meters.counter("guestlist.dynamodb.over.limit").increment();
    throw DomainException.tooManyRequests(budget.limit(), budget.made() + 1L);
  }

  private <R> Uni<R> sendOnce(
      Note note,
      Supplier<CompletionStage<R>> request,
      Function<R, List<ConsumedCapacity>> capacity) {
    RequestBudget.current().ifPresent(RequestBudget::count);
    return EventLoop.back(Uni.createFrom().completionStage(() -> credentials.then(request)))
        .onItem()
        .invoke(response -> note.finish("ok", units(capacity.apply(response))))
        .onCancellation()
        .invoke(() -> note.finish("cancelled", 0))
        .onFailure()
        .invoke(failure -> note.finish(failure.getClass().getSimpleName(), 0));
  }

  private static double units(List<ConsumedCapacity> capacity) {
    return capacity.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
  }

  /** What is written down about one request, begun as it is sent. */
  private final class Note {
    private final String operation;
    private final String table;
    private final boolean write;
    private final Optional<CallLog> log = CallLog.current();
    private final int depth = log.map(CallLog::nextDepth).orElse(1);
    // What nobody asked for, such as demo data and the recovery, is told to nobody who did not ask.
    private final Logger.Level level =
        Deadline.current().isPresent() ? Logger.Level.DEBUG : Logger.Level.TRACE;
    private final long start = System.nanoTime();

    Note(String operation, String table, boolean write) {
      this.operation = operation;
      this.table = table;
      this.write = write;
    }

    void finish(String outcome, double units) {
      var duration = Duration.ofNanos(System.nanoTime() - start);
      var readUnits = write ? 0 : units;
      var writeUnits = write ? units : 0;
      log.ifPresent(
          l -> l.add(new CallLog.Call(operation, table, depth, readUnits, writeUnits, duration)));
      meters.timer("guestlist.dynamodb.requests", tags("outcome", outcome)).record(duration);
      meters
          .counter("guestlist.dynamodb.capacity", tags("kind", write ? "write" : "read"))
          .increment(units);
      LOG.logf(
          level,
          "%s %s: %s, %.1f %s units, %.1f ms",
          operation,
          table,
          outcome,
          units,
          write ? "write" : "read",
          duration.toNanos() / 1e6);
    }

    private String[] tags(String name, String value) {
      return new String[] {"operation", operation, "table", table, name, value};
    }
  }
}
