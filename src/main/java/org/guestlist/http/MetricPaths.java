package org.guestlist.http;

import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Names the paths of requests in metrics by a fixed set of names: a path as it was sent has any
 * number of spellings, and each would be a series of its own that stays in memory.
 */
@ApplicationScoped
class MetricPaths {
  private static final int ORDER = Integer.MIN_VALUE + 1;
  private static final String GRAPHIQL = "/q/graphql-ui";
  private static final String OTHER = "/other";
  private static final Set<String> KNOWN =
      Set.of(
          GraphQlEndpoint.PATH,
          "/graphql/schema.graphql",
          "/q/health",
          "/q/health/live",
          "/q/health/ready",
          "/q/health/started",
          "/q/metrics");

  void observe(@Observes Router router) {
    router.route().order(ORDER).handler(MetricPaths::handle);
  }

  void observe(@Observes ManagementInterface management) {
    observe(management.router());
  }

  private static void handle(RoutingContext request) {
    if (request.request() instanceof HttpServerRequestInternal measured
        && measured.metric() instanceof HttpRequestMetric metric) {
      metric.setTemplatePath(name(request.normalizedPath()));
    }
    request.next();
  }

  private static String name(String path) {
    if (path.startsWith(GRAPHIQL)) {
      return GRAPHIQL;
    }
    return KNOWN.contains(path) ? path : OTHER;
  }
}
