package org.guestlist.crash;

import java.util.List;
import java.util.Map;
import org.guestlist.testing.Database;
import org.guestlist.testing.Invariants;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * All rows of one list.
 *
 * @param list its own row; none where it is gone
 */
record ListRows(
    List<Map<String, AttributeValue>> list,
    List<Map<String, AttributeValue>> items,
    List<Map<String, AttributeValue>> guests) {

  static ListRows of(Database database, String listId) {
    var row = database.list(listId);
    return new ListRows(
        row.isEmpty() ? List.of() : List.of(row),
        database.rowsOf("items", listId),
        database.rowsOf("guests", listId));
  }

  boolean isGone() {
    return list.isEmpty();
  }

  boolean isUnderDeletion() {
    return list.stream()
        .map(row -> row.get("under_deletion"))
        .anyMatch(flag -> flag != null && flag.bool());
  }

  /** What is wrong with them, if nobody is writing. */
  List<String> findings() {
    return new Invariants(List.of(), list, items, guests).findings();
  }
}
