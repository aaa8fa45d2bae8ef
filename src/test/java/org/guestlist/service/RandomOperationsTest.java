package org.guestlist.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadLocalRandom;
import org.guestlist.LocalDatabase;
import org.guestlist.store.Store;
import org.guestlist.store.dynamodb.LocalStore;
import org.guestlist.store.memory.MemoryStore;
import org.guestlist.testing.Database;
import org.guestlist.testing.Invariants;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random operations of several users over DynamoDB are answered as they are over the store in
 * memory. {@code -Dlong} makes 100,000 steps of 5,000, {@code -Dsteps=N} as many as it says; {@code
 * -Drandom.seed=N} repeats the run that printed it.
 */
@Tag("faults")
class RandomOperationsTest {
  private static final int LENGTH = 250;
  private static final int STEPS =
      Integer.getInteger("steps", System.getProperty("long") == null ? 5_000 : 100_000);
  private static final long SEED =
      Long.getLong("random.seed", ThreadLocalRandom.current().nextLong(1_000_000_000));
  private static final String PREFIX = "random_";

  private static final Store STORE = LocalStore.withTables(PREFIX, LocalDatabase.client());
  private static final Sequences SEQUENCES = new Sequences(() -> STORE, MemoryStore::new);

  @Test
  void theAnswersOverDynamoDbAreThoseOfTheModel() {
    System.out.printf("%,d random operations: -Drandom.seed=%d%n", STEPS, SEED);
    for (int i = 0; i < STEPS / LENGTH; i++) {
      check(SEED + i);
    }
    assertThat(Invariants.in(new Database(PREFIX)).findings()).isEmpty();
  }

  private static void check(long seed) {
    var steps = Sequences.random(seed, LENGTH);
    SEQUENCES
        .play(steps)
        .ifPresent(
            difference -> {
              var reduced = SEQUENCES.reduced(steps, difference);
              throw new AssertionError(
                  "The sequence with the seed %d: %s, instead of %s. Reduced to %d steps:%n%s"
                      .formatted(
                          seed,
                          difference.answer(),
                          difference.expected(),
                          reduced.size(),
                          Sequences.source(reduced)));
            });
  }
}
