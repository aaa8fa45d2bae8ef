package org.guestlist.http;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.guestlist.model.DomainException;

/**
 * Refuses operations that come after the program was told to stop. Quarkus waits for those that are
 * under way (quarkus.shutdown.timeout), and would take new ones as long as it waits: under load
 * there would always be one, and the last of them would be cut off.
 */
@ApplicationScoped
class Stopping {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Responses responses;
  private volatile boolean stopping;

  Stopping(Responses responses) {
    this.responses = responses;
  }

  /** Hooks run at the same time as that of Quarkus, which takes longer than this one. */
  void onStart(@Observes StartupEvent event) {
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping = true, "stopping"));
    }
  }

  void observe(@Observes Router router) {
    router.route(GraphQlEndpoint.PATH).order(GraphQlEndpoint.ORDER - 1).handler(this::admit);
  }

  private void admit(RoutingContext request) {
    if (!stopping) {
      request.next();
      return;
    }
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    responses.refuseForNow(request, 503, DomainException.stopping(RETRY_AFTER));
  }
}
