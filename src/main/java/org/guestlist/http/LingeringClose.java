package org.guestlist.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Ends connections on which something is still on its way that is not waited for. */
final class LingeringClose {
  private static final Duration LINGER = Duration.ofMillis(500);

  private LingeringClose() {}

  /**
   * Ends the connection of a request soon after its response, and not with it: the response would
   * be lost where bytes cross it.
   */
  static void after(RoutingContext request) {
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    var connection = request.request().connection();
    request.addEndHandler(
        ended -> request.vertx().setTimer(LINGER.toMillis(), id -> connection.close()));
  }
}
