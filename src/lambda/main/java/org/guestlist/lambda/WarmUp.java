package org.guestlist.lambda;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.guestlist.http.Rehearsal;
import org.guestlist.store.Store;
import org.jboss.logging.Logger;

/**
 * Connects the database and rehearses an operation while Lambda still starts the function: with the
 * whole processor, of which an invocation has a share, and beside the rest of the start.
 */
@ApplicationScoped
class WarmUp {
  private static final Logger LOG = Logger.getLogger(WarmUp.class);

  /** An id that no user can have. */
  private static final String NOBODY = "warm-up";

  private final LambdaSettings settings;
  private final Store store;
  private final Rehearsal rehearsal;

  WarmUp(LambdaSettings settings, Store store, Rehearsal rehearsal) {
    this.settings = settings;
    this.store = store;
    this.rehearsal = rehearsal;
  }

  void onStart(@Observes StartupEvent event) {
    if (settings.warmUp() && LaunchMode.current() == LaunchMode.NORMAL) {
      begin("The database could not be connected ahead", store.users(Set.of(NOBODY)));
      begin("No operation could be rehearsed", Uni.createFrom().completionStage(rehearsal::run));
    }
  }

  /** Does not wait for it. The first operation will tell somebody what is wrong, if it still is. */
  private static void begin(String otherwise, Uni<?> task) {
    task.runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .subscribe()
        .with(done -> LOG.debug("Done ahead"), failure -> LOG.warn(otherwise, failure));
  }
}
