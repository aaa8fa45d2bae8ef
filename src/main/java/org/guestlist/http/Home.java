package org.guestlist.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Leads people who open the address of the service to GraphiQL, with a query to begin with. */
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

  void observe(@Observes Router router) {
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
