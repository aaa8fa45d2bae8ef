package org.guestlist.http;

import io.quarkus.vertx.http.ManagementInterface;
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
 * sent is kept if it is harmless, or else that of the {@link Platform}.
 */
@ApplicationScoped
class CorrelationId {
  static final String HEADER = "X-Correlation-Id";

  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final Platform platform;

  CorrelationId(Platform platform) {
    this.platform = platform;
  }

  void observe(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::assign);
  }

  void observe(@Observes ManagementInterface management) {
    observe(management.router());
  }

  private void assign(RoutingContext request) {
    var id =
        Optional.ofNullable(request.request().getHeader(HEADER))
            .filter(given -> HARMLESS.matcher(given).matches())
            .or(() -> platform.requestId(request.request()))
            .orElseGet(() -> UUID.randomUUID().toString());
    MDC.put("correlationId", id);
    request.response().putHeader(HEADER, id);
    request.next();
  }
}
