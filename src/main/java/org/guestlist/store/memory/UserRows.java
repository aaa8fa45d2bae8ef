package org.guestlist.store.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guestlist.model.Account;
import org.guestlist.model.Subject;
import org.guestlist.model.User;
import org.guestlist.store.Claim;
import org.guestlist.store.Claims;

/**
 * The users by id, and the subjects that sign in as them. Not thread-safe: the store holds its
 * lock. A change answers whether it was made, and makes all of it or nothing.
 */
final class UserRows {
  private final NavigableMap<String, Account> accounts = new TreeMap<>();
  private final Map<Subject, String> subjects = new HashMap<>();

  Map<String, User> withIds(Set<String> ids) {
    return ids.stream()
        .flatMap(id -> account(id).stream())
        .map(Account::user)
        .collect(Collectors.toMap(User::id, Function.identity()));
  }

  Optional<User> withEmail(String email) {
    return accounts.values().stream()
        .map(Account::user)
        .filter(user -> email.equals(user.email()))
        .findFirst();
  }

  /** The users who can be found by an address. */
  NavigableMap<String, User> withAddress() {
    var found = new TreeMap<String, User>();
    accounts.values().stream()
        .map(Account::user)
        .filter(user -> user.email() != null)
        .forEach(user -> found.put(user.id(), user));
    return found;
  }

  boolean create(User user) {
    return withEmail(user.email()).isEmpty()
        && accounts.putIfAbsent(user.id(), new Account(user, false)) == null;
  }

  Optional<Account> account(String userId) {
    return Optional.ofNullable(accounts.get(userId));
  }

  Optional<Account> ofSubject(Subject subject) {
    return Optional.ofNullable(subjects.get(subject)).flatMap(this::account);
  }

  Claims claims(Subject subject, String email) {
    var ofAddress = withEmail(email).map(User::id).flatMap(this::account);
    return new Claims(subject, email, claim(ofSubject(subject)), claim(ofAddress));
  }

  private static Claim claim(Optional<Account> account) {
    return new Claim(account.map(a -> a.user().id()), account);
  }

  boolean link(Claims before, User user) {
    var unlinked = new Account(user, false);
    if (!areAsBefore(before) || !account(user.id()).filter(unlinked::equals).isPresent()) {
      return false;
    }
    put(before.subject(), user);
    return true;
  }

  boolean register(Claims before, User user) {
    var former = before.ofAddress().account();
    if (!areAsBefore(before) || !former.map(Account::linked).orElse(true)) {
      return false;
    }
    former.map(Account::user).ifPresent(this::removeAddress);
    put(before.subject(), user);
    return true;
  }

  private boolean areAsBefore(Claims before) {
    return claims(before.subject(), before.email()).equals(before);
  }

  private void removeAddress(User former) {
    accounts.put(former.id(), new Account(new User(former.id(), null), true));
  }

  private void put(Subject subject, User user) {
    accounts.put(user.id(), new Account(user, true));
    subjects.put(subject, user.id());
  }
}
