package org.guestlist.store.dynamodb;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.guestlist.model.GuestAccess;
import org.guestlist.store.Positions;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The one definition of which attributes of a row can be read: those of the right type and in
 * range. All others count as absent, for showing a row and for guarding a write alike. Keys of
 * tables and indexes are not listed, since DynamoDB takes no other type for them.
 */
final class ReadingRules {
  /** More than any list holds or any row is changed, and far enough from overflow. */
  static final int LARGEST = 1_000_000_000;

  /** The three counters of a list are kept together, or not at all. */
  static final List<String> COUNTERS = List.of(Rows.ITEM_COUNT, Rows.DONE_COUNT, Rows.GUEST_COUNT);

  private static final Map<Table, Map<String, Predicate<AttributeValue>>> RULES =
      new EnumMap<>(
          Map.of(
              Table.USERS, Map.of(Rows.USER_ID, ReadingRules::isKey),
              Table.LISTS,
                  Map.of(
                      Rows.TITLE, ReadingRules::isText,
                      Rows.VERSION, ReadingRules::isCount,
                      Rows.CREATED_AT, ReadingRules::isInstant,
                      Rows.UNDER_DELETION, ReadingRules::isFlag,
                      Rows.ITEM_COUNT, ReadingRules::isCount,
                      Rows.DONE_COUNT, ReadingRules::isCount,
                      Rows.GUEST_COUNT, ReadingRules::isCount,
                      Rows.COUNTER_VERSION, ReadingRules::isCounterVersion),
              Table.ITEMS,
                  Map.of(
                      Rows.DESCRIPTION, ReadingRules::isText,
                      Rows.DONE, ReadingRules::isFlag,
                      Rows.ORDER, ReadingRules::isInteger,
                      Rows.VERSION, ReadingRules::isCount),
              Table.GUESTS,
                  Map.of(
                      Rows.ACCESS, ReadingRules::isAccess,
                      Rows.ADDED_AT, ReadingRules::isInstant)));

  private ReadingRules() {}

  /** The names of the attributes of a row that cannot be read, in alphabetical order. */
  static Set<String> unreadable(Table table, Map<String, AttributeValue> row) {
    var names = new TreeSet<String>();
    RULES
        .get(table)
        .forEach(
            (name, rule) -> {
              if (row.containsKey(name) && !rule.test(row.get(name))) {
                names.add(name);
              }
            });
    if (table == Table.LISTS) {
      names.addAll(incompleteCounters(row, names));
    }
    return names;
  }

  /** All counters that are there, unless all of them can be read. */
  private static List<String> incompleteCounters(
      Map<String, AttributeValue> row, Set<String> unreadable) {
    var complete =
        COUNTERS.stream().allMatch(name -> row.containsKey(name) && !unreadable.contains(name));
    return complete ? List.of() : COUNTERS.stream().filter(row::containsKey).toList();
  }

  /** The row without these attributes. */
  static Map<String, AttributeValue> without(
      Map<String, AttributeValue> row, Set<String> unreadable) {
    if (unreadable.isEmpty()) {
      return row;
    }
    var readable = new HashMap<>(row);
    readable.keySet().removeAll(unreadable);
    return readable;
  }

  /** A row of which the attributes that cannot be read are left out. */
  static Map<String, AttributeValue> readable(Table table, Map<String, AttributeValue> row) {
    return without(row, unreadable(table, row));
  }

  private static boolean isText(AttributeValue value) {
    return value.s() != null;
  }

  private static boolean isKey(AttributeValue value) {
    return isText(value)
        && !value.s().isEmpty()
        && value.s().getBytes(StandardCharsets.UTF_8).length <= Positions.LONGEST_PARTITION_KEY;
  }

  private static boolean isFlag(AttributeValue value) {
    return value.bool() != null;
  }

  private static boolean isAccess(AttributeValue value) {
    return Stream.of(GuestAccess.values()).anyMatch(access -> access.name().equals(value.s()));
  }

  private static boolean isInstant(AttributeValue value) {
    try {
      return value.s() != null && Instant.parse(value.s()) != null;
    } catch (DateTimeParseException unreadable) {
      return false;
    }
  }

  private static boolean isInteger(AttributeValue value) {
    return isWhole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static boolean isCount(AttributeValue value) {
    return isWhole(value, 0, LARGEST);
  }

  /** Only grows and is never shown, so that the guard can check it itself. */
  private static boolean isCounterVersion(AttributeValue value) {
    return isBetween(value, 0, 0) || isBetween(value, 1, LARGEST);
  }

  private static boolean isWhole(AttributeValue value, int least, int most) {
    return isBetween(value, least, most)
        && new BigDecimal(value.n()).stripTrailingZeros().scale() <= 0;
  }

  private static boolean isBetween(AttributeValue value, int least, int most) {
    if (value.n() == null) {
      return false;
    }
    var number = new BigDecimal(value.n());
    return number.compareTo(BigDecimal.valueOf(least)) >= 0
        && number.compareTo(BigDecimal.valueOf(most)) <= 0;
  }
}
