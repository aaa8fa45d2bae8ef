package org.guestlist.seed.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.seed.database.Table.ITEMS;
import static org.guestlist.seed.database.Table.LISTS;
import static org.guestlist.seed.database.Table.USERS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.guestlist.seed.database.Database;
import org.guestlist.seed.testing.LocalDatabase;
import org.guestlist.seed.testing.Run;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Lists that change while they are looked at. */
class BusyListTest {
  private static final int ITEMS_OF_A_LIST = 20;

  private final String prefix = LocalDatabase.newPrefix();
  private final Database database = LocalDatabase.newTables(prefix);
  private final String owner = UUID.randomUUID().toString();

  BusyListTest() {
    LocalDatabase.put(database, USERS, LocalDatabase.user(owner, "ada@example.com"));
  }

  private String list(int itemCount) {
    var id = UUID.randomUUID().toString();
    var row = new HashMap<>(LocalDatabase.list(id, owner, "Busy"));
    row.put("item_count", fromN(String.valueOf(itemCount)));
    row.put("done_count", fromN("0"));
    row.put("guest_count", fromN("0"));
    LocalDatabase.put(database, LISTS, row);
    IntStream.range(0, ITEMS_OF_A_LIST)
        .mapToObj(i -> LocalDatabase.item(id, "2026-01-05T12:00:00.%06d".formatted(i), "x", false))
        .forEach(item -> LocalDatabase.put(database, ITEMS, item));
    return id;
  }

  private Run verify(String... more) {
    var arguments = new String[5 + more.length];
    arguments[0] = "verify";
    arguments[1] = "--endpoint";
    arguments[2] = LocalDatabase.endpoint().toString();
    arguments[3] = "--prefix";
    arguments[4] = prefix;
    System.arraycopy(more, 0, arguments, 5, more.length);
    return Run.of(arguments);
  }

  private Map<String, AttributeValue> row(String id) {
    return new Rows(database).row(LISTS, id);
  }

  @Test
  void noLookAtAListSeesHalfOfWhatHappensMeanwhile() {
    var id = list(ITEMS_OF_A_LIST);
    try (var busy = new BusyList(id, database)) {
      var suspect = new ListSuspect(id, database, 10);
      while (busy.pairs() < 300) {
        var look = suspect.look();
        look.ifPresent(seen -> assertThat(seen.isClean()).as("%s", seen.sign()).isTrue());
      }
    }
    assertThat(new ListSuspect(id, database, 10).look().orElseThrow().isClean()).isTrue();
  }

  @Test
  void nothingIsFoundInListsThatAreBusyAndRight() {
    var lists = IntStream.range(0, 3).mapToObj(i -> list(ITEMS_OF_A_LIST)).toList();
    try (var one = new BusyList(lists.get(0), database);
        var two = new BusyList(lists.get(1), database);
        var three = new BusyList(lists.get(2), database)) {
      for (var i = 0; i < 2; i++) {
        var run = verify("--repair", "--yes");
        assertThat(run.output()).doesNotContain("Findings").doesNotContain("Made");
        assertThat(run.code()).isZero();
      }
      assertThat(one.pairs() + two.pairs() + three.pairs()).isGreaterThan(3);
    }
    lists.forEach(id -> assertThat(row(id).get("item_count").n()).isEqualTo("20"));
  }

  @Test
  void aCounterThatIsWrongIsSetRightWhenTheListComesToRest() {
    var id = list(ITEMS_OF_A_LIST + 5);
    try (var busy = new BusyList(id, database)) {
      var run = verify("--repair", "--yes");
      assertThat(run.output()).containsAnyOf("Made 1 of 1", "changed each time", "Made 0 of 1");
      assertThat(busy.pairs()).isGreaterThan(0);
    }

    assertThat(verify("--repair", "--yes").code()).isZero();

    assertThat(row(id).get("item_count").n()).isEqualTo("20");
    assertThat(LocalDatabase.rows(database, ITEMS)).hasSize(ITEMS_OF_A_LIST);
  }
}
