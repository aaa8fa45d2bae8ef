package org.guestlist.seed.verify;

import static org.guestlist.seed.database.Table.USERS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestlist.seed.database.Database;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An e-mail address, in the form in which addresses are compared. */
final class AddressSuspect implements Suspect {
  private final String address;
  private final List<String> users;
  private final Database database;
  private final Rows rows;
  private final int limit;

  /**
   * @param users who were seen to have it
   */
  AddressSuspect(String address, List<String> users, Database database, int limit) {
    this.address = address;
    this.users = users;
    this.database = database;
    this.rows = new Rows(database);
    this.limit = limit;
  }

  @Override
  public String name() {
    return "users email=" + address;
  }

  @Override
  public Optional<Look> look() {
    var findings = new Findings(limit);
    var reservation = rows.row(USERS, Address.RESERVATION + address);
    var reservedFor = Attributes.text(reservation, "user_id").filter(id -> !id.isEmpty());
    var known = new ArrayList<>(users);
    reservedFor.ifPresent(known::add);
    var found = rows.users(known);
    duplicates(found).ifPresent(words -> findings.add(Kind.ADDRESS_TWICE, name() + ": " + words));
    if (!reservation.isEmpty()) {
      wrongWith(reservedFor, found).ifPresent(words -> findings.add(Kind.RESERVATION, words));
    }
    var repair =
        reservation.isEmpty() || reservedFor.isPresent()
            ? Optional.<Repair>empty()
            : holder(found).<Repair>map(id -> new MendReservation(reservation, id, database));
    return Optional.of(new Look(findings, findings, repair));
  }

  /** The only user who has the address. */
  private Optional<String> holder(Map<String, Map<String, AttributeValue>> found) {
    var holders = found.keySet().stream().filter(id -> has(found.get(id))).toList();
    return holders.size() == 1 ? Optional.of(holders.get(0)) : Optional.empty();
  }

  private Optional<String> duplicates(Map<String, Map<String, AttributeValue>> found) {
    var holders = found.keySet().stream().filter(id -> has(found.get(id))).sorted().toList();
    return Optional.of(holders)
        .filter(ids -> ids.size() > 1)
        .map(ids -> "%d users have it: id=%s".formatted(ids.size(), String.join(", id=", ids)));
  }

  private boolean has(Map<String, AttributeValue> user) {
    return Attributes.text(user, "email")
        .map(Address::normal)
        .filter(Address.normal(address)::equals)
        .isPresent();
  }

  private Optional<String> wrongWith(
      Optional<String> reservedFor, Map<String, Map<String, AttributeValue>> found) {
    var key = "users id=" + Address.RESERVATION + address + ": ";
    if (reservedFor.isEmpty()) {
      return Optional.of(key + "it does not say for whom (user_id)");
    }
    var user = found.getOrDefault(reservedFor.get(), Map.of());
    if (has(user)) {
      return Optional.empty();
    }
    var but =
        Attributes.text(user, "email")
            .map(other -> "whose address is " + other)
            .orElse("who is no user");
    return Optional.of(key + "it is for " + reservedFor.get() + ", " + but);
  }
}
