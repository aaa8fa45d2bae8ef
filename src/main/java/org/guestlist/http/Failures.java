package org.guestlist.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

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
      // It names no host, say. Quarkus would log it as an error of ours.
      request.response().setStatusCode(400).end();
    } else if (request.statusCode() == 500
        && GraphQlEndpoint.PATH.equals(request.normalizedPath())) {
      responses.refuse(request, 500, request.failure());
    } else {
      request.next();
    }
  }
}
