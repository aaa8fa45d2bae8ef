package org.guestlist.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.guestlist.model.DomainException;

/**
 * Bounds how many operations are worked on at the same time. Without a bound, more requests than
 * can be served would wait for one another, each in memory, until all of them are late; with it
 * those that are taken are answered as fast as ever, and the others know at once. Thread-safe.
 */
@ApplicationScoped
class Occupancy {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Responses responses;
  private final int most;
  private final AtomicInteger present = new AtomicInteger();

  Occupancy(Responses responses, HttpSettings settings, MeterRegistry meters) {
    this.responses = responses;
    this.most = settings.operations();
    meters.gauge("guestlist.http.operations", present);
  }

  /**
   * Takes a request in until its response has ended or its connection is gone.
   *
   * @return false where there is no room: then it was refused
   */
  boolean enter(RoutingContext request) {
    if (present.incrementAndGet() > most) {
      present.decrementAndGet();
      request.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
      responses.refuse(request, 503, DomainException.busy(RETRY_AFTER));
      return false;
    }
    request.addEndHandler(ended -> present.decrementAndGet());
    return true;
  }
}
