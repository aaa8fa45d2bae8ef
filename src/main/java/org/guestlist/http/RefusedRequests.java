package org.guestlist.http;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.guestlist.model.DomainException;

/** Answers each {@link RefusedRequest}, and ends its connection. */
@ApplicationScoped
class RefusedRequests {
  /** After {@link CorrelationId}, and before all else. */
  private static final int ORDER = Integer.MIN_VALUE + 2;

  private final Responses responses;

  RefusedRequests(Responses responses) {
    this.responses = responses;
  }

  void observe(@Observes Router router) {
    router.route().order(ORDER).handler(this::handle);
  }

  void observe(@Observes ManagementInterface management) {
    observe(management.router());
  }

  private void handle(RoutingContext request) {
    RefusedRequest.in(request.request())
        .ifPresentOrElse(refusal -> answer(request, refusal), request::next);
  }

  private void answer(RoutingContext request, RefusedRequest refusal) {
    if (refusal.status() == 405) {
      request.response().putHeader(HttpHeaders.ALLOW, "GET, POST");
    }
    LingeringClose.after(request);
    var failure = DomainException.badUserInput(refusal.argument(), refusal.message());
    responses.refuse(request, refusal.status(), failure);
  }
}
