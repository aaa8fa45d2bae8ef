package org.guestlist.seed.verify;

import static org.guestlist.seed.database.Table.USERS;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A subject, which signs in as one user: its row and that of the user have to name each other. */
final class SubjectSuspect implements Suspect {
  private final String key;
  private final List<String> users;
  private final Rows rows;
  private final int limit;

  /**
   * @param key of the row that links the subject
   * @param users who were seen to have to do with it
   */
  SubjectSuspect(String key, List<String> users, Rows rows, int limit) {
    this.key = key;
    this.users = users;
    this.rows = rows;
    this.limit = limit;
  }

  @Override
  public String name() {
    return "users id=" + key;
  }

  @Override
  public Optional<Look> look() {
    var findings = new Findings(limit);
    var row = rows.row(USERS, key);
    var linkedTo = Attributes.text(row, "user_id");
    var known = new LinkedHashSet<>(users);
    linkedTo.ifPresent(known::add);
    var found = rows.users(known);
    if (!row.isEmpty()) {
      wrongWith(linkedTo, found)
          .ifPresent(words -> findings.add(Kind.SUBJECT, name() + ": " + words));
    }
    found.keySet().stream()
        .filter(id -> names(found.get(id)) && !linkedTo.filter(id::equals).isPresent())
        .forEach(id -> findings.add(Kind.SUBJECT, unlinked(id, linkedTo)));
    return Optional.of(new Look(findings, findings, Optional.empty()));
  }

  private boolean names(Map<String, AttributeValue> user) {
    return Attributes.text(user, SubjectLink.ATTRIBUTE).filter(key::equals).isPresent();
  }

  private Optional<String> wrongWith(
      Optional<String> linkedTo, Map<String, Map<String, AttributeValue>> found) {
    if (linkedTo.isEmpty()) {
      return Optional.of("it does not say to whom (user_id)");
    }
    var user = found.getOrDefault(linkedTo.get(), Map.of());
    if (names(user)) {
      return Optional.empty();
    }
    var but = user.isEmpty() ? "who is no user" : "who does not sign in by it";
    return Optional.of("it links to " + linkedTo.get() + ", " + but);
  }

  private String unlinked(String id, Optional<String> linkedTo) {
    var but =
        linkedTo
            .map(other -> "which links to " + other)
            .orElse("which is not there, so that nobody signs in as this user");
    return "users id=%s: it names %s, %s".formatted(id, key, but);
  }
}
