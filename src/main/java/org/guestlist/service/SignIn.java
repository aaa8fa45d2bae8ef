package org.guestlist.service;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.guestlist.model.Account;
import org.guestlist.model.DomainException;
import org.guestlist.model.Subject;
import org.guestlist.model.User;
import org.guestlist.store.Backoff;
import org.guestlist.store.Claim;
import org.guestlist.store.Claims;
import org.guestlist.store.Retries;
import org.guestlist.store.Store;

/**
 * Finds the user as whom a subject signs in, and settles it at the first sign-in: the user with the
 * verified address, if no subject was linked to that user before; else a new one. Whoever gets an
 * address that somebody signed in with gets the address, and nothing else of theirs.
 */
@ApplicationScoped
public class SignIn {
  private static final Optional<Optional<User>> NOBODY = Optional.of(Optional.empty());

  private final Store store;
  private final UserService users;
  private final Input input;
  private final Backoff backoff;

  SignIn(Store store, UserService users, Input input, Retries retries) {
    this.store = store;
    this.users = users;
    this.input = input;
    this.backoff = retries.backoff();
  }

  /**
   * The user as whom a subject signs in.
   *
   * @param email a verified address of the subject
   * @param register whether a subject without a user gets one
   * @param likelyId of the user as whom it signed in before, where that is known
   * @return empty where there is no user, and none was made
   */
  public Uni<Optional<User>> user(
      Subject subject, String email, boolean register, Optional<String> likelyId) {
    return likelyId
        .map(id -> store.userOf(subject, id))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
        .flatMap(
            found ->
                found.isPresent()
                    ? Uni.createFrom().item(found)
                    : backoff.untilPresent(() -> attempt(subject, email, register)));
  }

  /**
   * The user for whom an address is kept, as of now: the index that {@link UserService} asks may
   * not know yet of a user who was registered a moment ago. Rows of other programs keep no address.
   */
  public Uni<Optional<User>> registered(Subject subject, String email) {
    var address = input.email(email);
    return store
        .claims(subject, address)
        .map(
            claims ->
                claims
                    .ofAddress()
                    .account()
                    .filter(account -> has(account, address))
                    .map(Account::user));
  }

  /** The answer; empty where somebody else was faster, so that everything has to be read again. */
  private Uni<Optional<Optional<User>>> attempt(Subject subject, String email, boolean register) {
    return store
        .claims(subject, input.email(email))
        .flatMap(
            claims -> {
              var known = claims.ofSubject().account();
              return known.isPresent()
                  ? Uni.createFrom().item(Optional.of(known.map(Account::user)))
                  : first(claims, email, register);
            });
  }

  private Uni<Optional<Optional<User>>> first(Claims claims, String email, boolean register) {
    return holder(claims, email)
        .flatMap(
            holder -> {
              var before = new Claim(claims.ofAddress().userId(), holder);
              var seen = new Claims(claims.subject(), claims.email(), claims.ofSubject(), before);
              var unlinked = holder.filter(account -> !account.linked()).map(Account::user);
              if (unlinked.isPresent()) {
                return link(seen, unlinked.get());
              }
              return register ? register(seen) : Uni.createFrom().item(NOBODY);
            });
  }

  private Uni<Optional<Optional<User>>> link(Claims claims, User user) {
    return store.link(claims, user).map(written -> answer(user, written));
  }

  /** Rows of other programs keep their address for nobody, and are found by the index alone. */
  private Uni<Optional<Account>> holder(Claims claims, String email) {
    var keeper = claims.ofAddress().account().filter(account -> has(account, claims.email()));
    return keeper.isPresent()
        ? Uni.createFrom().item(keeper)
        : users
            .userByEmail(email)
            .flatMap(this::account)
            .map(found -> found.filter(account -> has(account, claims.email())));
  }

  /** An index may lag behind, and a row may keep an address for a user who has another one. */
  private boolean has(Account account, String email) {
    try {
      return account.user().email() != null && input.email(account.user().email()).equals(email);
    } catch (DomainException noAddress) {
      return false;
    }
  }

  private Uni<Optional<Account>> account(Optional<User> found) {
    return found
        .map(user -> store.account(user.id()))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  private Uni<Optional<Optional<User>>> register(Claims claims) {
    var user = new User(UUID.randomUUID().toString(), claims.email());
    return store.register(claims, user).map(written -> answer(user, written));
  }

  private static Optional<Optional<User>> answer(User user, boolean written) {
    return written ? Optional.of(Optional.of(user)) : Optional.empty();
  }
}
