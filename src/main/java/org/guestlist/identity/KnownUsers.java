package org.guestlist.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.guestlist.model.User;

/**
 * Users by their address: one who was seen in the last minute is not looked up again. Neither the
 * address nor the id of a user ever changes, so there is nothing to become outdated.
 */
@ApplicationScoped
class KnownUsers {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  private final Cache<String, User> users =
      Caffeine.newBuilder().expireAfterAccess(REMEMBERED).maximumSize(MOST).build();

  /**
   * The user with this address; one that is not there is not remembered.
   *
   * @param lookup finds a user who was not seen
   */
  Uni<Optional<User>> byEmail(String email, Function<String, Uni<Optional<User>>> lookup) {
    var known = users.getIfPresent(email);
    if (known != null) {
      return Uni.createFrom().item(Optional.of(known));
    }
    return lookup.apply(email).invoke(found -> found.ifPresent(user -> users.put(email, user)));
  }
}
