package org.guestlist.seed.populate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.guestlist.seed.Problem;
import org.guestlist.seed.database.Database;
import org.guestlist.seed.database.Table;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Gathers rows and writes them by the twenty-five. What DynamoDB leaves undone is sent again, with
 * growing pauses, for as long as some of it goes through. For one thread.
 */
final class Batch {
  /**
   * The most that one BatchWriteItem takes, see <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">its
   * reference</a>.
   */
  static final int SIZE = 25;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Database database;
  private final Tally tally;
  private final Duration patience;
  private final Map<Table, List<WriteRequest>> rows = new HashMap<>();
  private int size;

  /**
   * @param patience how long it is tried again while nothing at all is taken
   */
  Batch(Database database, Tally tally, Duration patience) {
    this.database = database;
    this.tally = tally;
    this.patience = patience;
  }

  /** Writes when there are enough. */
  void add(Table table, Map<String, AttributeValue> row) {
    var put = PutRequest.builder().item(row).build();
    rows.computeIfAbsent(table, t -> new ArrayList<>(SIZE))
        .add(WriteRequest.builder().putRequest(put).build());
    size++;
    if (size == SIZE) {
      flush();
    }
  }

  /**
   * Returns when all that was added is written.
   *
   * @throws Problem if DynamoDB takes nothing for too long
   */
  void flush() {
    if (size == 0) {
      return;
    }
    var left = new HashMap<String, List<WriteRequest>>();
    rows.forEach((table, requests) -> left.put(database.name(table), requests));
    write(left);
    rows.forEach((table, requests) -> tally.written(table, requests.size()));
    rows.clear();
    size = 0;
  }

  private void write(Map<String, List<WriteRequest>> all) {
    var left = all;
    var pause = FIRST_PAUSE;
    var lastProgress = System.nanoTime();
    while (true) {
      var before = count(left);
      left = send(left);
      if (left.isEmpty()) {
        return;
      }
      tally.retry();
      var progress = count(left) < before;
      lastProgress = progress ? System.nanoTime() : lastProgress;
      pause = progress ? FIRST_PAUSE : longer(pause);
      if (System.nanoTime() - lastProgress > patience.toNanos()) {
        throw new Problem(
            "DynamoDB has taken nothing for %d s: give the tables more capacity, or --write-capacity; then run the same again, which completes it."
                .formatted(patience.toSeconds()));
      }
      sleep(pause);
    }
  }

  /** What is left to do. */
  private Map<String, List<WriteRequest>> send(Map<String, List<WriteRequest>> requests) {
    try {
      var response =
          database
              .client()
              .batchWriteItem(
                  b ->
                      b.requestItems(requests)
                          .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
      tally.consumed(units(response));
      return response.unprocessedItems();
    } catch (AwsServiceException refused) {
      if (refused.isThrottlingException()) {
        return requests;
      }
      throw refused;
    }
  }

  private static double units(BatchWriteItemResponse response) {
    return response.consumedCapacity().stream().mapToDouble(c -> c.capacityUnits()).sum();
  }

  private static int count(Map<String, List<WriteRequest>> requests) {
    return requests.values().stream().mapToInt(List::size).sum();
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  /** Full jitter: anything up to the pause, so that the threads do not come back together. */
  private static void sleep(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(ThreadLocalRandom.current().nextLong(pause.toNanos()));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Problem("Interrupted.", stop);
    }
  }
}
