package org.guestlist.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.guestlist.model.User;
import org.guestlist.store.Store;

/**
 * Users by their address: one who was seen in the last minute is not looked up again. Neither the
 * address nor the id of a user ever changes, so there is nothing to become outdated.
 */
@ApplicationScoped
class KnownUsers {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  private final Store store;
  private final Cache<String, User> users =
      Caffeine.newBuilder().expireAfterAccess(REMEMBERED).maximumSize(MOST).build();

  KnownUsers(Store store) {
    this.store = store;
  }

  /**
   * The user with this address; one that is not there is not remembered.
   *
   * @param email trimmed and in lower case
   */
  Uni<Optional<User>> byEmail(String email) {
    var known = users.getIfPresent(email);
    if (known != null) {
      return Uni.createFrom().item(Optional.of(known));
    }
    return store
        .userByEmail(email)
        .invoke(found -> found.ifPresent(user -> users.put(email, user)));
  }
}
