package org.guestlist.service;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNs;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNul;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.github.benmanes.caffeine.cache.Ticker;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.guestlist.LocalDatabase;
import org.guestlist.model.Caller;
import org.guestlist.model.Counts;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.ItemKey;
import org.guestlist.model.ListAccess;
import org.guestlist.model.ListRole;
import org.guestlist.model.Page;
import org.guestlist.model.Subject;
import org.guestlist.model.User;
import org.guestlist.store.Store;
import org.guestlist.store.dynamodb.LocalStore;
import org.guestlist.testing.Database;
import org.guestlist.testing.RowAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Rows with each attribute absent, of each type, and out of range: every operation serves them as
 * if an attribute that cannot be read were absent, and changes what they hold at once.
 */
class GeneratedRowsTest {
  private static final String PREFIX = "generated_";
  private static final DynamoDbAsyncClient CLIENT = LocalDatabase.client();
  private static final Store STORE = LocalStore.withTables(PREFIX, CLIENT);
  private static final Database DATABASE = new Database(PREFIX);
  private static final int AT_ONCE = 8;
  private static final String FIRST = "2026-01-01T10:00:00.000000";
  private static final String SECOND = "2026-01-01T10:00:01.000000";

  /** Longer than any operation takes, and shorter than it is said to be busy. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Room for counters that are too high. */
  private static final class Roomy extends World.Narrow {
    @Override
    public int guests() {
      return 10;
    }
  }

  private final Input input = new Input(new Roomy());
  private final ListAccessRules rules = new ListAccessRules(STORE, new LocalStore.Patience());
  private final UserService users =
      new UserService(STORE, input, new LookupLimit(0, Ticker.systemTicker()));
  private final ListService lists = new ListService(STORE, rules, input);
  private final ItemService items = new ItemService(STORE, rules, input, new Roomy());
  private final GuestService guests = new GuestService(STORE, users, rules, input, new Roomy());

  private final String ownerId = UUID.randomUUID().toString();
  private final String guestId = UUID.randomUUID().toString();
  private final String newGuestId = UUID.randomUUID().toString();
  private final String listId = UUID.randomUUID().toString();
  private final Caller owner = caller(ownerId);
  private final Caller guest = caller(guestId);

  private static Caller caller(String id) {
    return new Caller(new User(id, id + "@example.org"), false);
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }

  /** One value of each type, and numbers and texts that are out of range. */
  private static Map<String, Optional<AttributeValue>> values() {
    var values = new LinkedHashMap<String, Optional<AttributeValue>>();
    values.put("absent", Optional.empty());
    values.put("NULL", Optional.of(fromNul(true)));
    values.put("true", Optional.of(fromBool(true)));
    values.put("false", Optional.of(fromBool(false)));
    for (var text : List.of("", "editor", "3")) {
      values.put("\"" + text + "\"", Optional.of(fromS(text)));
    }
    for (var number : List.of("-1", "1.5", "3", "3000000000", "1E125", "1E-125")) {
      values.put(number, Optional.of(fromN(number)));
    }
    values.put("bytes", Optional.of(fromB(SdkBytes.fromUtf8String("x"))));
    values.put("numbers", Optional.of(fromNs(List.of("1", "2"))));
    values.put("list", Optional.of(fromL(List.of(fromS("a")))));
    values.put("map", Optional.of(fromM(Map.of("a", fromN("1")))));
    return values;
  }

  static Stream<Arguments> attributes() {
    var attributes =
        Map.of(
            "lists", RowAttributes.OF_LISTS,
            "items", RowAttributes.OF_ITEMS,
            "guests", RowAttributes.OF_GUESTS);
    return attributes.entrySet().stream()
        .flatMap(
            table -> table.getValue().stream().map(name -> Arguments.of(table.getKey(), name)));
  }

  /** A list of two items, the first of them done, and one guest, with one attribute changed. */
  private void fill(String table, String attribute, Optional<AttributeValue> value) {
    put("users", Map.of("id", fromS(ownerId), "email", fromS(ownerId + "@example.org")));
    put("users", Map.of("id", fromS(guestId), "email", fromS(guestId + "@example.org")));
    put("users", Map.of("id", fromS(newGuestId), "email", fromS(newGuestId + "@example.org")));
    var list = new HashMap<String, AttributeValue>();
    list.put("id", fromS(listId));
    list.put("user_id", fromS(ownerId));
    list.put("title", fromS("Groceries"));
    list.put("version", fromN("4"));
    list.put("created_at", fromS("2026-01-01T00:00:00Z"));
    list.put("item_count", fromN("2"));
    list.put("done_count", fromN("1"));
    list.put("guest_count", fromN("1"));
    list.put("counter_version", fromN("4"));
    var guestRow = new HashMap<String, AttributeValue>();
    guestRow.put("list_id", fromS(listId));
    guestRow.put("user_id", fromS(guestId));
    guestRow.put("access", fromS("EDITOR"));
    guestRow.put("added_at", fromS("2026-01-01T00:00:00Z"));
    var first = item(FIRST, true);
    var second = item(SECOND, false);
    var changed = Map.of("lists", list, "items", first, "guests", guestRow).get(table);
    value.ifPresentOrElse(v -> changed.put(attribute, v), () -> changed.remove(attribute));
    put("lists", list);
    put("items", first);
    put("items", second);
    put("guests", guestRow);
  }

  private Map<String, AttributeValue> item(String datetime, boolean done) {
    var item = new HashMap<String, AttributeValue>();
    item.put("list_id", fromS(listId));
    item.put("datetime", fromS(datetime));
    item.put("description", fromS("x"));
    item.put("done", fromBool(done));
    item.put("order", fromN("10"));
    item.put("version", fromN("4"));
    return item;
  }

  private static void put(String table, Map<String, AttributeValue> row) {
    CLIENT.putItem(p -> p.tableName(PREFIX + table).item(row)).join();
  }

  /** All values at the same time, which takes a fraction of the time. */
  @ParameterizedTest(name = "{0}.{1}")
  @MethodSource("attributes")
  void everyOperationServesTheRow(String table, String attribute) throws InterruptedException {
    var failures = new ConcurrentSkipListMap<String, Throwable>();
    var pool = Executors.newFixedThreadPool(AT_ONCE);
    values()
        .forEach(
            (name, value) ->
                pool.execute(
                    () -> {
                      try {
                        new GeneratedRowsTest().serve(table, attribute, name, value);
                      } catch (RuntimeException | AssertionError failure) {
                        failures.put(attribute + " = " + name, failure);
                      }
                    }));
    pool.shutdown();
    assertThat(pool.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
    assertThat(failures).isEmpty();
  }

  private void serve(String table, String attribute, String name, Optional<AttributeValue> value) {
    fill(table, attribute, value);
    if (attribute.equals("under_deletion") && name.equals("true")) {
      assertThat(await(lists.list(owner, listId))).isEmpty();
    } else {
      read();
      change();
    }
    await(lists.delete(owner, listId));
    assertThat(DATABASE.rowsOfList(listId)).isZero();
  }

  private void read() {
    var ofOwner = await(lists.list(owner, listId)).orElseThrow();
    assertThat(ofOwner.role()).isEqualTo(ListRole.OWNER);
    await(lists.counts(ofOwner.list()));
    assertThat(await(lists.list(guest, listId))).isPresent();
    assertThat(ids(await(lists.listsOf(owner, ownerId, Optional.empty(), 10, Optional.empty()))))
        .containsExactly(listId);
    assertThat(
            ids(
                await(
                    lists.listsOf(
                        guest, guestId, Optional.of(ListRole.EDITOR), 10, Optional.empty()))))
        .containsExactly(listId);
    assertThat(await(items.items(ofOwner, Optional.empty(), 10, Optional.empty())).rows())
        .hasSize(2);
    var done = await(items.items(ofOwner, Optional.of(true), 10, Optional.empty())).rows().size();
    var left = await(items.items(ofOwner, Optional.of(false), 10, Optional.empty())).rows().size();
    assertThat(done + left).isEqualTo(2);
    assertThat(await(items.item(owner, key(FIRST)))).isPresent();
    assertThat(await(guests.guests(ofOwner, 10, Optional.empty())).rows()).hasSize(1);
    assertThat(await(STORE.shareList(ownerId, guestId))).isTrue();
  }

  private static List<String> ids(Page<ListAccess> page) {
    return page.rows().stream().map(row -> row.value().list().id()).toList();
  }

  private ItemKey key(String datetime) {
    return new ItemKey(listId, datetime);
  }

  private void change() {
    await(items.rename(guest, key(FIRST), "by a guest", OptionalInt.empty()));
    await(lists.rename(guest, listId, "by a guest", OptionalInt.empty()));
    var created = await(items.create(owner, listId, "new"));
    var ticked = await(items.tick(owner, key(FIRST), false, OptionalInt.empty()));
    await(items.tick(owner, key(FIRST), true, OptionalInt.of(ticked.version())));
    await(items.delete(owner, created.key()));
    await(guests.add(owner, listId, Optional.of(newGuestId), Optional.empty(), GuestAccess.EDITOR));
    await(guests.setAccess(owner, listId, guestId, GuestAccess.VIEWER));
    await(guests.remove(owner, listId, newGuestId));
    await(items.delete(owner, key(FIRST)));
  }

  /** Counters that can be read are believed; all others become the count of the rows. */
  @Test
  void countersThatCannotBeReadBecomeTheCountOfTheRows() {
    for (var attribute : List.of("item_count", "done_count", "guest_count")) {
      for (var name : List.of("absent", "NULL", "-1", "1.5", "3000000000", "map", "\"3\"")) {
        var test = new GeneratedRowsTest();
        test.fill("lists", attribute, values().get(name));
        var before = await(test.lists.list(test.owner, test.listId)).orElseThrow();
        assertThat(await(test.lists.counts(before.list())))
            .as("%s = %s", attribute, name)
            .isEqualTo(new Counts(2, 1, 1));

        await(test.items.create(test.owner, test.listId, "new"));

        assertThat(await(test.lists.list(test.owner, test.listId)).orElseThrow().list().counts())
            .as("%s = %s", attribute, name)
            .contains(new Counts(3, 1, 1));
      }
    }
  }

  /** A reservation that does not say for whom is none. */
  @Test
  void anAddressIsFreeWhoseReservationDoesNotSayForWhom() {
    for (var value : values().entrySet()) {
      if (value.getKey().startsWith("\"") && !value.getKey().equals("\"\"")) {
        continue;
      }
      var email = UUID.randomUUID() + "@example.org";
      var row = new HashMap<String, AttributeValue>();
      row.put("id", fromS("email#" + email));
      value.getValue().ifPresent(v -> row.put("user_id", v));
      put("users", row);
      var subject = new Subject("issuer", email);
      assertThat(await(STORE.claims(subject, email)).ofAddress().userId())
          .as(value.getKey())
          .isEmpty();

      var user = new User(UUID.randomUUID().toString(), email);

      assertThat(await(STORE.createUser(user))).as(value.getKey()).isTrue();
      assertThat(await(STORE.claims(subject, email)).ofAddress().userId())
          .as(value.getKey())
          .contains(user.id());
    }
  }
}
