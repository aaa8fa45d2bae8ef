package org.guestlist.seed.verify;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.guestlist.seed.database.Database;
import org.guestlist.seed.database.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Makes a row say what the service shows of it: removes what cannot be read, and empties the texts
 * that a row has to have; only if all of it still has the values that were seen.
 */
final class ClearAttributes implements Repair {
  private static final Set<String> TEXTS = Set.of("title", "description");

  private final Table table;
  private final Map<String, AttributeValue> key;
  private final TreeMap<String, AttributeValue> values;
  private final String name;
  private final Database database;

  /**
   * @param values the attributes that cannot be read, as they were seen
   * @param name the row, for people
   */
  ClearAttributes(
      Table table,
      Map<String, AttributeValue> key,
      Map<String, AttributeValue> values,
      String name,
      Database database) {
    this.table = table;
    this.key = key;
    this.values = new TreeMap<>(values);
    this.name = name;
    this.database = database;
  }

  @Override
  public String inWords() {
    return "clear " + String.join(", ", values.keySet()) + " in " + name;
  }

  @Override
  public boolean deletes() {
    return false;
  }

  @Override
  public boolean apply(Export export) {
    try {
      Patience.ask(() -> database.client().updateItem(update()));
      return true;
    } catch (ConditionalCheckFailedException | TransactionConflictException changed) {
      return false;
    }
  }

  private UpdateItemRequest update() {
    var names = new HashMap<String, String>();
    var placeholders = new HashMap<String, AttributeValue>();
    var conditions = new ArrayList<String>();
    var removed = new ArrayList<String>();
    var emptied = new ArrayList<String>();
    for (var attribute : values.entrySet()) {
      var i = names.size();
      names.put("#a" + i, attribute.getKey());
      placeholders.put(":a" + i, attribute.getValue());
      conditions.add("#a" + i + " = :a" + i);
      if (TEXTS.contains(attribute.getKey())) {
        placeholders.put(":empty", fromS(""));
        emptied.add("#a" + i + " = :empty");
      } else {
        removed.add("#a" + i);
      }
    }
    return UpdateItemRequest.builder()
        .tableName(database.name(table))
        .key(key)
        .updateExpression(clause("SET ", emptied) + clause(" REMOVE ", removed))
        .conditionExpression(String.join(" AND ", conditions))
        .expressionAttributeNames(names)
        .expressionAttributeValues(placeholders)
        .build();
  }

  private static String clause(String keyword, List<String> parts) {
    return parts.isEmpty() ? "" : keyword + String.join(", ", parts);
  }
}
