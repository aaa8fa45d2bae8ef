package org.guestlist.request;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Takes out of Mutiny what carries the contexts of the present thread along with each step of a
 * Uni. What a request carries along is kept on its Vert.x context ({@link RequestLocal}), and no
 * bean belongs to a request.
 */
@ApplicationScoped
class ThreadContexts {
  void observe(@Observes StartupEvent start) {
    Infrastructure.clearInterceptors();
  }
}
