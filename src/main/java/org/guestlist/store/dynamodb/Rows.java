package org.guestlist.store.dynamodb;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.guestlist.model.Counts;
import org.guestlist.model.Guest;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.Item;
import org.guestlist.model.ItemKey;
import org.guestlist.model.TodoList;
import org.guestlist.model.User;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Rows as the tables hold them. An attribute that another program did not write has a default, and
 * so has one that cannot be read by the {@link ReadingRules}, which {@link Reads} leaves out.
 */
final class Rows {
  static final String ID = "id";
  static final String EMAIL = "email";

  /** The key of the row that says which subject signs in as a user. */
  static final String IDENTITY = "identity";

  static final String USER_ID = "user_id";

  /**
   * The condition on a row that reserves an address or a subject: one that does not say for whom,
   * by a text, reserves it for nobody.
   */
  static final String HELD_FOR_NOBODY =
      "attribute_not_exists(user_id) OR NOT attribute_type(user_id, :type) OR user_id = :empty";

  static final Map<String, AttributeValue> HELD_FOR_NOBODY_VALUES =
      Map.of(":type", AttributeValue.fromS("S"), ":empty", AttributeValue.fromS(""));

  static final String LIST_ID = "list_id";
  static final String TITLE = "title";
  static final String VERSION = "version";
  static final String CREATED_AT = "created_at";
  static final String UNDER_DELETION = "under_deletion";
  static final String DELETION_STATE = "deletion_state";
  static final String DELETION_BEGAN_AT = "deletion_began_at";
  static final String ITEM_COUNT = "item_count";
  static final String DONE_COUNT = "done_count";
  static final String GUEST_COUNT = "guest_count";
  static final String COUNTER_VERSION = "counter_version";
  static final String DATETIME = "datetime";
  static final String DESCRIPTION = "description";
  static final String DONE = "done";
  static final String ORDER = "order";
  static final String ACCESS = "access";
  static final String ADDED_AT = "added_at";

  /** On the row of a guest who was added by id and has not changed anything yet. */
  static final String ADDED_BY_ID = "added_by_id";

  private Rows() {}

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(int value) {
    return AttributeValue.fromN(Integer.toString(value));
  }

  static AttributeValue flag(boolean value) {
    return AttributeValue.fromBool(value);
  }

  // Keys

  static Map<String, AttributeValue> idKey(String id) {
    return Map.of(ID, text(id));
  }

  static Map<String, AttributeValue> guestKey(String listId, String userId) {
    return Map.of(LIST_ID, text(listId), USER_ID, text(userId));
  }

  static Map<String, AttributeValue> itemKey(ItemKey key) {
    return Map.of(LIST_ID, text(key.listId()), DATETIME, text(key.datetime()));
  }

  // Users

  static Map<String, AttributeValue> row(User user) {
    return Map.of(ID, text(user.id()), EMAIL, text(user.email()));
  }

  /** The key of the row that holds an e-mail address for one user; it is no user itself. */
  static String addressGuard(String email) {
    return "email#" + email;
  }

  /** Empty for the rows that hold an e-mail address or a subject for one user. */
  static Optional<User> user(Map<String, AttributeValue> row) {
    var email = text(row, EMAIL);
    return email.isPresent() || row.containsKey(IDENTITY)
        ? Optional.of(new User(row.get(ID).s(), email.orElse(null)))
        : Optional.empty();
  }

  // Lists

  static Map<String, AttributeValue> row(TodoList list) {
    var row = new HashMap<String, AttributeValue>();
    row.put(ID, text(list.id()));
    row.put(USER_ID, text(list.ownerId()));
    row.put(TITLE, text(list.title()));
    row.put(VERSION, number(list.version()));
    list.createdAt().ifPresent(at -> row.put(CREATED_AT, text(at.toString())));
    list.counts().ifPresent(counts -> row.putAll(counters(counts)));
    return row;
  }

  static Map<String, AttributeValue> counters(Counts counts) {
    return Map.of(
        ITEM_COUNT, number(counts.items()),
        DONE_COUNT, number(counts.done()),
        GUEST_COUNT, number(counts.guests()));
  }

  static TodoList list(Map<String, AttributeValue> row) {
    return new TodoList(
        row.get(ID).s(),
        text(row, USER_ID).orElse(""),
        text(row, TITLE).orElse(""),
        number(row, VERSION, 0),
        instant(row, CREATED_AT),
        flag(row, UNDER_DELETION),
        row.containsKey(ITEM_COUNT) ? Optional.of(counts(row)) : Optional.empty());
  }

  private static Counts counts(Map<String, AttributeValue> row) {
    return new Counts(
        number(row, ITEM_COUNT, 0), number(row, DONE_COUNT, 0), number(row, GUEST_COUNT, 0));
  }

  // Items

  static Map<String, AttributeValue> row(Item item) {
    var row = new HashMap<>(itemKey(item.key()));
    row.put(DESCRIPTION, text(item.description()));
    row.put(DONE, flag(item.done()));
    row.put(ORDER, number(item.order()));
    row.put(VERSION, number(item.version()));
    return row;
  }

  static Item item(Map<String, AttributeValue> row) {
    return new Item(
        new ItemKey(row.get(LIST_ID).s(), row.get(DATETIME).s()),
        text(row, DESCRIPTION).orElse(""),
        flag(row, DONE),
        number(row, ORDER, 0),
        number(row, VERSION, 0));
  }

  // Guests

  static Map<String, AttributeValue> row(Guest guest) {
    var row = new HashMap<>(guestKey(guest.listId(), guest.userId()));
    row.put(ACCESS, text(guest.access().name()));
    guest.addedAt().ifPresent(at -> row.put(ADDED_AT, text(at.toString())));
    if (!guest.addressShown()) {
      row.put(ADDED_BY_ID, flag(true));
    }
    return row;
  }

  static Guest guest(Map<String, AttributeValue> row) {
    return new Guest(
        row.get(LIST_ID).s(),
        row.get(USER_ID).s(),
        access(row).orElse(GuestAccess.EDITOR),
        instant(row, ADDED_AT),
        !row.containsKey(ADDED_BY_ID));
  }

  /** Empty where the row, or the index it was read from, does not say it. */
  static Optional<GuestAccess> access(Map<String, AttributeValue> row) {
    return text(row, ACCESS).map(GuestAccess::valueOf);
  }

  // Attributes

  static boolean flag(Map<String, AttributeValue> row, String name) {
    return row.containsKey(name) && Boolean.TRUE.equals(row.get(name).bool());
  }

  private static Optional<String> text(Map<String, AttributeValue> row, String name) {
    return Optional.ofNullable(row.get(name)).map(AttributeValue::s);
  }

  private static int number(Map<String, AttributeValue> row, String name, int otherwise) {
    return Optional.ofNullable(row.get(name))
        .map(AttributeValue::n)
        .map(digits -> new BigDecimal(digits).intValueExact())
        .orElse(otherwise);
  }

  private static Optional<Instant> instant(Map<String, AttributeValue> row, String name) {
    try {
      return text(row, name).map(Instant::parse);
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }
}
