package org.guestlist.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.guestlist.identity.Credentials;
import org.guestlist.identity.Sender;
import org.guestlist.model.DomainException;
import org.guestlist.request.CallLog;
import org.guestlist.request.SlowMotion;

/** Takes from the headers what the request carries along. */
@ApplicationScoped
class RequestHeaders {
  static final String EXPLAIN = "Guestlist-Explain";
  static final String SLOW = "Guestlist-Slow";

  private static final BigDecimal SLOWEST = BigDecimal.valueOf(60);

  private final HttpSettings settings;

  RequestHeaders(HttpSettings settings) {
    this.settings = settings;
  }

  /** BAD_USER_INPUT where a header cannot be understood. */
  void read(HttpServerRequest request) {
    var authorization = request.headers().getAll(HttpHeaders.AUTHORIZATION);
    new Credentials(authorization.stream().findFirst(), sender(request)).begin();
    if (authorization.size() > 1) {
      throw DomainException.unauthenticated(
          "The header Authorization comes more than once: send it once.");
    }
    if (settings.explain() && "true".equalsIgnoreCase(request.getHeader(EXPLAIN))) {
      CallLog.begin();
    }
    if (settings.slow() && request.getHeader(SLOW) != null) {
      SlowMotion.begin(delay(request.getHeader(SLOW)));
    }
  }

  private static Sender sender(HttpServerRequest request) {
    var hosts = request.headers().getAll(HttpHeaders.HOST);
    var authority =
        Optional.ofNullable(request.authority()).map(Object::toString).stream().toList();
    return new Sender(
        hosts.isEmpty() ? authority : hosts,
        request.headers().getAll(HttpHeaders.ORIGIN),
        Optional.ofNullable(request.getHeader("Sec-Fetch-Site")));
  }

  private static Duration delay(String seconds) {
    try {
      var delay = new BigDecimal(seconds.strip());
      if (delay.signum() >= 0 && delay.compareTo(SLOWEST) <= 0) {
        return Duration.ofMillis(delay.movePointRight(3).longValue());
      }
    } catch (NumberFormatException notANumber) {
      // Answered below, like a number that is out of range.
    }
    throw DomainException.badUserInput(
        SLOW, "The header " + SLOW + " takes seconds from 0 to " + SLOWEST + ", such as 0.5.");
  }
}
