package org.guestlist.seed.verify;

import static org.guestlist.seed.database.Table.LISTS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestlist.seed.database.Database;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Sets the counters of a list to the count of its rows; only if none has moved since, and no
 * deletion has begun.
 */
final class MendCounters implements Repair {
  private static final String VERSION = "counter_version";

  private final Map<String, AttributeValue> list;
  private final Counters counters;
  private final Database database;

  /**
   * @param list the row as it was both before and after the count
   */
  MendCounters(Map<String, AttributeValue> list, Counters counters, Database database) {
    this.list = list;
    this.counters = counters;
    this.database = database;
  }

  @Override
  public String inWords() {
    return "%s item_count=%d, done_count=%d, guest_count=%d in lists id=%s"
        .formatted(
            Counters.areKept(list) ? "set" : "begin",
            counters.items(),
            counters.done(),
            counters.guests(),
            list.get("id").s());
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
    var values = new HashMap<String, AttributeValue>();
    values.put(":true", fromBool(true));
    values.put(":one", fromN("1"));
    for (var i = 0; i < Counters.NAMES.size(); i++) {
      values.put(":new" + i, fromN(String.valueOf(counters.values().get(i))));
    }
    var conditions =
        Stream.concat(Counters.NAMES.stream(), Stream.of(VERSION))
            .map(name -> unchanged(name, values))
            .collect(Collectors.joining(" AND "));
    // A sum with something else than a number would be an error
    var canBeAddedTo =
        !list.containsKey(VERSION) || ReadingRules.isCounterVersion(list.get(VERSION));
    return UpdateItemRequest.builder()
        .tableName(database.name(LISTS))
        .key(Rows.idKey(list.get("id").s()))
        .updateExpression(
            "SET item_count = :new0, done_count = :new1, guest_count = :new2"
                + (canBeAddedTo ? " ADD counter_version :one" : ", counter_version = :one"))
        .conditionExpression(
            "attribute_exists(user_id)"
                + " AND (attribute_not_exists(under_deletion) OR under_deletion <> :true) AND "
                + conditions)
        .expressionAttributeValues(values)
        .build();
  }

  private String unchanged(String name, Map<String, AttributeValue> values) {
    if (!list.containsKey(name)) {
      return "attribute_not_exists(" + name + ")";
    }
    values.put(":old_" + name, list.get(name));
    return name + " = :old_" + name;
  }
}
