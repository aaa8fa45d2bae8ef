package org.guestlist.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.guestlist.graphql.Errors;
import org.guestlist.identity.Credentials;
import org.guestlist.model.ErrorCode;

/** Writes responses, all of which are GraphQL responses, those of HTTP's own refusals too. */
@ApplicationScoped
class Responses {
  private static final String CHALLENGE = "Bearer realm=\"guestlist\"";

  private final Errors errors;

  Responses(Errors errors) {
    this.errors = errors;
  }

  /** The body of a response to a request that was not executed. */
  Map<String, Object> errors(Throwable refusal) {
    return Map.of("errors", List.of(errors.format(refusal)));
  }

  /** Refuses a request that is none that HTTP lets through. */
  void refuse(RoutingContext request, int status, Throwable refusal) {
    answer(request, MediaType.accepted(request).orElse(MediaType.JSON), status, errors(refusal));
  }

  /**
   * Answers a request, once.
   *
   * @param status unless nobody was found to have sent the request, which is always 401
   */
  void answer(RoutingContext request, MediaType type, int status, Map<String, Object> body) {
    var response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (isUnauthenticated(body)) {
      response.setStatusCode(401).putHeader("WWW-Authenticate", challenge());
    } else {
      response.setStatusCode(status);
    }
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, type.header())
        // What one person may see is nothing that a cache may give to the next.
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(new JsonObject(body).toBuffer());
  }

  private static boolean isUnauthenticated(Map<String, Object> body) {
    return body.get("errors") instanceof List<?> errors
        && errors.stream().map(Responses::code).anyMatch(ErrorCode.UNAUTHENTICATED.name()::equals);
  }

  private static Object code(Object error) {
    return ((Map<?, ?>) ((Map<?, ?>) error).get("extensions")).get("code");
  }

  /** RFC 6750, section 3: an error only where there were credentials. */
  private static String challenge() {
    return Credentials.current().authorization().isPresent()
        ? CHALLENGE + ", error=\"invalid_token\""
        : CHALLENGE;
  }
}
