package org.guestlist.service;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.guestlist.store.Store;
import org.jboss.logging.Logger;

/**
 * Finishes the deletions that were cut off, by the death of their process or by their deadline, and
 * that nobody asks about again. Any number of processes may do so at the same time, and beside the
 * deletion itself: each of its steps can be repeated. Thread-safe.
 */
@ApplicationScoped
public class Recovery {
  private static final Logger LOG = Logger.getLogger(Recovery.class);

  /** Lists at a time; what is left has its turn the next time. */
  private static final int AT_A_TIME = 25;

  private final Store store;
  private final ListService lists;
  private final RecoverySettings settings;
  private final Clock clock = Clock.systemUTC();

  Recovery(Store store, ListService lists, RecoverySettings settings) {
    this.store = store;
    this.lists = lists;
    this.settings = settings;
  }

  /**
   * Looks once, and finishes what it finds. A list that resists does not stand in the way of
   * others: it is logged, and has its turn again.
   *
   * @return how many deletions it finished; fails where it cannot look
   */
  public Uni<Integer> finishDeletions() {
    return Uni.createFrom()
        .deferred(
            () -> store.unfinishedDeletions(clock.instant().minus(settings.after()), AT_A_TIME))
        .onItem()
        .transformToMulti(ids -> Multi.createFrom().iterable(ids))
        .onItem()
        .transformToUniAndConcatenate(this::finish)
        .collect()
        .asList()
        .map(Recovery::finished);
  }

  private static int finished(List<Boolean> outcomes) {
    return Math.toIntExact(outcomes.stream().filter(outcome -> outcome).count());
  }

  private Uni<Boolean> finish(String listId) {
    return lists
        .finish(listId)
        .invoke(
            left ->
                LOG.infof(
                    "Finished the deletion of list %s, with %d items and %d guests",
                    listId, left.items(), left.guests()))
        .replaceWith(true)
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.warnf(failure, "The deletion of list %s could not be finished", listId);
              return false;
            });
  }
}
