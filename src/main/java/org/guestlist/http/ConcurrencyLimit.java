package org.guestlist.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.guestlist.model.DomainException;

/**
 * Bounds how many operations are worked on at the same time. Without a bound, more requests than
 * can be served would wait for one another, each in memory, until all of them are late; with it
 * those that are taken are answered as fast as ever, and the others know at once. Thread-safe.
 */
@ApplicationScoped
class ConcurrencyLimit {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Responses responses;
  private final int most;
  private final AtomicInteger present = new AtomicInteger();

  ConcurrencyLimit(Responses responses, HttpSettings settings, MeterRegistry meters) {
    this.responses = responses;
    this.most = settings.operations();
    meters.gauge("guestlist.http.operations", present);
  }

  /** Gives a request a place; where there is none, the request is refused. */
  Optional<Place> enter(RoutingContext request) {
    var place = Place.in(present, most);
    if (place.isEmpty()) {
      responses.refuseForNow(request, 503, DomainException.busy(RETRY_AFTER));
    }
    return place;
  }

  /**
   * The right to be worked on, until the work has ended: a client that goes away before that does
   * not free it. Thread-safe.
   */
  static final class Place {
    private final AtomicInteger present;
    private final AtomicBoolean left = new AtomicBoolean();
    private volatile Optional<Place> share = Optional.empty();

    private Place(AtomicInteger present) {
      this.present = present;
    }

    /**
     * One of some places, if one is free.
     *
     * @param present how many are taken
     */
    static Optional<Place> in(AtomicInteger present, int most) {
      if (present.incrementAndGet() > most) {
        present.decrementAndGet();
        return Optional.empty();
      }
      return Optional.of(new Place(present));
    }

    /** Another place, which is left together with this one. */
    void hold(Place other) {
      share = Optional.of(other);
    }

    /** Frees the place; what is called again does nothing. */
    void leave() {
      if (left.compareAndSet(false, true)) {
        present.decrementAndGet();
        share.ifPresent(Place::leave);
      }
    }
  }
}
