package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guestlist.LocalDatabase;
import org.guestlist.store.Callers;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.Connection;
import org.guestlist.testing.Database;
import org.guestlist.testing.Invariants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sixteen callers at once, who all want the same. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
@TestProfile(ConcurrencyTest.OwnTables.class)
class ConcurrencyTest {
  private static final int CALLERS = 16;
  private static final int MOST_ITEMS = 50;
  private static final String PREFIX = "concurrency_";
  private static final Database DATABASE = new Database(PREFIX);

  private Api owner;
  private String list;

  /** Tables that no other test writes to, so that all rows can be checked; and a low limit. */
  public static final class OwnTables implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "guestlist.table-prefix", PREFIX, "guestlist.limits.items", Integer.toString(MOST_ITEMS));
    }
  }

  @BeforeEach
  void createList() {
    owner = Api.asSomebodyNew();
    list = owner.createList("Contended");
  }

  @AfterEach
  void allInvariantsHold() {
    assertThat(Invariants.in(DATABASE).findings()).isEmpty();
  }

  /** Being refused for the crowd is allowed, and says that nothing was written: once more then. */
  private static Answer patiently(Supplier<Answer> call) {
    return Callers.until(
        () -> Optional.of(call.get()).filter(answer -> !answer.failedWith("THROTTLED")));
  }

  /** The answers of all callers, each of whom calls so many times. */
  private static List<Answer> all(int times, IntFunction<Answer> call) {
    return Callers.atOnce(
            CALLERS,
            caller ->
                IntStream.range(0, times)
                    .mapToObj(i -> patiently(() -> call.apply(caller)))
                    .toList())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<Answer> done(List<Answer> answers) {
    return answers.stream().filter(answer -> answer.errors().isEmpty()).toList();
  }

  private static List<String> codes(List<Answer> answers) {
    return answers.stream().filter(a -> !a.errors().isEmpty()).map(Answer::code).toList();
  }

  private int count(String field) {
    return owner.query("list", "{ " + field + " }", "id", list).data("list." + field);
  }

  // Items

  private Answer createItem() {
    return owner.mutate("createItem", "{ id }", "listId", list, "description", "x");
  }

  private Answer createThreeItems() {
    return owner.mutate(
        "createItems", "{ id }", "listId", list, "descriptions", List.of("a", "b", "c"));
  }

  @Test
  void noneOfTheItemsThatAreCreatedAtOnceIsLost() {
    var answers = all(3, caller -> createItem());

    var ids = answers.stream().map(answer -> answer.<String>data("createItem.id")).toList();
    assertThat(ids).hasSize(3 * CALLERS).doesNotHaveDuplicates();
    assertThat(Connection.items(owner, list).walk(100, null))
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(count("itemCount")).isEqualTo(3 * CALLERS);
    assertThat(count("doneCount")).isZero();
  }

  @Test
  void aListTakesItemsUpToTheLimitAndNotOneMoreFromManyCallers() {
    var answers = all(4, caller -> createItem());

    assertThat(done(answers)).hasSize(MOST_ITEMS);
    assertThat(codes(answers)).hasSize(4 * CALLERS - MOST_ITEMS).containsOnly("LIMIT_EXCEEDED");
    assertThat(DATABASE.rowsOf("items", list)).hasSize(MOST_ITEMS);
    assertThat(count("itemCount")).isEqualTo(MOST_ITEMS);
  }

  @Test
  void itemsThatTogetherPassTheLimitAreAllRefusedToManyCallers() {
    var answers = all(2, caller -> createThreeItems());

    var fitting = MOST_ITEMS / 3;
    assertThat(done(answers)).hasSize(fitting);
    assertThat(codes(answers)).hasSize(2 * CALLERS - fitting).containsOnly("LIMIT_EXCEEDED");
    assertThat(DATABASE.rowsOf("items", list)).hasSize(3 * fitting);
    assertThat(count("itemCount")).isEqualTo(3 * fitting);
  }

  // Versions

  private record Seen(int version, boolean done) {}

  private Seen see(String item) {
    Map<String, Object> node = owner.query("item", "{ version done }", "id", item).data("item");
    return new Seen((int) node.get("version"), (boolean) node.get("done"));
  }

  /** One of the callers ticks or unticks, whichever changes something, the next one renames. */
  private Answer change(String item, int caller, Seen seen) {
    if (caller % 2 == 0) {
      return owner.run(
          "mutation($id: ID!, $version: Int) { change: %s(id: $id, expectedVersion: $version) { version } }"
              .formatted(seen.done() ? "untickItem" : "tickItem"),
          "id",
          item,
          "version",
          seen.version());
    }
    return owner.run(
        """
        mutation($id: ID!, $text: String!, $version: Int) {
          change: renameItem(id: $id, description: $text, expectedVersion: $version) { version }
        }""",
        "id",
        item,
        "text",
        UUID.randomUUID().toString(),
        "version",
        seen.version());
  }

  private static List<Integer> versions(List<Answer> answers) {
    return done(answers).stream().map(answer -> answer.<Integer>data("change.version")).toList();
  }

  @Test
  void ofThoseWhoExpectOneVersionExactlyOneWins() {
    var item = owner.createItem(list, "x");
    for (int version = 1; version <= 4; version++) {
      var seen = see(item);
      assertThat(seen.version()).isEqualTo(version);

      var answers = all(1, caller -> change(item, caller, seen));

      assertThat(versions(answers)).containsExactly(version + 1);
      assertThat(codes(answers)).hasSize(CALLERS - 1).containsOnly("VERSION_CONFLICT");
      var current = version + 1;
      assertThat(answers.stream().filter(answer -> !answer.errors().isEmpty()))
          .allMatch(answer -> answer.<Integer>extension("currentVersion") == current);
    }
    assertThat(see(item).version()).isEqualTo(5);
    assertThat(count("doneCount")).isEqualTo(see(item).done() ? 1 : 0);
  }

  @Test
  void everyVersionIsTheWorkOfExactlyOneCaller() {
    var item = owner.createItem(list, "x");

    var answers = all(4, caller -> change(item, caller, see(item)));

    assertThat(codes(answers)).allMatch("VERSION_CONFLICT"::equals);
    var last = see(item).version();
    assertThat(versions(answers))
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(2, last).boxed().toList());
    assertThat(count("doneCount")).isEqualTo(see(item).done() ? 1 : 0);
  }

  @Test
  void changesThatExpectNoVersionAllHappen() {
    var item = owner.createItem(list, "x");

    var answers =
        all(
            2,
            caller ->
                owner.mutate(
                    "renameItem",
                    "{ version }",
                    "id",
                    item,
                    "description",
                    UUID.randomUUID().toString()));

    assertThat(answers.stream().map(answer -> answer.<Integer>data("renameItem.version")))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(2, 1 + 2 * CALLERS).boxed().toList());
    assertThat(see(item).version()).isEqualTo(1 + 2 * CALLERS);
  }

  @Test
  void anItemIsDeletedByExactlyOneCaller() {
    var item = owner.createItem(list, "x");

    var answers = all(1, caller -> owner.mutate("deleteItem", "{ id }", "id", item));

    assertThat(done(answers)).hasSize(1);
    assertThat(codes(answers)).hasSize(CALLERS - 1).containsOnly("NOT_FOUND");
    assertThat(count("itemCount")).isZero();
  }

  // Users

  @Test
  void anAddressIsTakenByExactlyOneCaller() {
    var email = "u" + UUID.randomUUID() + "@example.com";

    var answers =
        all(
            1,
            caller ->
                Api.asAda()
                    .mutate(
                        "createUser",
                        "{ id email }",
                        "email",
                        caller % 2 == 0 ? email : email.toUpperCase(Locale.ROOT)));

    assertThat(done(answers)).hasSize(1);
    assertThat(codes(answers)).hasSize(CALLERS - 1).containsOnly("ALREADY_EXISTS");
    Map<String, String> winner = done(answers).get(0).data("createUser");
    assertThat(winner).containsEntry("email", email);
    assertThat(Api.as(email).id()).isEqualTo(winner.get("id"));
  }

  // Guests

  private Answer add(String userId) {
    return owner.mutate("addGuest", "{ access }", "listId", list, "userId", userId);
  }

  private Answer remove(String userId) {
    return owner.mutate("removeGuest", "{ access }", "listId", list, "userId", userId);
  }

  @Test
  void aUserBecomesAGuestOnce() {
    var email = Api.newUser();
    var id = Api.as(email).id();

    var answers =
        all(
            1,
            caller ->
                caller % 2 == 0
                    ? add(id)
                    : owner.mutate("addGuest", "{ access }", "listId", list, "email", email));

    assertThat(done(answers)).hasSize(1);
    assertThat(codes(answers)).hasSize(CALLERS - 1).containsOnly("ALREADY_EXISTS");
    assertThat(count("guestCount")).isEqualTo(1);
    assertThat(DATABASE.rowsOf("guests", list)).hasSize(1);
  }

  private record Visit(String userId, int by, Answer answer) {}

  @Test
  void guestsWhoComeAndGoAreAllCounted() {
    var users = Stream.generate(Api::asSomebodyNew).limit(4).map(Api::id).toList();

    var visits =
        Callers.atOnce(
                CALLERS, caller -> IntStream.range(0, 4).mapToObj(i -> visit(users)).toList())
            .stream()
            .flatMap(List::stream)
            .toList();

    assertThat(codes(visits.stream().map(Visit::answer).toList()))
        .allMatch(List.of("ALREADY_EXISTS", "NOT_FOUND")::contains);
    var staying = users.stream().filter(user -> 1 == balance(user, visits)).toArray(String[]::new);
    assertThat(users).allMatch(user -> List.of(0, 1).contains(balance(user, visits)));
    assertThat(DATABASE.rowsOf("guests", list).stream().map(row -> row.get("user_id").s()))
        .containsExactlyInAnyOrder(staying);
    assertThat(count("guestCount")).isEqualTo(staying.length);
  }

  private Visit visit(List<String> users) {
    var random = ThreadLocalRandom.current();
    var user = users.get(random.nextInt(users.size()));
    return random.nextBoolean()
        ? new Visit(user, 1, patiently(() -> add(user)))
        : new Visit(user, -1, patiently(() -> remove(user)));
  }

  /** How often a user came, less how often it went, by the answers. */
  private static int balance(String userId, List<Visit> visits) {
    return visits.stream()
        .filter(visit -> visit.userId().equals(userId) && visit.answer().errors().isEmpty())
        .mapToInt(Visit::by)
        .sum();
  }

  // Deletion

  /** The deleted list held exactly what had been confirmed, so that nothing came in afterwards. */
  @Test
  void whatIsAddedWhileTheListGoesIsEitherRefusedOrGoesWithIt() {
    var confirmed = new AtomicInteger();
    var deleting = CALLERS - 1;

    var answers =
        Callers.atOnce(
            CALLERS,
            caller ->
                caller == deleting
                    ? List.of(deleteAfter(confirmed))
                    : addUntilGone(caller, confirmed));

    Map<String, Object> deleted = answers.get(deleting).get(0).data("deleteList");
    var items = done(sublist(answers, 0)).size();
    var guests = done(sublist(answers, 1)).size() - 1;
    assertThat(deleted).isEqualTo(Map.of("items", items, "guests", guests));
    assertThat(codes(answers.stream().flatMap(List::stream).toList()))
        .allMatch(
            List.of("NOT_FOUND", "LIST_UNDER_DELETION", "LIMIT_EXCEEDED", "ALREADY_EXISTS")
                ::contains);
    assertThat(DATABASE.rowsOfList(list)).isZero();
  }

  /** Those with an even number add items, those with an odd one guests. */
  private static List<Answer> sublist(List<List<Answer>> answers, int parity) {
    return IntStream.range(0, answers.size())
        .filter(caller -> caller % 2 == parity)
        .mapToObj(answers::get)
        .flatMap(List::stream)
        .toList();
  }

  private Answer deleteAfter(AtomicInteger confirmed) {
    Callers.until(() -> Optional.of(confirmed.get()).filter(count -> count >= 20));
    return owner.slow(0.1).mutate("deleteList", "{ items guests }", "id", list);
  }

  private List<Answer> addUntilGone(int caller, AtomicInteger confirmed) {
    var answers = new ArrayList<Answer>();
    var guest = caller % 2 == 1 ? Api.asSomebodyNew().id() : "";
    return Callers.until(
        () -> {
          var answer = patiently(() -> guest.isEmpty() ? createItem() : add(guest));
          answers.add(answer);
          if (answer.errors().isEmpty()) {
            confirmed.incrementAndGet();
          }
          return Optional.<List<Answer>>of(answers).filter(a -> answer.failedWith("NOT_FOUND"));
        });
  }
}
