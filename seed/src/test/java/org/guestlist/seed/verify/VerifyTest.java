package org.guestlist.seed.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.seed.database.Table.GUESTS;
import static org.guestlist.seed.database.Table.ITEMS;
import static org.guestlist.seed.database.Table.LISTS;
import static org.guestlist.seed.database.Table.USERS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guestlist.seed.database.Database;
import org.guestlist.seed.database.Table;
import org.guestlist.seed.testing.LocalDatabase;
import org.guestlist.seed.testing.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Each thing that can be wrong is planted alone, is found, and is all that is found. */
class VerifyTest {
  private static final String NOON = "2026-01-05T12:00:00.000000";

  private final String prefix = LocalDatabase.newPrefix();
  private final Database database = LocalDatabase.newTables(prefix);
  private final String ada = user("ada@example.com");
  private final String bob = user("bob@example.com");
  private final String list = list(ada, 2, 1, 1);

  @TempDir private Path directory;

  VerifyTest() {
    put(ITEMS, LocalDatabase.item(list, NOON, "Bread", true));
    put(ITEMS, LocalDatabase.item(list, "2026-01-05T12:00:01.000000", "Milk", false));
    put(GUESTS, LocalDatabase.guest(list, bob));
  }

  private Run verify(String... more) {
    var endpoint = LocalDatabase.endpoint().toString();
    var arguments = Stream.of("verify", "--endpoint", endpoint, "--prefix", prefix);
    return Run.of(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private void put(Table table, Map<String, AttributeValue> row) {
    LocalDatabase.put(database, table, row);
  }

  /** As the service creates one. */
  private String user(String email) {
    var id = newId();
    put(USERS, LocalDatabase.user(id, email));
    put(USERS, Map.of("id", fromS("email#" + email), "user_id", fromS(id)));
    return id;
  }

  private String list(String owner, int items, int done, int guests) {
    var id = newId();
    put(LISTS, row(id, owner, items, done, guests));
    return id;
  }

  private static Map<String, AttributeValue> row(
      String id, String owner, int items, int done, int guests) {
    var row = new HashMap<>(LocalDatabase.list(id, owner, "Groceries"));
    row.put("item_count", fromN(String.valueOf(items)));
    row.put("done_count", fromN(String.valueOf(done)));
    row.put("guest_count", fromN(String.valueOf(guests)));
    return row;
  }

  /** The row of the list, with something more. */
  private void change(String name, AttributeValue value) {
    var row = row(list, ada, 2, 1, 1);
    row.put(name, value);
    put(LISTS, row);
  }

  /** What is in all tables. */
  private List<Map<String, AttributeValue>> everything() {
    return Stream.of(Table.values())
        .flatMap(table -> LocalDatabase.rows(database, table).stream())
        .sorted(Comparator.comparing(row -> new TreeMap<>(row).toString()))
        .toList();
  }

  private Map<String, AttributeValue> rowOf(String listId) {
    return LocalDatabase.rows(database, LISTS).stream()
        .filter(row -> row.get("id").s().equals(listId))
        .findFirst()
        .orElseThrow();
  }

  private List<String> counters(String listId) {
    return Counters.NAMES.stream().map(name -> rowOf(listId).get(name).n()).toList();
  }

  private static void assertFound(Run run, String heading, String... lines) {
    assertThat(run.errors()).isEmpty();
    assertThat(run.lines().subList(1, run.lines().size()))
        .containsExactlyElementsOf(
            Stream.of(
                    Stream.of(heading + ": " + lines.length),
                    Stream.of(lines).sorted().map("  "::concat),
                    Stream.of("Findings: " + lines.length + "."))
                .flatMap(all -> all)
                .toList());
    assertThat(run.code()).isEqualTo(1);
  }

  // What is right

  @Test
  void aSoundDatabaseHasNoFindings() {
    var run = verify();

    assertThat(run.lines().get(0))
        .matches("Read 4 rows of users, 1 of lists, 2 of items, 1 of guests in .* a second\\.");
    assertThat(run.lines().get(1)).isEqualTo("Nothing wrong was found.");
    assertThat(run.lines()).hasSize(2);
    assertThat(run.code()).isZero();
  }

  @Test
  void aDatabaseOfTheTutorialsScriptLacksOnlyWhatTheScriptNeverKept() {
    var tables = LocalDatabase.newPrefix();
    fillAsTheScriptDoes(LocalDatabase.newTables(tables), 50, 3);

    var run =
        Run.of("verify", "--endpoint", LocalDatabase.endpoint().toString(), "--prefix", tables);

    assertThat(run.lines().subList(1, run.lines().size()))
        .containsExactly(
            "150 lists keep no counters and 50 addresses are not reserved: the script that wrote"
                + " them never kept those; the service counts and looks them up itself.",
            "Nothing wrong was found except the counters and addresses that the script never"
                + " kept.");
    assertThat(run.code()).isZero();
  }

  private static void fillAsTheScriptDoes(Database tables, int users, int listsEach) {
    var ids = IntStream.range(0, users).mapToObj(i -> newId()).toList();
    for (var i = 0; i < users; i++) {
      var user = LocalDatabase.user(ids.get(i), "User" + i + "@example.com");
      LocalDatabase.put(tables, USERS, user);
      for (var j = 0; j < listsEach; j++) {
        var id = newId();
        LocalDatabase.put(tables, LISTS, LocalDatabase.list(id, ids.get(i), "List " + j));
        LocalDatabase.put(tables, ITEMS, LocalDatabase.item(id, NOON, "Item", j == 0));
        var guest = LocalDatabase.guest(id, ids.get((i + 1) % users));
        LocalDatabase.put(tables, GUESTS, guest);
      }
    }
  }

  @Test
  void aListUnderDeletionForLessThanAnHourIsLeftAlone() {
    change("under_deletion", fromBool(true));
    var row = row(list, ada, 9, 9, 9);
    row.put("under_deletion", fromBool(true));
    row.put("deletion_began_at", fromS(Instant.now().minus(Duration.ofMinutes(59)).toString()));
    put(LISTS, row);

    var run = verify();

    assertThat(run.lines().get(1)).isEqualTo("Nothing wrong was found.");
    assertThat(run.code()).isZero();
  }

  // What is wrong

  @Test
  void itemsAndGuestsOfAListThatDoesNotExistAreFound() {
    var gone = newId();
    put(ITEMS, LocalDatabase.item(gone, NOON, "Bread", false));
    put(GUESTS, LocalDatabase.guest(gone, bob));

    assertFound(
        verify(),
        "Items and guests of lists that do not exist",
        "items list_id=" + gone + " datetime=" + NOON + ": there is no such list",
        "guests list_id=" + gone + " user_id=" + bob + ": there is no such list");
  }

  @ParameterizedTest
  @CsvSource({
    "item_count, 3, 'item_count is 3, there are 2 items'",
    "done_count, 0, 'done_count is 0, there is 1 done item'",
    "guest_count, -1, 'guest_count is -1, there is 1 guest'",
    "guest_count, 1.5, 'guest_count is 1.5, there is 1 guest'",
  })
  void aCounterThatIsNotTheCountOfTheRowsIsFound(String name, String kept, String words) {
    change(name, fromN(kept));

    assertFound(
        verify(), "Counters that are not the count of the rows", "lists id=" + list + ": " + words);
  }

  @Test
  void aListThatKeepsOnlySomeCountersIsFound() {
    var row = row(list, ada, 2, 1, 1);
    row.remove("done_count");
    put(LISTS, row);

    assertFound(
        verify(),
        "Counters that are not the count of the rows",
        "lists id=" + list + ": done_count is missing, there is 1 done item");
  }

  @Test
  void anOwnerWhoIsAGuestIsFound() {
    put(GUESTS, LocalDatabase.guest(list, ada));
    change("guest_count", fromN("2"));

    assertFound(
        verify(),
        "Owners who are guests of their own list",
        "guests list_id=" + list + " user_id=" + ada + ": the owner is a guest");
  }

  @Test
  void anAddressThatTwoUsersHaveIsFoundInWhateverCase() {
    var other = newId();
    put(USERS, LocalDatabase.user(other, "ADA@example.com "));
    var ids = Stream.of(ada, other).sorted().toList();

    assertFound(
        verify(),
        "Addresses that several users have",
        "users email=ada@example.com: 2 users have it: id=%s, id=%s"
            .formatted(ids.get(0), ids.get(1)));
  }

  /** As an earlier version of the service wrote it: neither the user nor its address is wrong. */
  @Test
  void anAddressThatWasReservedInAnotherSpellingIsNoFinding() {
    user("rene\u0301@example.com");

    assertThat(verify().code()).isZero();
  }

  @Test
  void anAddressThatTwoUsersHaveInTwoSpellingsIsFound() {
    var one = user("rene\u0301@example.com");
    var other = user("ren\u00e9@example.com");
    var ids = Stream.of(one, other).sorted().toList();

    assertFound(
        verify(),
        "Addresses that several users have",
        "users email=ren\u00e9@example.com: 2 users have it: id=%s, id=%s"
            .formatted(ids.get(0), ids.get(1)));
  }

  @Test
  void aReservationForNobodyIsFound() {
    var nobody = newId();
    put(USERS, Map.of("id", fromS("email#eve@example.com"), "user_id", fromS(nobody)));

    assertFound(
        verify(),
        "Reservations of addresses that are not their user's",
        "users id=email#eve@example.com: it is for " + nobody + ", who is no user");
  }

  @Test
  void aReservationForTheWrongUserIsFound() {
    put(USERS, Map.of("id", fromS("email#ada@example.com"), "user_id", fromS(bob)));

    assertFound(
        verify(),
        "Reservations of addresses that are not their user's",
        "users id=email#ada@example.com: it is for %s, whose address is bob@example.com"
            .formatted(bob));
  }

  @Test
  void aReservationThatDoesNotSayForWhomIsFound() {
    put(USERS, Map.of("id", fromS("email#ada@example.com")));

    assertFound(
        verify(),
        "Reservations of addresses that are not their user's",
        "users id=email#ada@example.com: it does not say for whom (user_id)");
  }

  // Subjects

  private static final String SUBJECTS = "Subjects and users that do not name each other";

  private void link(String key, String user) {
    put(
        USERS,
        Map.of(
            "id", fromS(key),
            "user_id", fromS(user),
            "issuer", fromS("https://issuer.example.com"),
            "subject", fromS("4711")));
  }

  private void linked(String user, String email, String key) {
    var row = new HashMap<>(LocalDatabase.user(user, email));
    row.put("identity", fromS(key));
    put(USERS, row);
  }

  @Test
  void aUserWhoSignedInIsFineAlsoWithoutAnAddress() {
    link("identity#1", ada);
    linked(ada, "ada@example.com", "identity#1");
    var former = newId();
    link("identity#2", former);
    put(USERS, Map.of("id", fromS(former), "identity", fromS("identity#2")));
    put(GUESTS, LocalDatabase.guest(list, former));
    change("guest_count", fromN("2"));

    var run = verify();

    assertThat(run.errors()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.output()).doesNotContain("identity#", former);
  }

  @Test
  void aSubjectOfNobodyIsFound() {
    var nobody = newId();
    link("identity#1", nobody);

    assertFound(
        verify(), SUBJECTS, "users id=identity#1: it links to " + nobody + ", who is no user");
  }

  @Test
  void aSubjectThatDoesNotSayToWhomItBelongsIsFound() {
    put(USERS, Map.of("id", fromS("identity#1")));

    assertFound(verify(), SUBJECTS, "users id=identity#1: it does not say to whom (user_id)");
  }

  @Test
  void aSubjectOfAUserWhoSignsInByAnotherOrNoneIsFound() {
    link("identity#1", ada);

    assertFound(
        verify(),
        SUBJECTS,
        "users id=identity#1: it links to " + ada + ", who does not sign in by it");
  }

  @Test
  void aUserWhoseSubjectIsNotThereIsFound() {
    linked(ada, "ada@example.com", "identity#1");

    assertFound(
        verify(),
        SUBJECTS,
        "users id="
            + ada
            + ": it names identity#1, which is not there, so that nobody signs in as this user");
  }

  @Test
  void twoUsersOfOneSubjectAreFound() {
    link("identity#1", ada);
    linked(ada, "ada@example.com", "identity#1");
    linked(bob, "bob@example.com", "identity#1");

    assertFound(
        verify(), SUBJECTS, "users id=" + bob + ": it names identity#1, which links to " + ada);
  }

  @Test
  void aListUnderDeletionForMoreThanAnHourIsFound() {
    var began = Instant.now().minus(Duration.ofMinutes(61)).toString();
    var row = row(list, ada, 9, 9, 9);
    row.put("under_deletion", fromBool(true));
    row.put("deletion_began_at", fromS(began));
    put(LISTS, row);

    assertFound(
        verify(),
        "Lists under deletion for more than an hour",
        "lists id=%s: it is under deletion since %s; deleteList of its owner finishes that"
            .formatted(list, began));
  }

  @Test
  void aListUnderDeletionThatDoesNotSaySinceWhenIsFound() {
    change("under_deletion", fromBool(true));

    assertFound(
        verify(),
        "Lists under deletion for more than an hour",
        "lists id=%s: it is under deletion and does not say since when; deleteList of its owner finishes that"
            .formatted(list));
  }

  @Test
  void aGuestWhoIsNoUserIsFound() {
    var nobody = newId();
    put(GUESTS, LocalDatabase.guest(list, nobody));
    change("guest_count", fromN("2"));

    assertFound(
        verify(),
        "Owners and guests who are not among the users",
        "guests list_id=" + list + " user_id=" + nobody + ": there is no such user");
  }

  @Test
  void anOwnerWhoIsNoUserIsFound() {
    var nobody = newId();
    change("user_id", fromS(nobody));

    assertFound(
        verify(),
        "Owners and guests who are not among the users",
        "lists id=" + list + ": its owner " + nobody + " is no user");
  }

  @Test
  void rowsOfWhichAPartIsMissingAreFound() {
    put(LISTS, Map.of("id", fromS("half"), "item_count", fromN("1")));
    put(USERS, Map.of("id", fromS("half")));
    put(ITEMS, Map.of("list_id", fromS(list), "datetime", fromS("x"), "done", fromBool(false)));
    change("item_count", fromN("3"));

    assertFound(
        verify(),
        "Rows of which a part is missing",
        "lists id=half: it has no owner (user_id)",
        "users id=half: it has no address (email)",
        "items list_id=" + list + " datetime=x: it has no description");
  }

  @Test
  void moreLinesThanTheLimitAreCounted() {
    var gone = newId();
    IntStream.range(0, 5)
        .forEach(i -> put(ITEMS, LocalDatabase.item(gone, NOON + i, "Bread", false)));

    var run = verify("--limit", "2");

    assertThat(run.lines().get(1)).isEqualTo("Items and guests of lists that do not exist: 5");
    assertThat(run.lines().get(4)).isEqualTo("  and 3 more; --limit shows more");
    assertThat(run.lines().get(5)).isEqualTo("Findings: 5.");
    assertThat(run.lines()).hasSize(6);
  }

  // What is mended

  @Test
  void nothingIsChangedWithoutYesWhereNobodyCanBeAsked() {
    change("item_count", fromN("3"));
    put(ITEMS, LocalDatabase.item("gone", NOON, "Bread", false));
    var before = everything();

    var run = verify("--repair");

    assertThat(run.lines().subList(6, run.lines().size()))
        .containsExactly(
            "--repair would make 2 changes:",
            "  delete 1 row of the list gone, which does not exist",
            "  set item_count=2, done_count=1, guest_count=1 in lists id=" + list,
            "Nothing was changed: give --yes to have it done.");
    assertThat(run.code()).isEqualTo(1);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void repairSetsTheCountersRightAndRemovesOrphans() {
    var before = everything();
    put(LISTS, row(list, ada, 7, 0, -3));
    IntStream.range(0, 250)
        .forEach(i -> put(ITEMS, LocalDatabase.item("gone", NOON + i, "Bread", false)));
    put(GUESTS, LocalDatabase.guest("gone", bob));

    var run = verify("--repair", "--yes", "--export", directory.resolve("rows").toString());

    assertThat(run.output())
        .contains("delete 251 rows of the list gone, which does not exist")
        .contains("Made 2 of 2 changes.")
        .contains("Looked again: nothing wrong is left.");
    assertThat(run.code()).isZero();
    assertThat(counters(list)).containsExactly("2", "1", "1");
    assertThat(everything()).hasSameSizeAs(before);
    assertThat(verify().code()).isZero();
  }

  @Test
  void repairBeginsTheCountersThatTheScriptNeverKept() {
    put(LISTS, LocalDatabase.list(list, ada, "From the script"));

    var run = verify("--repair", "--yes");

    assertThat(run.output())
        .contains("begin item_count=2, done_count=1, guest_count=1 in lists id=" + list)
        .contains("Made 1 of 1 change.");
    assertThat(run.code()).isZero();
    assertThat(counters(list)).containsExactly("2", "1", "1");
  }

  @Test
  void repairLeavesAloneWhatOnlyAPersonCanDecide() {
    put(GUESTS, LocalDatabase.guest(list, ada));
    var before = everything();
    change("guest_count", fromN("5"));

    var run = verify("--repair", "--yes");

    assertThat(run.output())
        .contains("set item_count=2, done_count=1, guest_count=2 in")
        .contains("Made 1 of 1 change.")
        .contains("Looked again: findings left: 1.");
    assertThat(run.code()).isEqualTo(1);
    assertThat(counters(list)).containsExactly("2", "1", "2");
    assertThat(everything()).hasSameSizeAs(before);
  }

  @Test
  void repairHasNothingToDoWhereAllIsRight() {
    var before = everything();

    var run = verify("--repair", "--yes");

    assertThat(run.lines().get(2)).isEqualTo("There is nothing that --repair would mend.");
    assertThat(run.code()).isZero();
    assertThat(everything()).isEqualTo(before);
  }

  // How much is read

  @ParameterizedTest
  @CsvSource({"1", "3", "8"})
  void allPagesOfAllSegmentsAreRead(int threads) {
    var big = "x".repeat(100_000);
    var other = list(ada, 30, 0, 0);
    IntStream.range(0, 30)
        .forEach(i -> put(ITEMS, LocalDatabase.item(other, NOON + i, big, false)));
    IntStream.range(0, 30)
        .mapToObj(i -> list(bob, 1, 0, 0))
        .forEach(id -> put(ITEMS, LocalDatabase.item(id, NOON, big, false)));

    var run = verify("--threads", String.valueOf(threads));

    assertThat(run.output()).contains(" 32 of lists, 62 of items,");
    assertThat(run.code()).isZero();
  }

  @Test
  void allPagesOfOneListAreCountedWhenItIsLookedAtAgain() {
    var other = list(ada, 31, 0, 0);
    IntStream.range(0, 30)
        .mapToObj(i -> LocalDatabase.item(other, NOON + i, "x".repeat(100_000), false))
        .forEach(row -> put(ITEMS, row));

    assertFound(
        verify(),
        "Counters that are not the count of the rows",
        "lists id=" + other + ": item_count is 31, there are 30 items");
  }

  // What cannot be done

  @ParameterizedTest
  @CsvSource({
    "--threads=0, '--threads has to be between 1 and 1000, not 0.'",
    "--limit=0, '--limit has to be 1 or more, not 0.'",
    "--yes, --yes goes with --repair.",
  })
  void optionsThatMakeNoSenseAreRefused(String option, String words) {
    var run = verify(option);

    assertThat(run.errors().strip()).isEqualTo(words);
    assertThat(run.code()).isEqualTo(2);
  }
}
