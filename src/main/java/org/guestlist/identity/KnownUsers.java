package org.guestlist.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.guestlist.model.Subject;
import org.guestlist.model.User;
import org.guestlist.request.EventLoop;
import org.jboss.logging.Logger;

/**
 * Remembers users by their subject: one who was looked up in the last minute is not looked up
 * again. The minute begins with the look-up and not with the last call, so that a user who is gone
 * is gone after a minute for those who keep calling, too; a call in the last quarter of it makes a
 * new look-up beside the request, so that who keeps calling does not wait for one. Thread-safe.
 */
@ApplicationScoped
class KnownUsers {
  static final Duration REMEMBERED = Duration.ofMinutes(1);
  static final Duration FRESH = Duration.ofSeconds(45);

  private static final Logger LOG = Logger.getLogger(KnownUsers.class);
  private static final int MOST = 10_000;

  private final Ticker ticker;
  private final Cache<Subject, Known> users;

  /** As whom subjects signed in last, to be looked up in one request; believed by nobody. */
  private final Cache<Subject, String> lastIds = Caffeine.newBuilder().maximumSize(MOST).build();

  /** A user, when it was asked for, and whether that is being done again. */
  private record Known(User user, long asked, AtomicBoolean refreshing) {}

  @Inject
  KnownUsers() {
    this(Ticker.systemTicker());
  }

  KnownUsers(Ticker ticker) {
    this.ticker = ticker;
    this.users =
        Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).ticker(ticker).build();
  }

  /**
   * The user of this subject; one that is not there is not remembered.
   *
   * @param lookup finds a user who is not remembered, given the id of before
   */
  Uni<Optional<User>> bySubject(
      Subject subject, Function<Optional<String>, Uni<Optional<User>>> lookup) {
    var known = users.getIfPresent(subject);
    if (known == null || ticker.read() - known.asked() >= REMEMBERED.toNanos()) {
      return lookUp(subject, lookup);
    }
    if (ticker.read() - known.asked() >= FRESH.toNanos()
        && known.refreshing().compareAndSet(false, true)) {
      EventLoop.apart(() -> refresh(subject, lookup));
    }
    return Uni.createFrom().item(Optional.of(known.user()));
  }

  private void refresh(Subject subject, Function<Optional<String>, Uni<Optional<User>>> lookup) {
    Uni.createFrom()
        .deferred(() -> lookUp(subject, lookup))
        .subscribe()
        .with(
            found -> {},
            failure -> LOG.warn("A caller could not be looked up beside a request", failure));
  }

  private Uni<Optional<User>> lookUp(
      Subject subject, Function<Optional<String>, Uni<Optional<User>>> lookup) {
    var asked = ticker.read();
    return lookup
        .apply(Optional.ofNullable(lastIds.getIfPresent(subject)))
        .invoke(found -> remember(subject, found, asked));
  }

  private void remember(Subject subject, Optional<User> found, long asked) {
    if (found.isEmpty()) {
      users.invalidate(subject);
      return;
    }
    users.put(subject, new Known(found.get(), asked, new AtomicBoolean()));
    lastIds.put(subject, found.get().id());
  }
}
