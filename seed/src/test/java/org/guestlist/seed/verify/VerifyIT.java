package org.guestlist.seed.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.seed.database.Table.GUESTS;
import static org.guestlist.seed.database.Table.ITEMS;
import static org.guestlist.seed.database.Table.LISTS;
import static org.guestlist.seed.database.Table.USERS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guestlist.seed.database.Database;
import org.guestlist.seed.graphql.GraphQl;
import org.guestlist.seed.testing.LocalDatabase;
import org.guestlist.seed.testing.Run;
import org.guestlist.seed.testing.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Beside a service that changes what is read. */
class VerifyIT {
  private static final int CALLERS = 4;
  private static final int OFF_BY = 1000;

  private final String prefix = LocalDatabase.newPrefix();
  private final Service service = Service.start(prefix, false);

  @AfterEach
  void end() {
    service.close();
  }

  private Run verify(String... more) {
    var endpoint = LocalDatabase.endpoint().toString();
    var arguments = Stream.of("verify", "--endpoint", endpoint, "--prefix", prefix);
    return Run.of(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
  }

  private GraphQl as(String email) {
    return GraphQl.at(service.url(), Optional.of(email));
  }

  private static void putUser(Database database, String email) {
    var id = UUID.randomUUID().toString();
    LocalDatabase.put(database, USERS, LocalDatabase.user(id, email));
    LocalDatabase.put(database, USERS, Map.of("id", fromS("email#" + email), "user_id", fromS(id)));
  }

  private String newList(int number) {
    var list = as(BusyCaller.email(number)).run(BusyCaller.CREATE_LIST, Map.of());
    return list.path("createList").path("id").asText();
  }

  private void drift(Database database, String listId) {
    database
        .client()
        .updateItem(
            u ->
                u.tableName(database.name(LISTS))
                    .key(Rows.idKey(listId))
                    .updateExpression("ADD item_count :by")
                    .expressionAttributeValues(Map.of(":by", fromN(String.valueOf(OFF_BY)))));
  }

  private static long count(List<Map<String, AttributeValue>> rows, String listId) {
    return rows.stream().filter(row -> row.get("list_id").s().equals(listId)).count();
  }

  @Test
  void onlyWhatIsWrongIsFoundBesideBusyCallersAndAllOfItIsMended() {
    var database = LocalDatabase.tables(prefix);
    IntStream.range(0, CALLERS).forEach(i -> putUser(database, BusyCaller.email(i)));
    var lists = IntStream.range(0, CALLERS).mapToObj(this::newList).toList();
    var wrong = lists.subList(0, 2);
    wrong.forEach(id -> drift(database, id));

    var callers =
        IntStream.range(0, CALLERS)
            .mapToObj(i -> new BusyCaller(service.url(), i, lists.get(i)))
            .toList();
    try {
      for (var i = 0; i < 3; i++) {
        var seen = verify().output().lines().filter(line -> line.startsWith("  ")).toList();
        assertThat(seen).allMatch(line -> wrong.stream().anyMatch(line::contains));
      }
      assertThat(verify("--repair", "--yes").output()).doesNotContain("gone");
      assertThat(callers).allMatch(caller -> caller.rounds() > 0);
    } finally {
      callers.forEach(BusyCaller::close);
    }

    assertThat(verify("--repair", "--yes").code()).isZero();
    var run = verify();
    assertThat(run.lines().get(1)).isEqualTo("Nothing wrong was found.");
    assertThat(run.code()).isZero();
    assertCountersAreRight(database);
  }

  private static void assertCountersAreRight(Database database) {
    var items = LocalDatabase.rows(database, ITEMS);
    var guests = LocalDatabase.rows(database, GUESTS);
    var lists = LocalDatabase.rows(database, LISTS);
    assertThat(lists).hasSizeGreaterThanOrEqualTo(CALLERS);
    for (var list : lists) {
      var id = list.get("id").s();
      assertThat(list.get("item_count").n()).isEqualTo(String.valueOf(count(items, id)));
      assertThat(list.get("guest_count").n()).isEqualTo(String.valueOf(count(guests, id)));
    }
  }
}
