package org.guestlist.seed.populate;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.guestlist.seed.Problem;
import org.guestlist.seed.database.Database;
import org.guestlist.seed.database.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Writes all users with what belongs to them, some users at a time in each thread. Of a user the
 * items and guests are written first, which nobody sees without their list, then the lists, and at
 * last the user: whose row is there is complete, and is left as it is. What was interrupted is
 * therefore completed by the next run, and what people have changed since stays changed.
 */
final class Upload {
  /**
   * Users that are looked up at once. One BatchGetItem takes 100, see <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html">its
   * reference</a>; with fewer, the threads end closer together, and twenty-five fill their batches.
   */
  private static final int CHUNK = Batch.SIZE;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** With all the attempts of the SDK. */
  private static final Duration LONGEST_REQUEST = Duration.ofMinutes(2);

  private final Database database;
  private final Generator generator;
  private final Size size;
  private final Tally tally;
  private final AtomicLong next = new AtomicLong();
  private final AtomicBoolean stopped = new AtomicBoolean();

  Upload(Database database, Generator generator, Size size, Tally tally) {
    this.database = database;
    this.generator = generator;
    this.size = size;
    this.tally = tally;
  }

  /** No row is begun any more; {@link #run} returns soon. */
  void stop() {
    stopped.set(true);
  }

  /**
   * Returns when all is written.
   *
   * @throws CancellationException if it was stopped before
   */
  void run(int threads) {
    var executor = Executors.newFixedThreadPool(threads);
    var completion = new ExecutorCompletionService<Void>(executor);
    for (int i = 0; i < threads; i++) {
      completion.submit(this::work, null);
    }
    executor.shutdown();
    try {
      for (int i = 0; i < threads; i++) {
        completion.take().get();
      }
    } catch (ExecutionException failure) {
      throw rethrown(failure.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Problem("Interrupted.", stop);
    } finally {
      stop();
      awaitEnd(executor);
    }
  }

  /** What is under way gets its answer, so that what was written is counted. */
  private static void awaitEnd(ExecutorService executor) {
    try {
      if (!executor.awaitTermination(LONGEST_REQUEST.toSeconds(), TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException stop) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }

  private void work() {
    var batch = new Batch(database, tally, PATIENCE, stopped::get);
    for (var first = next(); first < size.users(); first = next()) {
      write(batch, LongStream.range(first, Math.min(first + CHUNK, size.users())).boxed().toList());
    }
  }

  private long next() {
    return next.getAndAdd(CHUNK);
  }

  private void write(Batch batch, List<Long> chunk) {
    var present = present(chunk);
    var users = chunk.stream().filter(user -> !present.contains(generator.userId(user))).toList();
    tally.skippedUsers(present.size());
    users.forEach(user -> writeContents(batch, user));
    batch.flush();
    users.forEach(user -> writeLists(batch, user));
    batch.flush();
    users.forEach(user -> add(batch, Table.USERS, generator.address(user)));
    batch.flush();
    users.forEach(user -> add(batch, Table.USERS, generator.user(user)));
    batch.flush();
  }

  private void writeContents(Batch batch, long user) {
    for (int list = 0; list < size.lists(); list++) {
      generator.items(user, list, row -> add(batch, Table.ITEMS, row));
      generator.guests(user, list, row -> add(batch, Table.GUESTS, row));
    }
  }

  private void writeLists(Batch batch, long user) {
    for (int list = 0; list < size.lists(); list++) {
      add(batch, Table.LISTS, generator.list(user, list));
    }
  }

  private void add(Batch batch, Table table, Map<String, AttributeValue> row) {
    if (stopped.get()) {
      throw new CancellationException();
    }
    batch.add(table, row);
  }

  /** The ids of those users of a chunk who are there. */
  private Set<String> present(List<Long> chunk) {
    var present = new HashSet<String>();
    var keys =
        new ArrayList<>(chunk.stream().map(u -> Map.of("id", fromS(generator.userId(u)))).toList());
    while (!keys.isEmpty()) {
      var users = database.name(Table.USERS);
      var asked = KeysAndAttributes.builder().keys(keys).projectionExpression("id");
      var request = Map.of(users, asked.consistentRead(true).build());
      var response = database.client().batchGetItem(b -> b.requestItems(request));
      response.responses().get(users).forEach(row -> present.add(row.get("id").s()));
      keys.clear();
      response.unprocessedKeys().values().forEach(left -> keys.addAll(left.keys()));
    }
    return present;
  }
}
