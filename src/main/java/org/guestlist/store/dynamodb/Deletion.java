package org.guestlist.store.dynamodb;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.guestlist.request.RequestBudget;
import org.guestlist.store.Backoff;
import org.guestlist.store.Retries;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Deletes what a fenced list holds, whatever its number: i rows take their pages and ⌈i/25⌉
 * batches.
 */
@ApplicationScoped
public class Deletion {
  /** Writes in one BatchWriteItem, by the API reference of DynamoDB. */
  private static final int BATCH = 25;

  /** Batches at the same time: enough to hide the latency, few enough to leave capacity. */
  private static final int AT_ONCE = 8;

  /** The {@code deletion_state} of every list whose deletion has begun. */
  static final String BEGUN = "BEGUN";

  private static final Logger LOG = Logger.getLogger(Deletion.class);

  private final AtomicBoolean saidThatThereIsNoIndex = new AtomicBoolean();
  private final Reads reads;
  private final ListRows lists;
  private final Gateway gateway;
  private final Tables tables;
  private final Backoff backoff;

  Deletion(Reads reads, ListRows lists, Gateway gateway, Tables tables, Retries retries) {
    this.reads = reads;
    this.lists = lists;
    this.gateway = gateway;
    this.tables = tables;
    this.backoff = retries.backoff();
  }

  /**
   * One query of the index that has nothing else, and one look at the rows: only a list whose row
   * says that it is under deletion may be emptied.
   */
  Uni<List<String>> unfinished(Instant before, int first) {
    var query =
        QueryRequest.builder()
            .tableName(tables.name(Table.LISTS))
            .indexName(TableDefinitions.LISTS_UNDER_DELETION)
            .keyConditionExpression("deletion_state = :begun AND deletion_began_at < :before")
            .expressionAttributeValues(
                Map.of(":begun", Rows.text(BEGUN), ":before", Rows.text(before.toString())))
            .limit(first)
            .build();
    return gateway
        .query(query)
        .map(found -> found.items().stream().map(row -> row.get(Rows.ID).s()).toList())
        .onFailure(Deletion::isForWantOfTheIndex)
        .recoverWithItem(this::none)
        .flatMap(this::underDeletion);
  }

  private Uni<List<String>> underDeletion(List<String> listIds) {
    return reads
        .rows(listIds.stream().map(ListRows::listKey).toList())
        .map(
            rows ->
                listIds.stream()
                    .filter(id -> isUnderDeletion(rows.get(ListRows.listKey(id))))
                    .toList());
  }

  private static boolean isUnderDeletion(Map<String, AttributeValue> row) {
    return row != null && Rows.list(row).underDeletion();
  }

  /** Tables that were made for another program, or an earlier version, are served without it. */
  private static boolean isForWantOfTheIndex(Throwable failure) {
    return failure instanceof DynamoDbException refusal
        && String.valueOf(refusal.getMessage()).contains("does not have the specified index");
  }

  private List<String> none() {
    if (saidThatThereIsNoIndex.compareAndSet(false, true)) {
      LOG.warnf(
          "The table %s has no index %s: a deletion that is cut off is finished by its owner's next"
              + " deleteList only.",
          tables.name(Table.LISTS), TableDefinitions.LISTS_UNDER_DELETION);
    }
    return List.of();
  }

  /** However many requests it takes: what was begun is not left half done for their number. */
  Uni<Integer> deleteAll(Table table, String listId) {
    return RequestBudget.exempt(() -> deleteRows(table, listId));
  }

  private Uni<Integer> deleteRows(Table table, String listId) {
    var sortKey = table == Table.ITEMS ? Rows.DATETIME : Rows.USER_ID;
    var keys =
        lists
            .ofList(table, listId)
            .projectionExpression("list_id, #sortKey")
            .expressionAttributeNames(Map.of("#sortKey", sortKey))
            .consistentRead(true)
            .build();
    return reads
        .all(keys)
        .group()
        .intoLists()
        .of(BATCH)
        .onItem()
        .transformToUni(batch -> delete(table, batch))
        .merge(AT_ONCE)
        .collect()
        .asList()
        .map(counts -> counts.stream().mapToInt(Integer::intValue).sum());
  }

  private Uni<Integer> delete(Table table, List<Map<String, AttributeValue>> keys) {
    var requests =
        keys.stream()
            .map(key -> DeleteRequest.builder().key(key).build())
            .map(delete -> WriteRequest.builder().deleteRequest(delete).build())
            .toList();
    var left = new HashMap<String, List<WriteRequest>>();
    left.put(tables.name(table), requests);
    return backoff.untilPresent(() -> deleteSome(left, keys.size()));
  }

  private Uni<Optional<Integer>> deleteSome(Map<String, List<WriteRequest>> left, int size) {
    return gateway
        .batchWrite(BatchWriteItemRequest.builder().requestItems(left).build())
        .map(
            response -> {
              left.clear();
              left.putAll(response.unprocessedItems());
              return left.isEmpty() ? Optional.of(size) : Optional.empty();
            });
  }
}
