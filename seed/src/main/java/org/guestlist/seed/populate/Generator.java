package org.guestlist.seed.populate;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The rows of each user, as the service writes them. Each follows from the seed and its numbers
 * alone, whoever asks for it and when; who the guests are also from the number of users. Immutable,
 * thread-safe.
 */
final class Generator {
  private static final long BEGINNING = Instant.parse("2026-01-01T08:00:00Z").getEpochSecond();
  private static final long SECONDS_OF_A_DAY = 86_400;
  private static final int DAYS = 200;
  private static final int SECONDS_BETWEEN_ITEMS = 60;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

  private final long seed;
  private final Size size;
  private final Vocabulary vocabulary;

  Generator(long seed, Size size) {
    this.seed = seed;
    this.size = size;
    this.vocabulary = new Vocabulary(seed);
  }

  /** What the random numbers of a row are drawn for, so that no two rows have the same. */
  private enum Kind {
    USER(1),
    LIST(2),
    TIME(3),
    ITEMS(4),
    GUESTS(5);

    private final long number;

    Kind(long number) {
      this.number = number;
    }
  }

  String userId(long user) {
    return uuid(random(Kind.USER, user, 0));
  }

  Map<String, AttributeValue> user(long user) {
    return Map.of("id", fromS(userId(user)), "email", fromS(email(user)));
  }

  /** The row that keeps the address for this user alone. */
  Map<String, AttributeValue> address(long user) {
    return Map.of("id", fromS("email#" + email(user)), "user_id", fromS(userId(user)));
  }

  private String email(long user) {
    var random = random(Kind.USER, user, 1);
    return vocabulary.name(random) + "." + user + "@example.com";
  }

  Map<String, AttributeValue> list(long user, int list) {
    var random = random(Kind.LIST, user, list);
    return Map.of(
        "id", fromS(uuid(random)),
        "user_id", fromS(userId(user)),
        "title", fromS(vocabulary.title(random)),
        "version", fromN("0"),
        "created_at", fromS(Instant.ofEpochSecond(createdAt(user, list)).toString()),
        "item_count", number(size.items()),
        "done_count", number(done(user, list)),
        "guest_count", number(size.hasGuests(user, list) ? size.guests() : 0));
  }

  private String listId(long user, int list) {
    return uuid(random(Kind.LIST, user, list));
  }

  private long createdAt(long user, int list) {
    return BEGINNING + random(Kind.TIME, user, list).nextLong(DAYS * SECONDS_OF_A_DAY);
  }

  private int done(long user, int list) {
    var random = random(Kind.ITEMS, user, list);
    var done = 0;
    for (int i = 0; i < size.items(); i++) {
      done += new Draw(random).done() ? 1 : 0;
    }
    return done;
  }

  /** What chance decides of an item. */
  private record Draw(int microseconds, boolean done, long text) {
    Draw(SplittableRandom random) {
      this(
          random.nextInt(SECONDS_BETWEEN_ITEMS * 1_000_000),
          random.nextInt(3) == 0,
          random.nextLong());
    }
  }

  void items(long user, int list, Consumer<Map<String, AttributeValue>> rows) {
    var random = random(Kind.ITEMS, user, list);
    var listId = fromS(listId(user, list));
    var createdAt = LocalDateTime.ofEpochSecond(createdAt(user, list), 0, ZoneOffset.UTC);
    for (int i = 0; i < size.items(); i++) {
      var draw = new Draw(random);
      var at =
          createdAt
              .plusSeconds((long) SECONDS_BETWEEN_ITEMS * (i + 1))
              .plusNanos(1_000L * draw.microseconds());
      rows.accept(
          Map.of(
              "list_id", listId,
              "datetime", fromS(TIME.format(at)),
              "description", fromS(vocabulary.description(new SplittableRandom(draw.text()))),
              "done", fromBool(draw.done()),
              "order", number(10 * (i + 1)),
              // As the service has it: 1 when it is new, and one more when it was ticked
              "version", number(draw.done() ? 2 : 1)));
    }
  }

  /** None, or as many as there are to be: other users, each of them once. */
  void guests(long user, int list, Consumer<Map<String, AttributeValue>> rows) {
    if (!size.hasGuests(user, list)) {
      return;
    }
    var random = random(Kind.GUESTS, user, list);
    var listId = fromS(listId(user, list));
    var addedAt = Instant.ofEpochSecond(createdAt(user, list)).plusSeconds(SECONDS_OF_A_DAY);
    var distance = 1 + random.nextLong(size.users() - size.guests());
    for (int i = 0; i < size.guests(); i++) {
      rows.accept(
          Map.of(
              "list_id", listId,
              "user_id", fromS(userId((user + distance + i) % size.users())),
              "access", fromS(random.nextInt(4) == 0 ? "VIEWER" : "EDITOR"),
              "added_at", fromS(addedAt.toString())));
    }
  }

  private static AttributeValue number(int value) {
    return fromN(Integer.toString(value));
  }

  private SplittableRandom random(Kind kind, long user, int number) {
    var mixed = new SplittableRandom(seed * 31 + kind.number).nextLong() ^ user;
    return new SplittableRandom(new SplittableRandom(mixed).nextLong() + number);
  }

  /** A random UUID, version 4 of RFC 9562, but for where its bits come from. */
  private static String uuid(SplittableRandom random) {
    var high = (random.nextLong() & ~0xF000L) | 0x4000L;
    var low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
