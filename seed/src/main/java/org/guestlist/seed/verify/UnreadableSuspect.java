package org.guestlist.seed.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guestlist.seed.database.Database;
import org.guestlist.seed.database.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A row with attributes that cannot be read, which the service takes as absent. */
final class UnreadableSuspect implements Suspect {
  private final Table table;
  private final Map<String, AttributeValue> key;
  private final Database database;
  private final Rows rows;

  UnreadableSuspect(Table table, Map<String, AttributeValue> key, Database database, Rows rows) {
    this.table = table;
    this.key = key;
    this.database = database;
    this.rows = rows;
  }

  /** Another one than that of the list, whose counters may be wrong at the same time. */
  @Override
  public String name() {
    return row() + " attributes";
  }

  private String row() {
    return table.suffix()
        + " "
        + table.keys().stream()
            .map(part -> part + "=" + key.get(part).s())
            .collect(Collectors.joining(" "));
  }

  @Override
  public Optional<Look> look() {
    var row = rows.row(table, key);
    var names = ReadingRules.unreadable(table, row);
    var findings = new Findings(1);
    if (names.isEmpty()) {
      return Optional.of(new Look(findings, findings, Optional.empty()));
    }
    findings.add(
        Kind.UNREADABLE, row() + ": it cannot be read and counts as absent: " + words(names));
    var values = names.stream().collect(Collectors.toMap(name -> name, row::get));
    // The sign is the row alone: another repair of it may have set one of its attributes right
    return Optional.of(
        new Look(
            row(),
            findings,
            Optional.of(new ClearAttributes(table, key, values, row(), database))));
  }

  private static String words(List<String> names) {
    return String.join(", ", names);
  }
}
