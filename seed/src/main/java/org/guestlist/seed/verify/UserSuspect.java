package org.guestlist.seed.verify;

import static org.guestlist.seed.database.Table.USERS;

import java.util.Optional;

/** A row among the users that has neither an address nor a subject. */
final class UserSuspect implements Suspect {
  private final String id;
  private final Rows rows;

  UserSuspect(String id, Rows rows) {
    this.id = id;
    this.rows = rows;
  }

  @Override
  public String name() {
    return "users id=" + id;
  }

  @Override
  public Optional<Look> look() {
    var findings = new Findings(1);
    var row = rows.row(USERS, id);
    if (!row.isEmpty() && !row.containsKey("email") && !row.containsKey(SubjectLink.ATTRIBUTE)) {
      findings.add(Kind.HALF, name() + ": it has no address (email)");
    }
    return Optional.of(new Look(findings, findings, Optional.empty()));
  }
}
