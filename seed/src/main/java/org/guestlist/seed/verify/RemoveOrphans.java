package org.guestlist.seed.verify;

import static org.guestlist.seed.database.Table.GUESTS;
import static org.guestlist.seed.database.Table.ITEMS;
import static org.guestlist.seed.database.Table.LISTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.guestlist.seed.database.Database;
import org.guestlist.seed.database.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Deletes the items and guests of a list that does not exist; each transaction only if it still
 * does not, and when its rows are in a file.
 */
final class RemoveOrphans implements Repair {
  /** Actions in one transaction, by the API reference of DynamoDB, without the condition. */
  private static final int BATCH = 99;

  private final String listId;
  private final long number;
  private final Database database;
  private final Rows rows;

  RemoveOrphans(String listId, long number, Database database, Rows rows) {
    this.listId = listId;
    this.number = number;
    this.database = database;
    this.rows = rows;
  }

  @Override
  public String inWords() {
    return "delete %s of the list %s, which does not exist"
        .formatted(Words.count(number, "row"), listId);
  }

  @Override
  public boolean deletes() {
    return true;
  }

  @Override
  public boolean apply(Export export) {
    return deleteAll(ITEMS, export) && deleteAll(GUESTS, export);
  }

  private boolean deleteAll(Table table, Export export) {
    var found = new ArrayList<Map<String, AttributeValue>>();
    rows.ofList(table, listId, Rows.ALL_ATTRIBUTES, found::add);
    for (var from = 0; from < found.size(); from += BATCH) {
      var batch = found.subList(from, Math.min(from + BATCH, found.size()));
      export.write(table, batch);
      if (!delete(table, batch)) {
        return false;
      }
    }
    return true;
  }

  private boolean delete(Table table, List<Map<String, AttributeValue>> batch) {
    var actions = new ArrayList<TransactWriteItem>();
    actions.add(listIsAbsent());
    batch.forEach(row -> actions.add(deletion(table, key(table, row))));
    try {
      Patience.ask(() -> database.client().transactWriteItems(t -> t.transactItems(actions)));
      return true;
    } catch (TransactionCanceledException refused) {
      return false;
    }
  }

  private static Map<String, AttributeValue> key(Table table, Map<String, AttributeValue> row) {
    return table.keys().stream().collect(Collectors.toMap(name -> name, row::get));
  }

  private TransactWriteItem listIsAbsent() {
    return TransactWriteItem.builder()
        .conditionCheck(
            c ->
                c.tableName(database.name(LISTS))
                    .key(Rows.idKey(listId))
                    .conditionExpression("attribute_not_exists(id)"))
        .build();
  }

  private TransactWriteItem deletion(Table table, Map<String, AttributeValue> key) {
    return TransactWriteItem.builder()
        .delete(d -> d.tableName(database.name(table)).key(key))
        .build();
  }
}
