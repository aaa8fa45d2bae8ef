package org.guestlist.fuzz;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNul;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.guestlist.LocalDatabase;
import org.guestlist.http.Chance;
import org.guestlist.testing.Database;
import org.guestlist.testing.RowAttributes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Changes rows of a scene behind the program's back: an attribute is absent, of another type, or
 * out of range.
 */
record Rows(String prefix) {
  private static final Map<String, List<String>> ATTRIBUTES =
      Map.of(
          "lists",
          and(RowAttributes.OF_LISTS, "deletion_state", "deletion_began_at", "other"),
          "items",
          and(RowAttributes.OF_ITEMS, "created_at", "other"),
          "guests",
          and(RowAttributes.OF_GUESTS, "other"),
          "users",
          List.of("email", "created_at", "other"));

  private static List<String> and(List<String> names, String... others) {
    return Stream.concat(names.stream(), Stream.of(others)).toList();
  }

  /** Changes one row; says what was done. */
  String change(Chance chance, Scene scene) {
    var table = chance.of("lists", "lists", "items", "items", "items", "guests", "users");
    if (table.equals("items") && chance.oneIn(4)) {
      return put("items", strangeItem(chance, scene));
    }
    var row = new HashMap<>(row(chance, table, scene));
    var names = ATTRIBUTES.get(table).toArray(String[]::new);
    var name = chance.of(names);
    var value = value(chance);
    if (chance.oneIn(6)) {
      row.remove(name);
    } else {
      row.put(name, value);
    }
    return put(table, row) + ": " + name + " = " + row.get(name);
  }

  private Map<String, AttributeValue> row(Chance chance, String table, Scene scene) {
    var database = new Database(prefix);
    if (table.equals("lists")) {
      return database.list(scene.list());
    }
    if (table.equals("users")) {
      return LocalDatabase.client()
          .getItem(g -> g.tableName(prefix + table).key(Map.of("id", fromS(scene.viewer().id()))))
          .join()
          .item();
    }
    var rows = database.rowsOf(table, scene.list());
    return rows.get(chance.below(rows.size()));
  }

  private String put(String table, Map<String, AttributeValue> row) {
    try {
      LocalDatabase.client().putItem(p -> p.tableName(prefix + table).item(row)).join();
      return table;
    } catch (CompletionException refused) {
      return table + " as it was, since the table takes no such row";
    }
  }

  private static Map<String, AttributeValue> strangeItem(Chance chance, Scene scene) {
    var datetime =
        chance.of(
            "never",
            "0",
            "2026-02-30T00:00:00",
            "9999-12-31T23:59:59.999999",
            "-1",
            "+10000-01-01T00:00:00Z",
            "2026-01-01",
            "2026-01-01T00:00:00+99:99",
            "\u0000",
            "\n",
            "2026-01-01T24:00:00",
            "2026-01-01T00:00:00.1234567890",
            "\ud83d\ude00",
            "a".repeat(1_024));
    return Map.of("list_id", fromS(scene.list()), "datetime", fromS(datetime));
  }

  private static AttributeValue value(Chance chance) {
    return switch (chance.below(9)) {
      case 0 -> fromNul(true);
      case 1 -> fromBool(chance.oneIn(2));
      case 2 -> fromB(SdkBytes.fromUtf8String("x"));
      case 3 -> fromL(List.of(fromS("a")));
      case 4 -> fromM(Map.of("a", fromN("1")));
      case 5, 6 ->
          fromN(chance.of("-1", "0", "1.5", "2147483647", "2147483648", "9.9E125", "1E-130", "-0"));
      default ->
          fromS(
              chance.of(
                  "",
                  " ",
                  "editor",
                  "EDITOR",
                  "OWNER",
                  "3",
                  "true",
                  "BEGUN",
                  "never",
                  "2026-01-01T00:00:00Z",
                  "+1000000000-01-01T00:00:00Z",
                  "\u0000",
                  "a".repeat(9_000),
                  "2026-13-01T00:00:00Z",
                  "\ud83d\ude00"));
    };
  }
}
