package org.guestlist.seed.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at suspects until each is clean or was seen twice with the same thing wrong, in looks that
 * a pause separates.
 *
 * <p>One look is not enough. Nothing that was committed comes between the reads of one (see {@link
 * ListSuspect}), but a transaction of DynamoDB puts its rows in place one after the other, and the
 * reads of a look are single requests which may see some of them before the others. That lasts
 * milliseconds, so that the next look sees it done; and a counter that is really wrong stays wrong
 * by the same amount.
 */
final class Recheck {
  private static final int ROUNDS = 20;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Workers workers;

  Recheck(Workers workers) {
    this.workers = workers;
  }

  /**
   * The verdict on some suspects.
   *
   * @param standing what is wrong, or at least can be mended
   * @param unsettled those that changed each time they were looked at
   */
  record Verdict(Map<Suspect, Look> standing, List<Suspect> unsettled) {}

  Verdict of(Collection<? extends Suspect> suspects) {
    var standing = new HashMap<Suspect, Look>();
    var before = new HashMap<Suspect, Look>();
    List<Suspect> open = List.copyOf(suspects);
    for (var round = 1; round <= ROUNDS && !open.isEmpty(); round++) {
      if (round > 1) {
        Patience.wait(PAUSE);
      }
      open = round(open, before, standing);
    }
    return new Verdict(standing, open);
  }

  /** Answers the suspects that have to be looked at once more. */
  private List<Suspect> round(
      List<Suspect> suspects, Map<Suspect, Look> before, Map<Suspect, Look> standing) {
    var looks = workers.each(suspects, Suspect::look);
    var open = new ArrayList<Suspect>();
    for (var i = 0; i < suspects.size(); i++) {
      if (!settle(suspects.get(i), looks.get(i), before, standing)) {
        open.add(suspects.get(i));
      }
    }
    return open;
  }

  private static boolean settle(
      Suspect suspect,
      Optional<Look> seen,
      Map<Suspect, Look> before,
      Map<Suspect, Look> standing) {
    if (seen.isEmpty()) {
      return false;
    }
    var look = seen.get();
    if (look.isClean()) {
      return true;
    }
    var last = before.put(suspect, look);
    if (last == null || !last.sign().equals(look.sign())) {
      return false;
    }
    standing.put(suspect, look);
    return true;
  }
}
