package org.guestlist.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.quarkus.vertx.http.runtime.QuarkusHttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.guestlist.service.Recovery;

/**
 * Finishes deletions that were cut off, whenever a schedule of EventBridge says so: by an event in
 * the form of those of API Gateway, for a path that no gateway leads to.
 */
@ApplicationScoped
class Schedule {
  static final String PATH = "/recovery";

  private static final int NO_CONTENT = 204;

  private final Recovery recovery;

  Schedule(Recovery recovery) {
    this.recovery = recovery;
  }

  void addRoute(@Observes Router router) {
    router.post(PATH).handler(this::run);
  }

  private void run(RoutingContext context) {
    if (isFromGateway(context)) {
      context.next();
      return;
    }
    recovery
        .finishDeletions()
        .subscribe()
        .with(finished -> context.response().setStatusCode(NO_CONTENT).end(), context::fail);
  }

  /** What came through a gateway bears its id, which nobody outside can leave out. */
  private static boolean isFromGateway(RoutingContext context) {
    if (!(context.request().headers() instanceof QuarkusHttpHeaders headers)) {
      return true;
    }
    var event = headers.getContextObject(APIGatewayV2HTTPEvent.class);
    return event == null
        || event.getRequestContext() == null
        || event.getRequestContext().getApiId() != null;
  }
}
