package org.guestlist.start;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.guestlist.service.Recovery;
import org.guestlist.service.RecoverySettings;
import org.jboss.logging.Logger;

/**
 * Looks for deletions that were cut off, again and again while the program runs. The first time
 * comes at random, so that processes that start together do not look together.
 */
@ApplicationScoped
class RecoveryTimer {
  private static final Logger LOG = Logger.getLogger(RecoveryTimer.class);

  private final Recovery recovery;
  private final Duration every;
  private Cancellable looking = () -> {};

  RecoveryTimer(Recovery recovery, RecoverySettings settings) {
    this.recovery = recovery;
    this.every = settings.every();
  }

  void onStart(@Observes StartupEvent event) {
    if (every.isZero()) {
      return;
    }
    var first = Duration.ofMillis(ThreadLocalRandom.current().nextLong(every.toMillis() + 1));
    looking =
        Multi.createFrom()
            .ticks()
            .startingAfter(first)
            .every(every)
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(tick -> look())
            .subscribe()
            .with(finished -> LOG.debugf("Finished %d deletions", finished));
  }

  private Uni<Integer> look() {
    return recovery
        .finishDeletions()
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.warnf("Deletions that were cut off could not be looked for: %s", failure);
              return 0;
            });
  }

  @PreDestroy
  void stop() {
    looking.cancel();
  }
}
