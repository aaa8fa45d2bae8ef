package org.guestlist.service;

import static org.guestlist.service.ListAccessRules.changeable;
import static org.guestlist.service.ListAccessRules.requireOwner;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.guestlist.model.Caller;
import org.guestlist.model.Counts;
import org.guestlist.model.DomainException;
import org.guestlist.model.Guest;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.ListAccess;
import org.guestlist.model.ListRole;
import org.guestlist.model.MembershipAccess;
import org.guestlist.model.Page;
import org.guestlist.model.User;
import org.guestlist.store.Permit;
import org.guestlist.store.Store;

/** What may be done with guests. */
@ApplicationScoped
public class GuestService {
  private final Store store;
  private final UserService users;
  private final ListAccessRules rules;
  private final Input input;
  private final Limits limits;
  private final Clock clock = Clock.systemUTC();

  GuestService(Store store, UserService users, ListAccessRules rules, Input input, Limits limits) {
    this.store = store;
    this.users = users;
    this.rules = rules;
    this.input = input;
    this.limits = limits;
  }

  /** A membership, as an answer to the one who changed it. */
  public record Membership(Guest guest, ListAccess access) {}

  /** The guests of a list that the caller was seen to see. */
  public Uni<Page<Guest>> guests(ListAccess access, int first, Optional<String> after) {
    return store.guests(access.list().id(), input.first(first), after);
  }

  /**
   * Adds a guest; for the owner. Exactly one of user id and e-mail address is given.
   *
   * <p>The first attempt trusts that the caller is the owner and that the list keeps counters: the
   * transaction checks both. Only if it fails is the list read, to say why or to try better.
   */
  public Uni<Guest> add(
      Caller caller,
      String listId,
      Optional<String> userId,
      Optional<String> email,
      GuestAccess access) {
    var known = input.id("listId", "list", listId);
    return user(caller, userId, email)
        .flatMap(
            user ->
                user.isEmpty() || user.get().id().equals(caller.id())
                    ? refuse(caller, known, user)
                    : add(caller, guest(known, user.get(), access, email.isPresent())));
  }

  private Uni<Optional<User>> user(Caller caller, Optional<String> userId, Optional<String> email) {
    if (userId.isPresent() == email.isPresent()) {
      throw DomainException.badUserInput(
          userId.isPresent() ? "email" : "userId", "Give exactly one of userId and email.");
    }
    return users.candidate(caller, userId.map(id -> input.id("userId", "user", id)), email);
  }

  /** Who adds somebody by address knows it; an id alone must not lead to the address. */
  private Guest guest(String listId, User user, GuestAccess access, boolean addressKnown) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Guest(listId, user.id(), access, Optional.of(now), addressKnown);
  }

  private Uni<Guest> add(Caller caller, Guest guest) {
    var permit = new Permit(guest.listId(), caller.id(), ListRole.OWNER);
    return store
        .addGuest(permit, Optional.empty(), guest, limits.guests())
        .flatMap(
            written ->
                written
                    ? Uni.createFrom().item(guest)
                    : rules.backoff().untilPresent(() -> addCarefully(caller, guest)));
  }

  private Uni<Optional<Guest>> addCarefully(Caller caller, Guest guest) {
    return store
        .membership(caller.id(), guest.listId(), guest.userId())
        .flatMap(
            found -> {
              var access = changeable(found.map(MembershipAccess::access), "list");
              requireOwner(access);
              if (found.flatMap(MembershipAccess::guest).isPresent()) {
                throw DomainException.alreadyExists("This user is a guest of the list already.");
              }
              return rules
                  .counted(access.list())
                  .flatMap(counted -> addCounted(caller, access, counted, guest));
            });
  }

  private Uni<Optional<Guest>> addCounted(
      Caller caller, ListAccess access, Optional<Counts> counted, Guest guest) {
    var present = counted.or(access.list()::counts).map(Counts::guests).orElse(0);
    if (present >= limits.guests()) {
      throw DomainException.limitExceeded("guests in one list", limits.guests(), present + 1L);
    }
    return store
        .addGuest(Permit.of(caller.id(), access), counted, guest, limits.guests())
        .map(written -> Optional.of(guest).filter(g -> written));
  }

  /** Says why nobody can be added: the rights come first, so that they are not probed this way. */
  private Uni<Guest> refuse(Caller caller, String listId, Optional<User> user) {
    return rules
        .changeable(caller, listId)
        .map(
            access -> {
              requireOwner(access);
              throw user.isEmpty()
                  ? DomainException.notFound("user")
                  : DomainException.badUserInput(
                      "userId", "The owner of a list cannot be its guest.");
            });
  }

  /** Changes what a guest may do; for the owner. What it may already changes nothing. */
  public Uni<Guest> setAccess(Caller caller, String listId, String userId, GuestAccess access) {
    return change(
        caller,
        listId,
        userId,
        membership -> {
          requireOwner(membership.access());
          var guest = membership.guest().orElseThrow(() -> DomainException.notFound("guest"));
          var after = guest.withAccess(access);
          if (after.equals(guest)) {
            return Uni.createFrom().item(Optional.of(guest));
          }
          return store
              .setGuestAccess(Permit.of(caller.id(), membership.access()), guest.userId(), access)
              .map(written -> Optional.of(after).filter(g -> written));
        });
  }

  /**
   * Removes a guest; for the owner, and for the guest itself.
   *
   * @return the membership as it was, and the list as the caller saw it before
   */
  public Uni<Membership> remove(Caller caller, String listId, String userId) {
    return change(caller, listId, userId, membership -> remove(caller, userId, membership));
  }

  private Uni<Optional<Membership>> remove(
      Caller caller, String userId, MembershipAccess membership) {
    var access = membership.access();
    if (!caller.id().equals(userId)) {
      requireOwner(access);
    }
    var guest = membership.guest().orElseThrow(() -> DomainException.notFound("guest"));
    return rules
        .counted(access.list())
        .flatMap(
            counted ->
                store
                    .removeGuest(Permit.of(caller.id(), access), counted, userId)
                    .map(written -> membership(guest, access, counted).filter(m -> written)));
  }

  /** Complete, since one who has left could not count any more. */
  private static Optional<Membership> membership(
      Guest guest, ListAccess access, Optional<Counts> counted) {
    var list = counted.map(access.list()::withCounts).orElse(access.list());
    return Optional.of(new Membership(guest, new ListAccess(list, access.role())));
  }

  private <T> Uni<T> change(
      Caller caller,
      String listId,
      String userId,
      Function<MembershipAccess, Uni<Optional<T>>> write) {
    var knownList = input.id("listId", "list", listId);
    var knownUser = input.id("userId", "guest", userId);
    return rules
        .backoff()
        .untilPresent(
            () ->
                store
                    .membership(caller.id(), knownList, knownUser)
                    .flatMap(
                        found -> {
                          changeable(found.map(MembershipAccess::access), "list");
                          return write.apply(found.orElseThrow());
                        }));
  }
}
