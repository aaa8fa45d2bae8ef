package org.guestlist.http;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Leads people who open the address of the service to GraphiQL, where that is on, with a query to
 * begin with.
 */
@ApplicationScoped
class Home {
  static final String FIRST_QUERY =
      """
      # Press Ctrl-Enter to run this query; Ctrl-Space completes names.
      {
        me {
          email
          lists {
            nodes {
              title
              role
              itemCount
              doneCount
              items(first: 3) { nodes { description done } }
            }
          }
        }
      }
      """;

  private static final String GRAPHIQL = "/q/graphql-ui/?query=";
  private static final String PAGES = "/q/graphql-ui.*";

  /**
   * Whoever gets a person to look at a page within another, or a script into it, acts as that
   * person. Styles are made by the scripts of GraphiQL itself.
   */
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
              + " data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action"
              + " 'none'; frame-ancestors 'none'",
          "X-Frame-Options",
          "DENY",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cache-Control",
          "no-cache");

  private static final Logger LOG = Logger.getLogger(Home.class);

  private final HttpSettings settings;
  private final int port;

  Home(HttpSettings settings, @ConfigProperty(name = "quarkus.http.port") int port) {
    this.settings = settings;
    this.port = port;
  }

  /** Says where to begin, once everything else has said that it is ready. */
  void onStart(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
    // In dev mode the greeting says it.
    if (settings.graphiql() && LaunchMode.current() == LaunchMode.NORMAL) {
      LOG.infof("GraphiQL: http://localhost:%d/", port);
    }
  }

  void observe(@Observes Router router) {
    if (!settings.graphiql()) {
      return;
    }
    // Before the route of the extension, which would have a browser keep the page of a version for
    // a day.
    router
        .routeWithRegex(PAGES)
        .order(GraphQlEndpoint.ORDER)
        .handler(
            request -> {
              request.addHeadersEndHandler(
                  before -> HEADERS.forEach(request.response()::putHeader));
              request.next();
            });
    var location = GRAPHIQL + encoded(FIRST_QUERY);
    router
        .get("/")
        .handler(
            request ->
                request
                    .response()
                    .setStatusCode(303)
                    .putHeader(HttpHeaders.LOCATION, location)
                    .end());
  }

  /** As the script of the page decodes it, which does not take a plus for a blank. */
  private static String encoded(String query) {
    return URLEncoder.encode(query, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
