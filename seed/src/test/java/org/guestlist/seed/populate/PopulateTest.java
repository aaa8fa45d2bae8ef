package org.guestlist.seed.populate;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.guestlist.seed.database.Database;
import org.guestlist.seed.database.Table;
import org.guestlist.seed.testing.LocalDatabase;
import org.guestlist.seed.testing.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class PopulateTest {
  private final String prefix = LocalDatabase.newPrefix();

  private Run populate(String... options) {
    return populateAt(LocalDatabase.endpoint().toString(), prefix, options);
  }

  private static Run populateAt(String endpoint, String prefix, String... options) {
    var arguments =
        new ArrayList<>(List.of("populate", "--endpoint", endpoint, "--prefix", prefix));
    arguments.addAll(Arrays.asList(options));
    return Run.of(arguments.toArray(String[]::new));
  }

  private static Run populateInto(String prefix, String... options) {
    return populateAt(LocalDatabase.endpoint().toString(), prefix, options);
  }

  private static Map<Table, Set<Map<String, AttributeValue>>> contents(Database database) {
    var contents = new EnumMap<Table, Set<Map<String, AttributeValue>>>(Table.class);
    for (var table : Table.values()) {
      contents.put(table, new HashSet<>(LocalDatabase.rows(database, table)));
    }
    return contents;
  }

  private static int number(Map<String, AttributeValue> row, String name) {
    return Integer.parseInt(row.get(name).n());
  }

  @Test
  void theDefaultsAreThoseOfTheTutorial() {
    var database = LocalDatabase.newTables(prefix);

    var run = populate();

    assertThat(run.code()).as("%s", run).isZero();
    assertThat(run.lines().get(0))
        .isEqualTo("790 rows: 50 users with their addresses, 150 lists, 450 items, 90 guests");
    assertThat(LocalDatabase.rows(database, Table.USERS)).hasSize(100);
    assertThat(LocalDatabase.rows(database, Table.LISTS)).hasSize(150);
    assertThat(LocalDatabase.rows(database, Table.ITEMS)).hasSize(450);
    assertThat(LocalDatabase.rows(database, Table.GUESTS)).hasSize(90);
    assertThat(run.output() + run.errors()).doesNotContain("\u001b");
  }

  @Test
  void countersAreThoseOfTheRows() {
    var database = LocalDatabase.newTables(prefix);
    populate("--users=30", "--items=7", "--guests=4", "--guests-every=2");

    var items =
        LocalDatabase.rows(database, Table.ITEMS).stream()
            .collect(groupingBy(row -> row.get("list_id").s()));
    var guests =
        LocalDatabase.rows(database, Table.GUESTS).stream()
            .collect(groupingBy(row -> row.get("list_id").s()));
    for (var list : LocalDatabase.rows(database, Table.LISTS)) {
      var id = list.get("id").s();
      var done = items.get(id).stream().filter(item -> item.get("done").bool()).count();
      assertThat(number(list, "item_count")).isEqualTo(7).isEqualTo(items.get(id).size());
      assertThat(number(list, "done_count")).isEqualTo((int) done);
      assertThat(number(list, "guest_count")).isEqualTo(guests.getOrDefault(id, List.of()).size());
    }
    assertThat(guests).hasSize(45).allSatisfy((id, rows) -> assertThat(rows).hasSize(4));
    var verify =
        Run.of("verify", "--endpoint", LocalDatabase.endpoint().toString(), "--prefix", prefix);
    assertThat(verify.code()).as("%s", verify).isZero();
  }

  @Test
  void rowsAreAsTheServiceWritesThem() {
    var database = LocalDatabase.newTables(prefix);
    populate("--users=5", "--guests-every=1");

    for (var item : LocalDatabase.rows(database, Table.ITEMS)) {
      assertThat(item.keySet())
          .containsExactlyInAnyOrder(
              "list_id", "datetime", "description", "done", "order", "version");
      assertThat(item.get("datetime").s())
          .matches("2026-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
      assertThat(number(item, "version")).isEqualTo(item.get("done").bool() ? 2 : 1);
      assertThat(item.get("description").s()).isNotBlank();
    }
    for (var guest : LocalDatabase.rows(database, Table.GUESTS)) {
      assertThat(guest.keySet())
          .containsExactlyInAnyOrder("list_id", "user_id", "access", "added_at");
      assertThat(guest.get("access").s()).isIn("EDITOR", "VIEWER");
    }
    var users = LocalDatabase.rows(database, Table.USERS);
    for (var user : users.stream().filter(row -> row.containsKey("email")).toList()) {
      assertThat(user.get("email").s()).matches("[a-z]+\\.[a-z]+\\.\\d+@example\\.com");
      assertThat(users)
          .contains(
              Map.of("id", fromS("email#" + user.get("email").s()), "user_id", user.get("id")));
    }
  }

  @Test
  void oneSeedGivesTheSameRowsWhateverTheThreads() {
    var database = LocalDatabase.newTables(prefix);
    populate("--users=250", "--lists=1", "--threads=1");
    var other = LocalDatabase.newPrefix();
    var again = LocalDatabase.newTables(other);
    populateInto(other, "--users=250", "--lists=1", "--threads=7");

    assertThat(contents(again)).isEqualTo(contents(database));
  }

  @Test
  void anotherSeedGivesOtherRows() {
    var database = LocalDatabase.newTables(prefix);
    populate("--users=10", "--seed=1");
    var ids =
        LocalDatabase.rows(database, Table.LISTS).stream().map(l -> l.get("id")).collect(toSet());
    populate("--users=10", "--seed=2");

    assertThat(ids).hasSize(30);
    assertThat(LocalDatabase.rows(database, Table.LISTS)).hasSize(60);
  }

  @Test
  void aSecondRunAddsNothingAndUndoesNothing() {
    var database = LocalDatabase.newTables(prefix);
    populate("--users=20");
    var list = LocalDatabase.rows(database, Table.LISTS).get(0);
    database
        .client()
        .updateItem(
            u ->
                u.tableName(database.name(Table.LISTS))
                    .key(Map.of("id", list.get("id")))
                    .updateExpression("SET title = :title")
                    .expressionAttributeValues(Map.of(":title", fromS("Renamed since"))));
    var item = LocalDatabase.rows(database, Table.ITEMS).get(0);
    database
        .client()
        .deleteItem(
            d ->
                d.tableName(database.name(Table.ITEMS))
                    .key(Map.of("list_id", item.get("list_id"), "datetime", item.get("datetime"))));
    var before = contents(database);

    var run = populate("--users=20");

    assertThat(run.lines().subList(0, 2))
        .containsExactly(
            "0 rows: 0 users with their addresses, 0 lists, 0 items, 0 guests",
            "20 users were there already, and were left as they are");
    assertThat(contents(database)).isEqualTo(before);
  }

  @Test
  void whatWasInterruptedIsCompleted() {
    var undisturbed = LocalDatabase.newPrefix();
    var whole = LocalDatabase.newTables(undisturbed);
    populateInto(undisturbed, "--users=120");
    var database = LocalDatabase.newTables(prefix);
    try (var client = FailingClient.after(database.client(), 30)) {
      var failing = new Database(client, prefix);
      var size = new Size(120, 3, 3, 3, 5);
      var upload = new Upload(failing, new Generator(1, size), size, new Tally(14));
      assertThat(catchThrowable(() -> upload.run(3))).hasMessage("the network is gone");
    }
    assertThat(LocalDatabase.rows(database, Table.ITEMS).size()).isBetween(1, 1_079);

    assertThat(populate("--users=120").code()).isZero();

    assertThat(contents(database)).isEqualTo(contents(whole));
  }

  @Test
  void whatDynamoDbLeavesUndoneIsSentAgain() {
    var database = LocalDatabase.newTables(prefix);
    var tally = new Tally(14);
    try (var client = FailingClient.leavingHalf(database.client())) {
      var size = new Size(40, 3, 3, 3, 5);
      new Upload(new Database(client, prefix), new Generator(1, size), size, tally).run(4);
    }
    assertThat(tally.retries()).isPositive();
    assertThat(tally.written()).isEqualTo(new Size(40, 3, 3, 3, 5).rows());
    assertThat(LocalDatabase.rows(database, Table.ITEMS)).hasSize(360);
    assertThat(LocalDatabase.rows(database, Table.USERS)).hasSize(80);
  }

  private static void assertCounted(Database database, Tally tally) {
    for (var table : Table.values()) {
      assertThat(tally.written(table))
          .as(table.suffix())
          .isEqualTo(LocalDatabase.rows(database, table).size());
    }
    assertThat(tally.addresses())
        .isEqualTo(
            LocalDatabase.rows(database, Table.USERS).stream()
                .filter(row -> !row.containsKey("email"))
                .count());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 50, 100})
  void whatWasTakenBeforeAFailureIsCounted(int batches) {
    var database = LocalDatabase.newTables(prefix);
    var size = new Size(40, 3, 3, 3, 5);
    var tally = new Tally(size.rowsOfUser());
    try (var client = FailingClient.leavingHalfUntil(database.client(), batches)) {
      var upload = new Upload(new Database(client, prefix), new Generator(1, size), size, tally);
      assertThat(catchThrowable(() -> upload.run(4))).hasMessage("the network is gone");
    }
    assertCounted(database, tally);
    assertThat(tally.unanswered()).isPositive();
  }

  @Test
  void whatWasTakenBeforeItWasStoppedIsCounted() {
    var database = LocalDatabase.newTables(prefix);
    var size = new Size(4_000, 3, 3, 3, 5);
    var tally = new Tally(size.rowsOfUser());
    var upload = new Upload(database, new Generator(1, size), size, tally);
    var stopping =
        new Thread(
            () -> {
              while (tally.written() < 500) {
                Thread.onSpinWait();
              }
              upload.stop();
            });
    stopping.start();

    assertThat(catchThrowable(() -> upload.run(4))).isInstanceOf(CancellationException.class);

    assertCounted(database, tally);
    assertThat(tally.unanswered()).isZero();
    assertThat(tally.written()).isBetween(500L, 20_000L);
  }

  @Test
  void moreUsersCanBeAddedLater() {
    var database = LocalDatabase.newTables(prefix);
    populate("--users=10");

    assertThat(populate("--users=25").lines().subList(0, 2))
        .containsExactly(
            "237 rows: 15 users with their addresses, 45 lists, 135 items, 27 guests",
            "10 users were there already, and were left as they are");
    assertThat(LocalDatabase.rows(database, Table.LISTS)).hasSize(75);
  }

  @Test
  void capacityIsRaisedAndRestored() {
    var database = LocalDatabase.newTables(prefix, 2);

    var run = populate("--write-capacity=500");

    assertThat(run.code()).as("%s", run).isZero();
    assertThat(run.errors())
        .contains(prefix + "users takes 500 writes a second for the time being.")
        .contains(prefix + "guests has its capacity back (table 2, guests_by_user_id 2).");
    assertCapacityIsTwo(database);
  }

  private static void assertCapacityIsTwo(Database database) {
    for (var table : Table.values()) {
      var units = WriteUnits.of(database.describe(table));
      assertThat(units.table()).isEqualTo(2);
      assertThat(units.indexes().values()).allMatch(index -> index == 2);
    }
  }

  @Test
  void capacityIsRestoredAfterAFailure() {
    var database = LocalDatabase.newTables(prefix, 2);
    var messages = new StringWriter();
    try (var capacity = new RaisedCapacity(database, new PrintWriter(messages, true))) {
      capacity.raise(50);
      assertThat(WriteUnits.of(database.describe(Table.ITEMS)).table()).isEqualTo(50);
      throw new IllegalStateException("something went wrong");
    } catch (IllegalStateException expected) {
      assertCapacityIsTwo(database);
    }
  }

  @Test
  void tablesOnDemandAreLeftAlone() {
    LocalDatabase.newTables(prefix);

    var run = populate("--users=5", "--write-capacity=500");

    assertThat(run.code()).isZero();
    assertThat(run.errors())
        .contains(prefix + "items is on demand: --write-capacity changes nothing there.");
  }

  @Test
  void missingTablesAreOneLineAndNothingIsWritten() {
    var database = LocalDatabase.newTables(prefix);
    database.client().deleteTable(d -> d.tableName(database.name(Table.GUESTS)));

    var run = populate();

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errors().lines())
        .singleElement()
        .asString()
        .startsWith("There is no table " + prefix + "guests: make it with Terraform");
    assertThat(LocalDatabase.rows(database, Table.USERS)).isEmpty();
  }

  @Test
  void aTableOfAnotherShapeIsOneLineAndNothingIsWritten() {
    var database = LocalDatabase.newTables(prefix);
    var items = database.name(Table.ITEMS);
    database.client().deleteTable(d -> d.tableName(items));
    database
        .client()
        .createTable(
            c ->
                c.tableName(items)
                    .billingMode("PAY_PER_REQUEST")
                    .keySchema(
                        KeySchemaElement.builder().attributeName("id").keyType("HASH").build())
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName("id")
                            .attributeType(ScalarAttributeType.N)
                            .build()));

    var run = populate();

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errors())
        .isEqualToIgnoringNewLines(
            "The table %s has the key [id N] instead of [list_id S, datetime S]. Nothing was written."
                .formatted(items));
    assertThat(LocalDatabase.rows(database, Table.USERS)).isEmpty();
  }

  @Test
  void whatCannotBeDoneIsOneLine() {
    var wrong =
        Map.of(
            "--users=0", "--users has to be 1 or more.",
            "--guests=50", "--guests has to be less than --users",
            "--items=10001", "--items has to be 0 to 10000",
            "--threads=0", "--threads has to be 1 to 256.",
            "--write-capacity=0", "--write-capacity has to be 1 or more.");
    wrong.forEach(
        (option, message) -> {
          var run = populate(option);
          assertThat(run.code()).as(option).isEqualTo(2);
          assertThat(run.errors().lines()).singleElement().asString().startsWith(message);
        });
  }

  @Test
  void aDatabaseThatIsNotThereIsOneLine() {
    var run = populateAt("http://localhost:1", prefix);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errors().lines())
        .singleElement()
        .asString()
        .startsWith("The database cannot be reached")
        .endsWith("Check --endpoint, --region and the network.");
  }

  @Test
  void usersWithoutListsAreUsers() {
    var database = LocalDatabase.newTables(prefix);

    assertThat(populate("--users=3", "--lists=0", "--guests=0").code()).isZero();

    assertThat(LocalDatabase.rows(database, Table.USERS)).hasSize(6);
    assertThat(LocalDatabase.rows(database, Table.LISTS)).isEmpty();
  }
}
