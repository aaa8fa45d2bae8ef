package org.guestlist.seed.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.seed.database.Table.GUESTS;
import static org.guestlist.seed.database.Table.ITEMS;
import static org.guestlist.seed.database.Table.LISTS;
import static org.guestlist.seed.database.Table.USERS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNul;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.guestlist.seed.database.Database;
import org.guestlist.seed.database.Table;
import org.guestlist.seed.testing.LocalDatabase;
import org.guestlist.seed.testing.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Rows with attributes of other types, and out of range: all are found, and all are mended. */
class UnreadableTest {
  private static final String NOON = "2026-01-05T12:00:00.000000";
  private static final AttributeValue NULL = fromNul(true);

  private final String prefix = LocalDatabase.newPrefix();
  private final Database database = LocalDatabase.newTables(prefix);
  private final String owner = user(newId() + "@example.com");
  private final String guest = user(newId() + "@example.com");

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private String user(String email) {
    var id = newId();
    LocalDatabase.put(database, USERS, LocalDatabase.user(id, email));
    LocalDatabase.put(database, USERS, Map.of("id", fromS("email#" + email), "user_id", fromS(id)));
    return id;
  }

  private Run verify(String... more) {
    var endpoint = LocalDatabase.endpoint().toString();
    var arguments = Stream.of("verify", "--endpoint", endpoint, "--prefix", prefix);
    return Run.of(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
  }

  /** A list of one item and one guest, in which one attribute of one row has a value. */
  private void plant(Table table, String attribute, AttributeValue value) {
    var id = newId();
    var list = new HashMap<>(LocalDatabase.list(id, owner, "Groceries"));
    list.put("item_count", fromN("1"));
    list.put("done_count", fromN("1"));
    list.put("guest_count", fromN("1"));
    var item = new HashMap<>(LocalDatabase.item(id, NOON, "Bread", true));
    var guestRow = new HashMap<>(LocalDatabase.guest(id, guest));
    Map.of(LISTS, list, ITEMS, item, GUESTS, guestRow).get(table).put(attribute, value);
    LocalDatabase.put(database, LISTS, list);
    LocalDatabase.put(database, ITEMS, item);
    LocalDatabase.put(database, GUESTS, guestRow);
  }

  private static List<AttributeValue> numbersOutOfRange() {
    return List.of(fromN("-1"), fromN("1.5"), fromN("3000000000"), fromN("1E125"));
  }

  private static List<AttributeValue> structures() {
    return List.of(
        NULL,
        fromB(SdkBytes.fromUtf8String("x")),
        fromSs(List.of("a")),
        fromL(List.of()),
        fromM(Map.of()));
  }

  private int plantEach(Table table, String attribute, List<AttributeValue> values) {
    values.forEach(value -> plant(table, attribute, value));
    return values.size();
  }

  private int plantAll() {
    var planted = 0;
    for (var numeric : List.of("version", "counter_version")) {
      var numbers = numeric.equals("version") ? numbersOutOfRange() : List.of(fromN("-1"));
      planted += plantEach(LISTS, numeric, numbers) + plantEach(LISTS, numeric, structures());
    }
    planted += plantEach(ITEMS, "version", numbersOutOfRange());
    planted += plantEach(ITEMS, "order", List.of(fromN("1.5"), fromN("3000000000"), fromS("1")));
    for (var text : List.of("title", "created_at")) {
      planted += plantEach(LISTS, text, structures());
    }
    planted += plantEach(LISTS, "created_at", List.of(fromS("yesterday"), fromN("1")));
    planted += plantEach(LISTS, "under_deletion", structures());
    planted += plantEach(LISTS, "under_deletion", List.of(fromS("true"), fromN("1")));
    planted += plantEach(LISTS, "deletion_state", List.of(fromS("BEGUN")));
    planted += plantEach(ITEMS, "description", structures());
    planted += plantEach(GUESTS, "access", structures());
    planted += plantEach(GUESTS, "access", List.of(fromS("editor"), fromS(""), fromBool(true)));
    planted += plantEach(GUESTS, "added_at", structures());
    return planted;
  }

  @Test
  void allThatCannotBeReadIsFoundAndMended() {
    var planted = plantAll();

    var found = verify();
    assertThat(found.errors()).isEmpty();
    assertThat(found.code()).isEqualTo(1);
    assertThat(found.lines()).contains("Rows with attributes that cannot be read: " + planted);
    assertThat(found.lines()).contains("Findings: " + planted + ".");

    var repaired = verify("--repair", "--yes");
    assertThat(repaired.errors()).isEmpty();
    assertThat(repaired.lines()).contains("Looked again: nothing wrong is left.");
    assertThat(repaired.code()).isZero();
    assertThat(verify().lines()).contains("Nothing wrong was found.");
  }

  @Test
  void anItemThatIsNotSaidToBeDoneIsFoundToBePending() {
    plant(ITEMS, "done", fromS("true"));

    assertThat(verify().lines())
        .contains("Findings: 2.")
        .anyMatch(line -> line.endsWith("it cannot be read and counts as absent: done"))
        .anyMatch(line -> line.endsWith("done_count is 1, there are 0 done items"));
    assertThat(verify("--repair", "--yes").code()).isZero();
  }

  @Test
  void countersThatCannotBeReadAreFoundAndMended() {
    var planted = 0;
    for (var counter : Counters.NAMES) {
      planted += plantEach(LISTS, counter, numbersOutOfRange());
      planted += plantEach(LISTS, counter, structures());
    }

    assertThat(verify().lines()).contains("Findings: " + planted + ".");
    // So many at once look like tables that were restored in part.
    assertThat(verify("--repair", "--yes", "--max-share", "100").lines())
        .contains("Looked again: nothing wrong is left.");
    assertThat(verify().code()).isZero();
  }

  @Test
  void countersOfARowThatCannotBeReadOtherwiseAreMendedToo() {
    var id = newId();
    var list = new HashMap<>(LocalDatabase.list(id, owner, "Groceries"));
    List.of("item_count", "done_count", "guest_count", "counter_version", "under_deletion")
        .forEach(name -> list.put(name, NULL));
    LocalDatabase.put(database, LISTS, list);

    assertThat(verify("--repair", "--yes", "--threads", "1").code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"NULL", "number", "empty", "absent"})
  void aReservationThatDoesNotSayForWhomIsGivenToTheOneWhoHasTheAddress(String kind) {
    var email = newId() + "@example.com";
    LocalDatabase.put(database, USERS, LocalDatabase.user(newId(), email));
    var reservation = new HashMap<String, AttributeValue>();
    reservation.put("id", fromS("email#" + email));
    switch (kind) {
      case "NULL" -> reservation.put("user_id", NULL);
      case "number" -> reservation.put("user_id", fromN("1"));
      case "empty" -> reservation.put("user_id", fromS(""));
      default -> reservation.remove("user_id");
    }
    LocalDatabase.put(database, USERS, reservation);

    assertThat(verify().lines()).contains("Findings: 1.");
    assertThat(verify("--repair", "--yes").code()).isZero();
    assertThat(verify().lines()).contains("Nothing wrong was found.");
  }
}
