package org.guestlist.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.guestlist.LocalDatabase;
import org.guestlist.faults.FaultProxy;
import org.guestlist.store.Callers;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Database;
import org.guestlist.testing.Instance;
import org.guestlist.testing.Invariants;
import org.guestlist.testing.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Processes of the packaged program that are killed while they write: nothing is left half done,
 * but for a deletion, which is gone on with. Each process dies in three operations on three lists,
 * at an instant between the requests that one of them sends to the database. {@code -Dcrash.seed=N}
 * gives the instants of the run that printed it, {@code -Dlong} makes a thousand kills, {@code
 * -Dcrash.kills=N} as many as it says.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CrashIT {
  private static final String PREFIX = "crash_";
  private static final Database DATABASE = new Database(PREFIX);
  private static final int KILLS = Integer.getInteger("crash.kills", usualKills());
  private static final long SEED =
      Long.getLong("crash.seed", ThreadLocalRandom.current().nextLong(1_000_000_000));

  /** 128 and the number of SIGKILL: nothing in the program has a part in how it ends. */
  private static final int KILLED = 137;

  /** About as long as the database takes for the longest request of the three. */
  private static final Duration REQUEST = Duration.ofMillis(10);

  /** Every so many deletions that were cut off, nobody asks for the list again. */
  private static final int ABANDONED = 5;

  /** On the JVM the next process takes seconds to begin. */
  private static int usualKills() {
    if (System.getProperty("long") != null) {
      return 1_000;
    }
    return Program.isNative() ? 50 : 10;
  }

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final Map<String, Map<Stage, Integer>> stages = new TreeMap<>();
  private final List<ListDeletion> abandoned = new ArrayList<>();
  private final FaultProxy proxy = FaultProxy.inFrontOf(LocalDatabase.endpoint(), SEED);
  private Instance survivor;
  private Successors successors;

  @BeforeAll
  void start() {
    survivor = Instance.start(withoutRecovery(Instance.withTables(PREFIX)));
    successors = new Successors(environment());
  }

  private static Map<String, String> withoutRecovery(Map<String, String> environment) {
    var without = new HashMap<>(environment);
    without.put("GUESTLIST_RECOVERY_EVERY", "0S");
    return without;
  }

  /** What makes them start faster; the survivor has prepared the database. */
  private Map<String, String> environment() {
    var environment = withoutRecovery(Instance.withTables(PREFIX));
    environment.put("GUESTLIST_CREATE_TABLES", "false");
    environment.put("GUESTLIST_DEMO_DATA", "false");
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", proxy.endpoint().toString());
    environment.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    return environment;
  }

  @AfterAll
  void stop() {
    successors.close();
    survivor.close();
    proxy.close();
    callers.shutdown();
  }

  @Test
  void aProcessThatDiesLeavesNothingHalfDone() {
    var begin = System.nanoTime();
    var usual = usualRequests();
    var victim = successors.next();
    for (int kill = 0; kill < KILLS; kill++) {
      var operations = prepared(kill);
      var answers = kill(victim, operations, operations.get(kill % operations.size()), usual);
      victim = successors.next();
      check(answers, new Witnesses(DATABASE, survivor, victim));
    }
    recover();
    System.out.printf(
        "%,d kills in %.0f s: -Dcrash.seed=%d; requests %s; %s; %d deletions were recovered%n",
        KILLS, (System.nanoTime() - begin) / 1e9, SEED, usual, stages, abandoned.size());
    victim.close();
    assertThat(Invariants.in(DATABASE).findings()).isEmpty();
    assertThat(stages.get("ListDeletion").get(Stage.HALF_WRITTEN)).isPositive();
    assertThat(abandoned).isNotEmpty();
  }

  private List<Interrupted> prepared(int number) {
    var owner = survivor.as(Witnesses.OWNER);
    return List.of(
        ListDeletion.prepared(owner, DATABASE, number % ABANDONED == 0),
        ItemsCreation.prepared(owner),
        GuestAddition.prepared(owner));
  }

  private static String name(Interrupted operation) {
    return operation.getClass().getSimpleName();
  }

  /** How many requests about its list each operation sends to the database. */
  private Map<String, Integer> usualRequests() {
    var usual = new TreeMap<String, Integer>();
    try (var process = successors.next()) {
      for (var operation : prepared(0)) {
        var sent = new AtomicInteger();
        observe(operation, sent::incrementAndGet);
        assertThat(operation.send(process.as(Witnesses.OWNER)).errors()).isEmpty();
        usual.put(name(operation), sent.get());
      }
    }
    return usual;
  }

  private void observe(Interrupted operation, Runnable seen) {
    proxy.observedBy(
        body -> {
          if (body.contains(operation.listId())) {
            seen.run();
          }
        });
  }

  // The kill

  /**
   * Sends all operations, and kills their process around one of the requests of the aimed one, or
   * when that is answered.
   */
  private Map<Interrupted, Optional<Answer>> kill(
      Instance victim,
      List<Interrupted> operations,
      Interrupted aimed,
      Map<String, Integer> usual) {
    var left = new AtomicInteger(1 + random.nextInt(usual.get(name(aimed)) + 1));
    var due = new CompletableFuture<Void>();
    observe(
        aimed,
        () -> {
          if (left.decrementAndGet() == 0) {
            due.complete(null);
          }
        });
    var underWay = new LinkedHashMap<Interrupted, CompletableFuture<Optional<Answer>>>();
    operations.forEach(operation -> underWay.put(operation, send(operation, victim)));
    CompletableFuture.anyOf(due, underWay.get(aimed)).join();
    LockSupport.parkNanos((long) (REQUEST.toNanos() * random.nextDouble()));
    victim.kill();
    assertThat(victim.exitCode()).isEqualTo(KILLED);
    var answers = new LinkedHashMap<Interrupted, Optional<Answer>>();
    underWay.forEach((operation, answer) -> answers.put(operation, answer.join()));
    return answers;
  }

  /** No answer where the connection broke. */
  private CompletableFuture<Optional<Answer>> send(Interrupted operation, Instance victim) {
    return CompletableFuture.supplyAsync(
            () -> Optional.of(operation.send(victim.as(Witnesses.OWNER))), callers)
        .exceptionally(broken -> Optional.empty());
  }

  // What is left

  private void check(Map<Interrupted, Optional<Answer>> answers, Witnesses witnesses) {
    answers.forEach(
        (operation, answer) -> {
          var stage = operation.check(answer, witnesses);
          count(operation, stage);
          if (operation instanceof ListDeletion deletion
              && deletion.isAbandoned()
              && stage == Stage.HALF_WRITTEN) {
            abandoned.add(deletion);
          }
        });
  }

  private void count(Interrupted operation, Stage stage) {
    stages
        .computeIfAbsent(name(operation), n -> new EnumMap<>(Stage.class))
        .merge(stage, 1, Integer::sum);
  }

  /** What nobody asks for again is finished by a process that looks for it. */
  private void recover() {
    var environment = new HashMap<>(Instance.withTables(PREFIX));
    environment.put("GUESTLIST_RECOVERY_EVERY", "0.2S");
    environment.put("GUESTLIST_RECOVERY_AFTER", "1S");
    try (var recovering = Instance.start(environment)) {
      for (var deletion : abandoned) {
        Callers.until(
            () -> Optional.of(deletion).filter(d -> DATABASE.rowsOfList(d.listId()) == 0));
        deletion.isGone(new Witnesses(DATABASE, survivor, recovering));
      }
    }
  }
}
