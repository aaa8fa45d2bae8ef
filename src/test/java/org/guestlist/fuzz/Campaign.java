package org.guestlist.fuzz;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.guestlist.http.Chance;

/**
 * The steps of a run, one after another until its time is over. What a step draws depends on the
 * seed and on its number alone.
 */
final class Campaign {
  private static final int LIMITS_EVERY = 3_000;

  /** So many that a run meets all that it has to meet, however slow the machine is. */
  private static final int LEAST_STEPS = 2_500;

  private static final int VICTIM_EVERY = 100;

  private final FuzzPlan plan;
  private final Documents documents;
  private final RawRequests raw;
  private final TokenRequests tokens;
  private final RowRequests rows;
  private final LimitRequests limits;
  private final Runnable victim;

  Campaign(
      FuzzPlan plan,
      Documents documents,
      RawRequests raw,
      TokenRequests tokens,
      RowRequests rows,
      LimitRequests limits,
      Runnable victim) {
    this.plan = plan;
    this.documents = documents;
    this.raw = raw;
    this.tokens = tokens;
    this.rows = rows;
    this.limits = limits;
    this.victim = victim;
  }

  /** Runs, and returns how many steps there were. */
  long run() {
    var end = System.nanoTime() + plan.time().toNanos();
    long step = 0;
    for (; step < LEAST_STEPS || (step < plan.steps() && System.nanoTime() - end < 0); step++) {
      if (step % LIMITS_EVERY == VICTIM_EVERY) {
        limits.send();
      }
      if (step % VICTIM_EVERY == 0) {
        victim.run();
      }
      step(Chance.ofStep(plan.seed(), step));
    }
    return step;
  }

  private void step(Chance chance) {
    var kind = chance.below(100);
    for (var share : shares().entrySet()) {
      if (kind < share.getKey()) {
        share.getValue().accept(chance);
        return;
      }
    }
  }

  /** By the percentage up to which each goes. */
  private Map<Integer, Consumer<Chance>> shares() {
    var shares = new TreeMap<Integer, Consumer<Chance>>();
    shares.put(42, documents::generated);
    shares.put(54, documents::changed);
    shares.put(68, documents::spelledTwice);
    shares.put(78, raw::body);
    shares.put(87, raw::http);
    shares.put(90, raw::hostile);
    shares.put(99, tokens::send);
    shares.put(100, rows::send);
    return shares;
  }
}
