package org.guestlist.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.guestlist.model.DomainException;
import org.guestlist.model.ErrorCode;

/**
 * Refuses requests that are not executed; those of one who has had more than the share of one,
 * late.
 */
@ApplicationScoped
class Refusals {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Responses responses;
  private final CallerLimits shares;
  private final Platform platform;

  Refusals(Responses responses, CallerLimits shares, Platform platform) {
    this.responses = responses;
    this.shares = shares;
    this.platform = platform;
  }

  /** Refuses the method of a request. */
  void refuseMethod(RoutingContext request, String allowed, String advice) {
    request.response().putHeader(HttpHeaders.ALLOW, allowed);
    responses.refuse(request, 405, DomainException.badUserInput("method", advice));
  }

  /** Refuses a request that was not executed, and frees its place. */
  void refuse(RoutingContext request, ConcurrencyLimit.Place place, Throwable failure) {
    place.leave();
    var code = failure instanceof DomainException refusal ? refusal.code() : ErrorCode.INTERNAL;
    switch (code) {
      case RATE_LIMITED ->
          later(request, () -> responses.refuseForNow(request, 429, (DomainException) failure));
      case BAD_USER_INPUT -> responses.refuse(request, 400, failure);
      case UNAUTHENTICATED -> {
        if (shares.countRefusal(request)) {
          responses.refuse(request, 401, failure);
        } else {
          later(request, () -> responses.refuse(request, 401, failure));
        }
      }
      default -> responses.refuse(request, 500, failure);
    }
  }

  /**
   * One who goes on when refused costs as much as one who is served: the answer waits, and with it
   * what comes next on the same connection. A platform that counts the time is not made to wait.
   */
  private void later(RoutingContext request, Runnable answer) {
    if (platform.timeLeft(request.request()).isPresent()) {
      answer.run();
      return;
    }
    request.vertx().setTimer(PAUSE.toMillis(), id -> answer.run());
  }
}
