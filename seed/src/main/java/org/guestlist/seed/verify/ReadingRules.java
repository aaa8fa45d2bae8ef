package org.guestlist.seed.verify;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestlist.seed.database.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which attributes the service can read: those of the right type and in range. The counters of a
 * list are not among them, as they are compared with the rows, nor is the user of a reservation.
 */
final class ReadingRules {
  private static final String DELETION_STATE = "deletion_state";
  private static final int LARGEST = 1_000_000_000;
  private static final Set<String> ACCESSES = Set.of("EDITOR", "VIEWER");

  private static final Map<Table, Map<String, Predicate<AttributeValue>>> RULES =
      new EnumMap<>(
          Map.of(
              Table.USERS, Map.of(),
              Table.LISTS,
                  Map.of(
                      "title", value -> value.s() != null,
                      "version", value -> isWhole(value, 0, LARGEST),
                      "created_at", ReadingRules::isInstant,
                      "under_deletion", value -> value.bool() != null,
                      "counter_version", ReadingRules::isCounterVersion),
              Table.ITEMS,
                  Map.of(
                      "description", value -> value.s() != null,
                      "done", value -> value.bool() != null,
                      "order", value -> isWhole(value, Integer.MIN_VALUE, Integer.MAX_VALUE),
                      "version", value -> isWhole(value, 0, LARGEST)),
              Table.GUESTS,
                  Map.of(
                      "access",
                      value -> ACCESSES.contains(String.valueOf(value.s())),
                      "added_at",
                      ReadingRules::isInstant)));

  private ReadingRules() {}

  /** The attributes that there are rules for. */
  static Set<String> attributes(Table table) {
    return table == Table.LISTS
        ? Stream.concat(RULES.get(table).keySet().stream(), Stream.of(DELETION_STATE))
            .collect(Collectors.toSet())
        : RULES.get(table).keySet();
  }

  /** Those attributes of a row that cannot be read, in alphabetical order. */
  static List<String> unreadable(Table table, Map<String, AttributeValue> row) {
    var names =
        RULES.get(table).entrySet().stream()
            .filter(rule -> row.containsKey(rule.getKey()))
            .filter(rule -> !rule.getValue().test(row.get(rule.getKey())))
            .map(Map.Entry::getKey);
    return Stream.concat(names, strayDeletion(table, row)).sorted().toList();
  }

  /** The index of lists under deletion would name a list that is alive. */
  private static Stream<String> strayDeletion(Table table, Map<String, AttributeValue> row) {
    var stray =
        table == Table.LISTS
            && row.containsKey(DELETION_STATE)
            && !Attributes.flag(row, "under_deletion");
    return stray ? Stream.of(DELETION_STATE) : Stream.empty();
  }

  /** Whether a number can be added to it. */
  static boolean isCounterVersion(AttributeValue value) {
    return isBetween(value, 0, 0) || isBetween(value, 1, LARGEST);
  }

  private static boolean isInstant(AttributeValue value) {
    try {
      return value.s() != null && Instant.parse(value.s()) != null;
    } catch (DateTimeParseException unreadable) {
      return false;
    }
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
