package org.guestlist.seed.interact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.guestlist.seed.Problem;
import org.guestlist.seed.graphql.GraphQl;
import org.guestlist.seed.graphql.GraphQlException;

/**
 * Some people who work on one list at the same time, each by what was read a moment ago. Nobody
 * else may work on it meanwhile: that would look as if something was lost.
 */
public final class Simulation {
  private final List<ListClient> clients;
  private final Plan plan;
  private final Statistics statistics = new Statistics();
  private final Ledger ledger = new Ledger();
  private final Queue<String> differences = new ConcurrentLinkedQueue<>();
  private final AtomicReference<List<ItemState>> lastSeen = new AtomicReference<>(List.of());
  private final AtomicBoolean stopped = new AtomicBoolean();

  /**
   * @param clients endpoints, which the threads take in turn
   */
  public Simulation(List<GraphQl> clients, String listId, Plan plan) {
    this.clients = clients.stream().map(client -> new ListClient(client, listId)).toList();
    this.plan = plan;
  }

  /**
   * What is to be done.
   *
   * @param runs interactions of each thread
   * @param seed of the random choices; what the threads meet is chance all the same
   */
  public record Plan(int threads, int runs, Ratio ratio, long seed) {
    public Plan {
      if (threads < 1 || threads > 256) {
        throw new Problem("THREADS has to be 1 to 256.");
      }
      if (runs < 1) {
        throw new Problem("RUNS has to be 1 or more.");
      }
    }

    long interactions() {
      return (long) threads * runs;
    }
  }

  Plan plan() {
    return plan;
  }

  Statistics statistics() {
    return statistics;
  }

  /** The items as one of the threads has read them last. */
  List<ItemState> lastSeen() {
    return lastSeen.get();
  }

  /** No interaction is begun any more; {@link #run} compares, and returns soon. */
  public void stop() {
    stopped.set(true);
  }

  /**
   * Returns when all is done and compared.
   *
   * @throws Problem if there is no such list, or no service
   */
  public Summary run() {
    clients.get(0).read().items().forEach(ledger::present);
    var threads =
        IntStream.range(0, plan.threads())
            .mapToObj(number -> new Thread(() -> work(number), "interact-" + number))
            .toList();
    threads.forEach(Thread::start);
    threads.forEach(Simulation::join);
    var contents = clients.get(0).read();
    differences.addAll(ledger.differences(contents));
    return Summary.of(statistics, contents, new ArrayList<>(differences));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Problem("Interrupted.", stop);
    }
  }

  private void work(int number) {
    var client = clients.get(number % clients.size());
    var random = new SplittableRandom(plan.seed() * 1_000 + number);
    for (int run = 0; run < plan.runs() && !stopped.get(); run++) {
      interact(client, random, "%d-%d".formatted(number, run));
      statistics.interaction();
    }
  }

  private void interact(ListClient client, SplittableRandom random, String name) {
    var contents = timed("read", client::read);
    if (contents.isEmpty()) {
      return;
    }
    var items = contents.get().items();
    lastSeen.set(items);
    var die = random.nextInt(100);
    var ratio = plan.ratio();
    if (die < ratio.create()) {
      create(client, "created by " + name);
      any(items, random).ifPresent(item -> delete(client, item));
    } else if (die < ratio.create() + ratio.update()) {
      any(items, random)
          .ifPresent(
              item -> change("rename", item, seen -> client.rename(seen, "renamed by " + name)));
    } else if (die < ratio.create() + ratio.update() + ratio.tick()) {
      any(items, random).ifPresent(item -> change("tick", item, client::flip));
    }
  }

  private static Optional<ItemState> any(List<ItemState> items, SplittableRandom random) {
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(items.get(random.nextInt(items.size())));
  }

  private void create(ListClient client, String description) {
    mutate(
        "create",
        () -> client.create(description),
        created -> differences.addAll(ledger.present(created)),
        ledger::perhapsCreated);
  }

  private void delete(ListClient client, ItemState item) {
    mutate(
        "delete",
        () -> client.delete(item),
        deleted -> differences.addAll(ledger.deleted(deleted)),
        () -> ledger.perhapsDeleted(item));
  }

  private void change(String operation, ItemState item, Function<ItemState, ItemState> change) {
    mutate(
        operation,
        () -> change.apply(item),
        changed -> differences.addAll(ledger.changed(changed)),
        () -> ledger.perhapsChanged(item));
  }

  private void mutate(
      String operation,
      Supplier<ItemState> mutation,
      Consumer<ItemState> confirmed,
      Runnable unknown) {
    var began = System.nanoTime();
    try {
      var result = mutation.get();
      confirmed.accept(result);
      statistics.ok(operation);
    } catch (GraphQlException error) {
      error(error, unknown);
    } catch (Problem noAnswer) {
      unknown.run();
      statistics.failure("no answer");
    } finally {
      statistics.took(System.nanoTime() - began);
    }
  }

  private <T> Optional<T> timed(String operation, Supplier<T> read) {
    var began = System.nanoTime();
    try {
      var result = read.get();
      statistics.ok(operation);
      return Optional.of(result);
    } catch (GraphQlException error) {
      error(error, () -> {});
    } catch (Problem noAnswer) {
      statistics.failure("no answer");
    } finally {
      statistics.took(System.nanoTime() - began);
    }
    return Optional.empty();
  }

  private void error(GraphQlException error, Runnable unknown) {
    switch (error.code()) {
      case "VERSION_CONFLICT", "NOT_FOUND" -> statistics.conflict(error.code());
      case "THROTTLED" -> refused(error);
      default -> {
        unknown.run();
        statistics.failure(error.code().isEmpty() ? "error" : error.code());
      }
    }
  }

  private void refused(GraphQlException error) {
    statistics.refusal(error.code());
    try {
      Thread.sleep(error.extensions().path("retryAfterMs").asLong());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      stop();
    }
  }
}
