package org.guestlist.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.guestlist.request.EventLoop;

/**
 * Decides where a document is admitted: one that is remembered, at once; a new one, which takes
 * milliseconds to read and validate, on threads of its own, half as many as processors. New
 * documents wait for one another there, and everybody else's requests never wait for them.
 */
@ApplicationScoped
class AdmissionThreads {
  private final Admission admission;
  private final Documents documents;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
          work -> {
            var thread = new Thread(work, "admission");
            thread.setDaemon(true);
            return thread;
          });

  AdmissionThreads(Admission admission, Documents documents) {
    this.admission = admission;
    this.documents = documents;
  }

  /**
   * Admits an operation, and goes on where it was called. How many wait is bounded by {@link
   * ConcurrencyLimit}, as each has a place.
   *
   * @return fails as {@link Admission#admit} does
   */
  Uni<Admitted> admit(GraphQlRequest request) {
    var admitted = Uni.createFrom().item(() -> admission.admit(request));
    return documents.knows(request.document())
        ? admitted
        : EventLoop.back(admitted.runSubscriptionOn(threads));
  }

  @PreDestroy
  void stop() {
    threads.shutdown();
  }
}
