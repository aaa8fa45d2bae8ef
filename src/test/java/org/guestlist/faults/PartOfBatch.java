package org.guestlist.faults;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.BooleanSupplier;

/**
 * A BatchGetItem or BatchWriteItem of which DynamoDB processes only a part, as it may at any time.
 *
 * @param sent the request with what is processed
 * @param heldBack what is handed back, by table, as the response shows it
 */
record PartOfBatch(JsonObject sent, JsonObject heldBack) {
  private static final String ITEMS = "RequestItems";
  private static final String KEYS = "Keys";

  /**
   * Processes the first row, since DynamoDB refuses a batch of which it can process nothing.
   *
   * @param chance whether another row is processed too
   */
  static PartOfBatch of(JsonObject request, BooleanSupplier chance) {
    var part = new PartOfBatch(request.copy(), new JsonObject());
    part.sent.put(ITEMS, new JsonObject());
    var tables = request.getJsonObject(ITEMS);
    tables.fieldNames().forEach(table -> part.split(table, tables.getValue(table), chance));
    return part;
  }

  boolean isWhole() {
    return heldBack.isEmpty();
  }

  /** The response to the part, with what was held back. */
  JsonObject completed(JsonObject response) {
    var isRead = response.containsKey("Responses");
    return response.copy().put(isRead ? "UnprocessedKeys" : "UnprocessedItems", heldBack);
  }

  private void split(String table, Object asked, BooleanSupplier chance) {
    var rows = asked instanceof JsonObject read ? read.getJsonArray(KEYS) : (JsonArray) asked;
    var processed = new JsonArray();
    var left = new JsonArray();
    for (var row : rows) {
      var isFirst = sent.getJsonObject(ITEMS).isEmpty() && processed.isEmpty();
      (isFirst || chance.getAsBoolean() ? processed : left).add(row);
    }
    put(sent.getJsonObject(ITEMS), table, asked, processed);
    put(heldBack, table, asked, left);
  }

  private static void put(JsonObject tables, String table, Object asked, JsonArray rows) {
    if (rows.isEmpty()) {
      return;
    }
    tables.put(table, asked instanceof JsonObject read ? read.copy().put(KEYS, rows) : rows);
  }
}
