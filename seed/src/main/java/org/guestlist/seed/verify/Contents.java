package org.guestlist.seed.verify;

import static org.guestlist.seed.database.Table.GUESTS;
import static org.guestlist.seed.database.Table.ITEMS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items and guests of a list that is there, and what is wrong with each of them. */
final class Contents {
  private final String listId;
  private final Optional<String> owner;
  private final Findings findings;
  private final List<String> guests = new ArrayList<>();
  private final List<String> signature = new ArrayList<>();
  private long items;
  private long done;

  Contents(String listId, Optional<String> owner, Findings findings) {
    this.listId = listId;
    this.owner = owner;
    this.findings = findings;
  }

  void readRows(Rows rows) {
    rows.ofList(ITEMS, listId, List.of("datetime", "done", "description"), this::item);
    rows.ofList(GUESTS, listId, List.of("user_id"), row -> guests.add(row.get("user_id").s()));
  }

  /** Not together with the rows, so that those are read in as short a time as can be. */
  void readPeople(Rows rows) {
    var people = new ArrayList<>(guests);
    owner.ifPresent(people::add);
    var users = rows.users(people);
    guests.forEach(guest -> guest(guest, users));
    owner
        .filter(id -> !isUser(id, users))
        .ifPresent(
            id -> complain(Kind.UNKNOWN_USER, "lists id=%s: its owner %s is no user", listId, id));
  }

  private void item(Map<String, AttributeValue> row) {
    items++;
    done += Attributes.flag(row, "done") ? 1 : 0;
    if (!row.containsKey("description")) {
      complain(
          Kind.HALF,
          "items list_id=%s datetime=%s: it has no description",
          listId,
          row.get("datetime").s());
    }
  }

  private void guest(String id, Map<String, Map<String, AttributeValue>> users) {
    if (owner.filter(id::equals).isPresent()) {
      complain(
          Kind.OWNER_AS_GUEST, "guests list_id=%s user_id=%s: the owner is a guest", listId, id);
    } else if (!isUser(id, users)) {
      complain(
          Kind.UNKNOWN_USER, "guests list_id=%s user_id=%s: there is no such user", listId, id);
    }
  }

  /** A row with neither an address nor a subject is kept for a user, or is half a one. */
  private static boolean isUser(String id, Map<String, Map<String, AttributeValue>> users) {
    var user = users.getOrDefault(id, Map.of());
    return user.containsKey("email") || user.containsKey(SubjectLink.ATTRIBUTE);
  }

  private void complain(Kind kind, String words, String... keys) {
    var line = words.formatted((Object[]) keys);
    findings.add(kind, line);
    signature.add(line);
  }

  Counters counters() {
    return new Counters(items, done, guests.size());
  }

  Findings findings() {
    return findings;
  }

  /** Equals that of another look which found the same. */
  List<String> signature() {
    return signature;
  }
}
