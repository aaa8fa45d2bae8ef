package org.guestlist.seed.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.guestlist.seed.database.Database;
import org.guestlist.seed.database.Table;
import org.guestlist.seed.testing.LocalDatabase;
import org.guestlist.seed.testing.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The restore of docs/restore.md, rehearsed: the tables are copied at two instants, and put
 * together again from copies of one instant, and of both.
 */
@TestInstance(Lifecycle.PER_CLASS)
class RestoreTest {
  private static final String LOOKS_RESTORED_IN_PART =
      "The tables look as if they were restored in part, or to different instants:";

  private final Map<Table, Set<Map<String, AttributeValue>>> monday = new EnumMap<>(Table.class);
  private final Map<Table, Set<Map<String, AttributeValue>>> tuesday = new EnumMap<>(Table.class);
  private final String restored = LocalDatabase.newPrefix();
  private Database database;

  @TempDir private Path directory;

  /** 30 lists of 10 users come in between. */
  @BeforeAll
  void copyTwice() {
    var prefix = LocalDatabase.newPrefix();
    var live = LocalDatabase.newTables(prefix);
    assertThat(run("populate", prefix, "--users=40", "--guests-every=1").code()).isZero();
    copy(live, monday);
    assertThat(run("populate", prefix, "--users=50", "--guests-every=1").code()).isZero();
    copy(live, tuesday);
  }

  private static Run run(String command, String prefix, String... more) {
    var endpoint = LocalDatabase.endpoint().toString();
    var arguments = Stream.of(command, "--endpoint", endpoint, "--prefix", prefix);
    return Run.of(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
  }

  private Run repair(String... more) {
    var arguments = Stream.concat(Stream.of("--repair", "--yes"), Stream.of(more));
    return run("verify", restored, arguments.toArray(String[]::new));
  }

  private static void copy(Database from, Map<Table, Set<Map<String, AttributeValue>>> to) {
    Stream.of(Table.values())
        .forEach(table -> to.put(table, new HashSet<>(LocalDatabase.rows(from, table))));
  }

  private void restore(Map<Table, Set<Map<String, AttributeValue>>> most, Table... others) {
    var fromOther = List.of(others);
    var other = most == monday ? tuesday : monday;
    Stream.of(Table.values()).filter(t -> database != null).forEach(this::drop);
    database = LocalDatabase.newTables(restored);
    for (var table : Table.values()) {
      var rows = (fromOther.contains(table) ? other : most).get(table);
      rows.forEach(row -> LocalDatabase.put(database, table, row));
    }
  }

  private void drop(Table table) {
    database.client().deleteTable(d -> d.tableName(database.name(table)));
  }

  private Map<Table, Set<Map<String, AttributeValue>>> contents() {
    var contents = new EnumMap<Table, Set<Map<String, AttributeValue>>>(Table.class);
    copy(database, contents);
    return contents;
  }

  @Test
  void tablesOfOneInstantAreSound() {
    for (var instant : List.of(monday, tuesday)) {
      restore(instant);

      var run = run("verify", restored);

      assertThat(run.lines().get(1)).isEqualTo("Nothing wrong was found.");
      assertThat(run.code()).isZero();
      assertThat(contents()).isEqualTo(instant);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LISTS, 30 of 150 lists that have items or guests are missing",
    "ITEMS, 30 of 150 lists have more or fewer rows than they counted",
    "GUESTS, 30 of 150 lists have more or fewer rows than they counted",
    "USERS, 30 of 150 lists have an owner or guests who are missing"
  })
  void oneTableOfAnOlderInstantIsSeenAndNothingIsRepaired(Table older, String sign) {
    restore(tuesday, older);
    var before = contents();

    assertThat(run("verify", restored).lines())
        .containsSubsequence(
            LOOKS_RESTORED_IN_PART,
            "  " + sign,
            "Restore all four tables to one instant before anything is repaired; see"
                + " docs/restore.md.");
    var repaired = repair();

    assertThat(repaired.lines()).contains(LOOKS_RESTORED_IN_PART);
    assertThat(repaired.code()).isEqualTo(1);
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void whatIsDeletedAllTheSameIsPutBackAndFitsAgain() throws IOException {
    restore(tuesday, Table.LISTS);
    var before = contents();
    var file = directory.resolve("deleted.jsonl");
    assertThat(repair("--export", file.toString()).lines())
        .last()
        .isEqualTo(
            "Nothing was changed: that is more than 5 % of all lists. --max-share 100 has it done"
                + " all the same.");
    assertThat(file).doesNotExist();

    var repaired = repair("--max-share", "100", "--export", file.toString());

    assertThat(repaired.code()).as("%s", repaired).isZero();
    assertThat(LocalDatabase.rows(database, Table.ITEMS)).hasSize(360);
    assertThat(repaired.lines())
        .contains(
            "What was deleted is in %s: 180 rows, which put-back writes back.".formatted(file));
    assertThat(Files.readAllLines(file)).hasSize(180);

    var back = run("put-back", restored, file.toString());
    assertThat(back.lines()).containsExactly("Wrote 180 rows; 0 were there already.");
    assertThat(contents()).isEqualTo(before);
    assertThat(run("put-back", restored, file.toString()).lines())
        .containsExactly("Wrote 0 rows; 180 were there already.");

    tuesday.get(Table.LISTS).forEach(row -> LocalDatabase.put(database, Table.LISTS, row));
    assertThat(contents()).isEqualTo(tuesday);
    assertThat(run("verify", restored).code()).isZero();
  }

  @Test
  void whereTheRowsCannotBeKeptNothingIsDeleted() throws IOException {
    restore(tuesday, Table.LISTS);
    var before = contents();
    var kept = Files.writeString(directory.resolve("kept.jsonl"), "of yesterday");

    for (var file : List.of(kept, directory.resolve("no/such/directory.jsonl"), directory)) {
      var run = repair("--max-share", "100", "--export", file.toString());

      assertThat(run.code()).isEqualTo(2);
      assertThat(run.errors().lines()).singleElement().asString().contains(file.toString());
      assertThat(contents()).isEqualTo(before);
    }
    assertThat(kept).hasContent("of yesterday");
  }

  @Test
  void aFileThatIsDamagedPutsNothingBack() throws IOException {
    restore(monday);
    var good = RowJson.line(Table.GUESTS, LocalDatabase.guest("list", "user"));
    for (var bad :
        List.of(
            "",
            "{",
            "null",
            "{\"table\":\"guests\",\"row\":{\"list_id\":{\"S\":\"list\"}}}",
            "{\"table\":\"others\",\"row\":{}}",
            "{\"table\":\"guests\",\"row\":{\"list_id\":{\"X\":\"l\"},\"user_id\":{\"S\":\"u\"}}}",
            good.substring(0, good.length() - 3))) {
      var file = Files.write(directory.resolve("damaged.jsonl"), List.of(good, bad));

      var run = run("put-back", restored, file.toString());

      assertThat(run.code()).as(bad).isEqualTo(2);
      assertThat(run.errors().lines())
          .singleElement()
          .asString()
          .startsWith("Line 2 of " + file + " is no row, and nothing was written");
      assertThat(LocalDatabase.rows(database, Table.GUESTS))
          .hasSize(monday.get(Table.GUESTS).size());
    }
  }
}
