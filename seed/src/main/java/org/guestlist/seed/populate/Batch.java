package org.guestlist.seed.populate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
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
  private final BooleanSupplier stopped;
  private final Map<Table, List<WriteRequest>> rows = new HashMap<>();
  private int size;

  /**
   * @param patience how long it is tried again while nothing at all is taken
   * @param stopped whether nothing is to be sent any more
   */
  Batch(Database database, Tally tally, Duration patience, BooleanSupplier stopped) {
    this.database = database;
    this.tally = tally;
    this.patience = patience;
    this.stopped = stopped;
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
   * @throws CancellationException if it was stopped, and not all is written
   */
  void flush() {
    if (size == 0) {
      return;
    }
    var left = new HashMap<String, List<WriteRequest>>();
    rows.forEach((table, requests) -> left.put(database.name(table), requests));
    write(left);
    rows.clear();
    size = 0;
  }

  private void write(Map<String, List<WriteRequest>> all) {
    var left = all;
    var pause = FIRST_PAUSE;
    var lastProgress = System.nanoTime();
    while (true) {
      if (stopped.getAsBoolean()) {
        throw new CancellationException();
      }
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

  /** What is left to do. All that was taken is counted, also where the rest never is. */
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
      countTaken(requests, response.unprocessedItems());
      return response.unprocessedItems();
    } catch (AwsServiceException refused) {
      if (refused.isThrottlingException()) {
        return requests;
      }
      throw refused;
    } catch (RuntimeException unanswered) {
      tally.unanswered(count(requests));
      throw unanswered;
    }
  }

  private void countTaken(
      Map<String, List<WriteRequest>> sent, Map<String, List<WriteRequest>> left) {
    for (var table : rows.keySet()) {
      var requests = sent.getOrDefault(database.name(table), List.of());
      var taken = requests.size() - left.getOrDefault(database.name(table), List.of()).size();
      tally.written(table, taken);
      if (table == Table.USERS && !requests.isEmpty() && isAddress(requests.get(0))) {
        tally.addresses(taken);
      }
    }
  }

  /** Rows of users and those that reserve their addresses are never in one batch. */
  private static boolean isAddress(WriteRequest request) {
    return !request.putRequest().item().containsKey("email");
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
