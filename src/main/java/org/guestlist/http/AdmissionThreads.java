package org.guestlist.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.guestlist.request.EventLoop;

/**
 * Decides where a document is admitted: one that is remembered, at once; a new one, which takes
 * milliseconds to read and validate, on threads of its own. New documents wait for one another
 * there, those of callers who show who they are never for those of others, and what is remembered
 * for none.
 */
@ApplicationScoped
class AdmissionThreads {
  private final Admission admission;
  private final Documents documents;
  private final ExecutorService ofCallers = threads("admission");
  private final ExecutorService ofStrangers = threads("admission-of-strangers");

  AdmissionThreads(Admission admission, Documents documents) {
    this.admission = admission;
    this.documents = documents;
  }

  /** Half as many as there are processors. */
  private static ExecutorService threads(String name) {
    return Executors.newFixedThreadPool(
        Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
        work -> {
          var thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * Admits an operation, and goes on where it was called. How many wait is bounded by {@link
   * ConcurrencyLimit}, as each has a place.
   *
   * @param shown whether its caller showed who they are
   * @return fails as {@link Admission#admit} does
   */
  Uni<Admitted> admit(GraphQlRequest request, boolean shown) {
    var admitted = Uni.createFrom().item(() -> admission.admit(request));
    return knows(request)
        ? admitted
        : EventLoop.back(admitted.runSubscriptionOn(shown ? ofCallers : ofStrangers));
  }

  /** Whether the document of a request is remembered, so that it need not be read. */
  boolean knows(GraphQlRequest request) {
    return documents.knows(request.document());
  }

  @PreDestroy
  void stop() {
    ofCallers.shutdown();
    ofStrangers.shutdown();
  }
}
