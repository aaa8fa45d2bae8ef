package org.guestlist.service;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ConcurrentMap;
import org.guestlist.model.Caller;
import org.guestlist.model.DomainException;

/**
 * Limits how many users one caller looks for, by the generic cell rate algorithm: kept is only when
 * the searches of a caller so far would have been due, had they come at an even pace. Each process
 * counts for itself. Thread-safe.
 */
@ApplicationScoped
public class LookupLimit {
  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final int MOST_CALLERS = 100_000;

  private final int perPeriod;
  private final Ticker ticker;

  /** Forgets a caller who may do everything again. */
  private final ConcurrentMap<String, Long> dueTimes;

  @Inject
  LookupLimit(LookupSettings settings) {
    this(settings.lookups(), Ticker.systemTicker());
  }

  LookupLimit(int perPeriod, Ticker ticker) {
    this.perPeriod = perPeriod;
    this.ticker = ticker;
    this.dueTimes =
        Caffeine.newBuilder()
            .expireAfterWrite(PERIOD)
            .maximumSize(MOST_CALLERS)
            .ticker(ticker)
            .<String, Long>build()
            .asMap();
  }

  /** Counts one search; fails with RATE_LIMITED where it is one too many. */
  void count(Caller caller) {
    if (perPeriod == 0 || caller.administrator()) {
      return;
    }
    var now = ticker.read();
    dueTimes.compute(caller.id(), (id, last) -> next(last == null ? now : last, now));
  }

  private long next(long last, long now) {
    var due = Math.max(last - now, 0) + PERIOD.toNanos() / perPeriod;
    var excess = due - PERIOD.toNanos();
    if (excess > 0) {
      throw DomainException.tooManyLookups(Duration.ofNanos(excess).plusMillis(1));
    }
    return now + due;
  }
}
