package org.guestlist.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.guestlist.graphql.Errors;
import org.guestlist.identity.Credentials;
import org.guestlist.model.DomainException;
import org.guestlist.model.ErrorCode;

/** Writes responses, all of which are GraphQL responses, those of HTTP's own refusals too. */
@ApplicationScoped
class Responses {
  private static final String CHALLENGE = "Bearer realm=\"guestlist\"";

  private final Errors errors;
  private final OperationLimits limits;

  Responses(Errors errors, OperationLimits limits) {
    this.errors = errors;
    this.limits = limits;
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
   * Refuses a request that may be sent again later.
   *
   * @param refusal carries {@code retryAfterMs}
   */
  void refuseForNow(RoutingContext request, int status, DomainException refusal) {
    var milliseconds = ((Number) refusal.details().get("retryAfterMs")).longValue();
    var seconds = Math.max(1, (milliseconds + 999) / 1_000);
    request.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    refuse(request, status, refusal);
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
    var bytes = JsonBody.encode(body, limits.response());
    if (bytes.isEmpty()) {
      var refusal = errors(DomainException.answerTooLarge(limits.response()));
      var instead = JsonBody.encode(refusal, Integer.MAX_VALUE).orElseThrow();
      write(response, type, type.statusOfRefusal(), instead);
      return;
    }
    if (isUnauthenticated(body)) {
      response.putHeader("WWW-Authenticate", challenge());
      write(response, type, 401, bytes.get());
      return;
    }
    write(response, type, status, bytes.get());
  }

  private static void write(HttpServerResponse response, MediaType type, int status, Buffer body) {
    response
        .setStatusCode(status)
        // Spelt as Quarkus for Lambda looks for it, to see whether a body is text.
        .putHeader("Content-Type", type.header())
        // What one person may see is nothing that a cache may give to the next.
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(body);
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
