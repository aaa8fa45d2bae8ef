package org.guestlist.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Gives each request an id that every line of its log and its response bear; one that the client
 * sent is kept if it is harmless. What is not even HTTP gets none, and no explanation either.
 */
@ApplicationScoped
class CorrelationId {
  static final String HEADER = "X-Correlation-Id";

  private static final int BEFORE_QUARKUS = Integer.MAX_VALUE - 1;

  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  void observe(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::assign);
    router.route().order(BEFORE_QUARKUS).failureHandler(CorrelationId::refuse);
  }

  /**
   * Quarkus would log each request that, say, names no host as an error of ours, and in development
   * answer with the name of an exception.
   */
  private static void refuse(RoutingContext request) {
    if (request.statusCode() == 400 && !request.response().headWritten()) {
      request.response().setStatusCode(400).end();
    } else {
      request.next();
    }
  }

  private void assign(RoutingContext request) {
    var id =
        Optional.ofNullable(request.request().getHeader(HEADER))
            .filter(given -> HARMLESS.matcher(given).matches())
            .orElseGet(() -> UUID.randomUUID().toString());
    MDC.put("correlationId", id);
    request.response().putHeader(HEADER, id);
    request.next();
  }
}
