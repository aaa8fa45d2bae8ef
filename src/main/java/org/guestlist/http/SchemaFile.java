package org.guestlist.http;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Closes every address below that of the API, where the GraphQL extension serves the schema as a
 * file, unless the schema may be seen.
 */
@ApplicationScoped
class SchemaFile {
  private final HttpSettings settings;

  SchemaFile(HttpSettings settings) {
    this.settings = settings;
  }

  void observe(@Observes Router router) {
    if (settings.introspection()) {
      return;
    }
    router
        .route(GraphQlEndpoint.PATH + "/*")
        .order(GraphQlEndpoint.ORDER + 3)
        .handler(request -> request.response().setStatusCode(404).end());
  }
}
