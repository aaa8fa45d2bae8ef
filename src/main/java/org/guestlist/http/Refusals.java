package org.guestlist.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.guestlist.model.DomainException;
import org.guestlist.model.ErrorCode;

/**
 * Refuses requests that are not executed; those of one who has had more than the share of one,
 * late.
 */
@ApplicationScoped
class Refusals {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(1_500);

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
   * what comes next on the same connection. Not for the same time each: connections that are
   * refused together would all be back together, and their bodies be read at one time. A platform
   * that counts the time is not made to wait.
   */
  private void later(RoutingContext request, Runnable answer) {
    if (platform.timeLeft(request.request()).isPresent()) {
      answer.run();
      return;
    }
    request.vertx().setTimer(pause(), id -> answer.run());
  }

  /** A time in milliseconds by chance. */
  private static long pause() {
    return ThreadLocalRandom.current()
        .nextLong(SHORTEST_PAUSE.toMillis(), LONGEST_PAUSE.toMillis() + 1);
  }
}
