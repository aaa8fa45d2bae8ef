package org.guestlist.store.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The tables of the data model, by the names they have behind the prefix. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are made by List.of
enum Table {
  USERS("users", List.of(Rows.ID)),
  LISTS("lists", List.of(Rows.ID)),
  ITEMS("items", List.of(Rows.LIST_ID, Rows.DATETIME)),
  GUESTS("guests", List.of(Rows.LIST_ID, Rows.USER_ID));

  private final String suffix;
  private final List<String> key;

  Table(String suffix, List<String> key) {
    this.suffix = suffix;
    this.key = key;
  }

  /** Whether the key of a row was read with it. */
  boolean hasKeyOf(Map<String, AttributeValue> row) {
    return row.keySet().containsAll(key);
  }

  /** The key of a row. */
  Map<String, AttributeValue> keyOf(Map<String, AttributeValue> row) {
    return key.stream().collect(Collectors.toMap(Function.identity(), row::get));
  }

  /** The name without the prefix, for logs and metrics. */
  String suffix() {
    return suffix;
  }
}
