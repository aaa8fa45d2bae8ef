package org.guestlist.seed.verify;

import static org.guestlist.seed.database.Table.GUESTS;
import static org.guestlist.seed.database.Table.ITEMS;
import static org.guestlist.seed.database.Table.LISTS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestlist.seed.database.Database;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A list with all that it holds, or what is left of one.
 *
 * <p>The row of the list is read before and after its rows are counted. It carries {@code
 * counter_version}, which grows with every write of the service that moves a counter; where both
 * reads give the same row, none was committed between them, not even an item more and an item
 * fewer, which leave the counters as they were. (A service of a version before that attribute does
 * not move it; beside such a one that pair would go unseen, if it met both looks in the same way.)
 */
final class ListSuspect implements Suspect {
  private final String id;
  private final Database database;
  private final Rows rows;
  private final int limit;

  ListSuspect(String id, Database database, int limit) {
    this.id = id;
    this.database = database;
    this.rows = new Rows(database);
    this.limit = limit;
  }

  @Override
  public String name() {
    return "lists id=" + id;
  }

  @Override
  public Optional<Look> look() {
    var list = rows.row(LISTS, id);
    if (list.isEmpty()) {
      return Optional.of(leftovers());
    }
    if (Attributes.flag(list, "under_deletion")) {
      return Optional.of(underDeletion(list));
    }
    var contents = new Contents(id, Attributes.text(list, "user_id"), new Findings(limit));
    contents.readRows(rows);
    if (!rows.row(LISTS, id).equals(list)) {
      return Optional.empty();
    }
    contents.readPeople(rows);
    return Optional.of(live(list, contents));
  }

  /** The id of a list is random and never used again: what has no list now has none for ever. */
  private Look leftovers() {
    var findings = new Findings(limit);
    rows.ofList(ITEMS, id, List.of("datetime"), row -> orphan(findings, "items", "datetime", row));
    rows.ofList(GUESTS, id, List.of("user_id"), row -> orphan(findings, "guests", "user_id", row));
    var repair =
        findings.total() == 0
            ? Optional.<Repair>empty()
            : Optional.<Repair>of(new RemoveOrphans(id, findings.total(), database, rows));
    return new Look(Kind.ORPHAN, findings, repair);
  }

  private void orphan(
      Findings findings, String table, String sortKey, Map<String, AttributeValue> row) {
    findings.add(
        Kind.ORPHAN,
        "%s list_id=%s %s=%s: there is no such list"
            .formatted(table, id, sortKey, row.get(sortKey).s()));
  }

  private Look underDeletion(Map<String, AttributeValue> list) {
    var findings = new Findings(limit);
    DeletionAge.complaint(list)
        .ifPresent(words -> findings.add(Kind.DELETION, name() + ": " + words));
    return new Look(findings, findings, Optional.empty());
  }

  private Look live(Map<String, AttributeValue> list, Contents contents) {
    var findings = contents.findings();
    if (!list.containsKey("user_id")) {
      findings.add(Kind.HALF, name() + ": it has no owner (user_id)");
      return new Look(findings, findings, Optional.empty());
    }
    var counters = contents.counters();
    var sign = List.of(counters.drift(list), contents.signature());
    var differences = counters.differences(list).toList();
    differences.forEach(words -> findings.add(Kind.COUNTER, name() + ": " + words));
    var isRight = differences.isEmpty() && Counters.areKept(list);
    return new Look(
        sign,
        findings,
        isRight ? Optional.empty() : Optional.of(new MendCounters(list, counters, database)));
  }
}
