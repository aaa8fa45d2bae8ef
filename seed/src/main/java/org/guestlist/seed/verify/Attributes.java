package org.guestlist.seed.verify;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attributes of rows, any of which may be missing or of another type than ours. */
final class Attributes {
  private Attributes() {}

  static Optional<String> text(Map<String, AttributeValue> row, String name) {
    return Optional.ofNullable(row.get(name)).map(AttributeValue::s);
  }

  /** The digits of a number. */
  static Optional<String> number(Map<String, AttributeValue> row, String name) {
    return Optional.ofNullable(row.get(name)).map(AttributeValue::n);
  }

  static boolean flag(Map<String, AttributeValue> row, String name) {
    return Optional.ofNullable(row.get(name)).map(AttributeValue::bool).orElse(false);
  }
}
