package org.guestlist.graphql;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.guestlist.model.DomainException;
import org.guestlist.model.ItemKey;

/** The opaque ids of items. A forged one names a row that is not there, or not the caller's. */
final class ItemIds {
  /** Neither part of a key has it. */
  private static final char BETWEEN = '\n';

  /** The limit of a DynamoDB sort key in bytes. */
  private static final int LONGEST_PART = 1024;

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private ItemIds() {}

  static String encode(ItemKey key) {
    var text = key.listId() + BETWEEN + key.datetime();
    return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The key behind an id; empty where no item can have it; BAD_USER_INPUT where it is empty. */
  static Optional<ItemKey> decode(String id) {
    if (id.isBlank()) {
      throw DomainException.badUserInput("id", "The argument id must not be empty: give an id.");
    }
    try {
      var text = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
      return key(text).filter(key -> encode(key).equals(id));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** The key behind an id; NOT_FOUND where no item can have it. */
  static ItemKey require(String id) {
    return decode(id).orElseThrow(() -> DomainException.notFound("item"));
  }

  private static Optional<ItemKey> key(String text) {
    var end = text.indexOf(BETWEEN);
    if (end < 1 || end == text.length() - 1 || tooLong(text)) {
      return Optional.empty();
    }
    return Optional.of(new ItemKey(text.substring(0, end), text.substring(end + 1)));
  }

  private static boolean tooLong(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART;
  }
}
