package org.guestlist.seed.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a scan saw of one e-mail address. Thread-safe. */
final class Address {
  /** What the key of a row begins with that reserves an address for one user. */
  static final String RESERVATION = "email#";

  private Object user;
  private List<Object> others = List.of();
  private Object reservedFor;

  /**
   * The form in which addresses are compared, and which the service stores; what the service takes
   * for no address is compared as it is.
   */
  static String normal(String email) {
    return EmailAddress.normalize(email.strip()).orElse(email);
  }

  synchronized void user(Object id) {
    if (user == null) {
      user = id;
      return;
    }
    others = new ArrayList<>(others);
    others.add(id);
  }

  /**
   * @param id empty where the row does not say for whom
   */
  synchronized void reservation(Optional<Object> id) {
    reservedFor = id.orElse("");
  }

  synchronized boolean isReserved() {
    return reservedFor != null;
  }

  synchronized boolean isDoubtful() {
    return !others.isEmpty() || (reservedFor != null && !reservedFor.equals(user));
  }

  synchronized List<String> users() {
    var ids = new ArrayList<String>();
    Optional.ofNullable(user).map(Object::toString).ifPresent(ids::add);
    others.forEach(id -> ids.add(id.toString()));
    return ids;
  }
}
