package org.guestlist.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.guestlist.model.DomainException;

/**
 * Answers what failed and has not been answered, before Quarkus does, which in development shows
 * the exception.
 */
@ApplicationScoped
class Failures {
  private static final int BEFORE_QUARKUS = Integer.MAX_VALUE - 1;

  private final Responses responses;

  Failures(Responses responses) {
    this.responses = responses;
  }

  void observe(@Observes Router router) {
    router.route().order(BEFORE_QUARKUS).failureHandler(this::answer);
  }

  private void answer(RoutingContext request) {
    if (request.response().headWritten()) {
      request.next();
    } else if (request.statusCode() == 400) {
      // Its address has a broken escape, say. Quarkus would log it as an error of ours.
      var advice = "The request cannot be read: check its address and its headers.";
      responses.refuse(request, 400, DomainException.badUserInput("request", advice));
    } else if (request.statusCode() == 500
        && GraphQlEndpoint.PATH.equals(request.normalizedPath())) {
      responses.refuse(request, 500, request.failure());
    } else {
      request.next();
    }
  }
}
