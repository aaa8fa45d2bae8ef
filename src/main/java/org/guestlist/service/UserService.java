package org.guestlist.service;

import io.smallrye.mutiny.Multi;
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
  private final LookupLimit lookups;

  public UserService(Store store, Input input, LookupLimit lookups) {
    this.store = store;
    this.input = input;
    this.lookups = lookups;
  }

  public Uni<Optional<User>> user(String id) {
    var known = input.id("id", "user", id);
    return store.users(Set.of(known)).map(found -> Optional.ofNullable(found.get(known)));
  }

  /** The users with these ids; absent ones are left out. */
  public Uni<Map<String, User>> users(Set<String> ids) {
    return store.users(ids);
  }

  /**
   * Looks for a user by address, which is counted: for administrators, and for the user. Anyone
   * else is answered as if there were none, after the same requests to the database.
   */
  public Uni<Optional<User>> userByEmail(Caller caller, String email) {
    lookups.count(caller);
    return userByEmail(email).map(found -> found.filter(user -> mayAlwaysReadEmail(caller, user)));
  }

  /**
   * Finds the user whom a caller names by id or by address to add somebody, which is counted: it
   * tells whether there is one.
   */
  Uni<Optional<User>> candidate(Caller caller, Optional<String> userId, Optional<String> email) {
    lookups.count(caller);
    return userId.map(this::user).orElseGet(() -> userByEmail(email.orElseThrow()));
  }

  /**
   * Looks for the user with this address, under whichever of its spellings the row was written. All
   * are looked for, whether one is found or not: requests do not tell either.
   */
  public Uni<Optional<User>> userByEmail(String email) {
    return Multi.createFrom()
        .iterable(input.spellings(email))
        .onItem()
        .transformToUni(store::userByEmail)
        .concatenate()
        .collect()
        .asList()
        .map(all -> all.stream().flatMap(Optional::stream).findFirst());
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

  /** Whether the caller may read the user's e-mail address. */
  public Uni<Boolean> mayReadEmail(Caller caller, User user) {
    return mayAlwaysReadEmail(caller, user)
        ? Uni.createFrom().item(true)
        : store.shareList(caller.id(), user.id());
  }

  /** Whether the caller may read the user's e-mail address whatever lists they share. */
  public boolean mayAlwaysReadEmail(Caller caller, User user) {
    return caller.administrator() || caller.id().equals(user.id());
  }

  private static void requireAdministrator(Caller caller) {
    if (!caller.administrator()) {
      throw DomainException.forbidden(ADMINISTRATOR);
    }
  }
}
