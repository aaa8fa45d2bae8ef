package org.guestlist.service;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestlist.model.Caller;
import org.guestlist.model.DomainException;
import org.guestlist.model.Page;
import org.guestlist.model.User;
import org.guestlist.store.Store;

/** What may be done with users. */
@ApplicationScoped
public class UserService {
  private static final String ADMINISTRATOR = "ADMINISTRATOR";

  private final Store store;
  private final Input input;

  public UserService(Store store, Input input) {
    this.store = store;
    this.input = input;
  }

  public Uni<Optional<User>> user(String id) {
    var known = input.id("id", "user", id);
    return store.users(Set.of(known)).map(found -> Optional.ofNullable(found.get(known)));
  }

  /** The users with these ids; absent ones are left out. */
  public Uni<Map<String, User>> users(Set<String> ids) {
    return store.users(ids);
  }

  /** The user with this address, under whichever of its spellings the row was written. */
  public Uni<Optional<User>> userByEmail(String email) {
    var found = Uni.createFrom().item(Optional.<User>empty());
    for (var spelling : input.spellings(email)) {
      found =
          found.flatMap(
              user -> user.isPresent() ? Uni.createFrom().item(user) : store.userByEmail(spelling));
    }
    return found;
  }

  /** All users; for administrators. */
  public Uni<Page<User>> users(Caller caller, int first, Optional<String> after) {
    requireAdministrator(caller);
    return store.users(input.first(first), after);
  }

  /** Registers an address; for administrators. */
  public Uni<User> create(Caller caller, String email) {
    requireAdministrator(caller);
    var user = new User(UUID.randomUUID().toString(), input.email(email));
    return store
        .userByEmail(user.email())
        .flatMap(found -> found.isPresent() ? Uni.createFrom().item(false) : store.createUser(user))
        .map(
            created -> {
              if (!created) {
                throw DomainException.alreadyExists(
                    "There is a user with this e-mail address already.");
              }
              return user;
            });
  }

  /**
   * The user with this address, who is registered where there is none: once, however many ask at
   * the same time.
   */
  public Uni<User> registered(String email) {
    return userByEmail(email)
        .flatMap(
            found ->
                found.map(Uni.createFrom()::item).orElseGet(() -> register(input.email(email))));
  }

  /** Where somebody else was faster, the index may not know it yet, but the address does. */
  private Uni<User> register(String email) {
    var user = new User(UUID.randomUUID().toString(), email);
    return store
        .createUser(user)
        .flatMap(
            created ->
                created
                    ? Uni.createFrom().item(user)
                    : store.holderOf(email).map(Optional::orElseThrow));
  }

  /** Whether the caller may read the user's e-mail address. */
  public Uni<Boolean> mayReadEmail(Caller caller, User user) {
    if (caller.administrator() || caller.id().equals(user.id())) {
      return Uni.createFrom().item(true);
    }
    return store.shareList(caller.id(), user.id());
  }

  private static void requireAdministrator(Caller caller) {
    if (!caller.administrator()) {
      throw DomainException.forbidden(ADMINISTRATOR);
    }
  }
}
