package org.guestlist.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.guestlist.LocalDatabase;
import org.guestlist.model.Subject;
import org.guestlist.model.User;
import org.guestlist.store.Callers;
import org.guestlist.store.Store;
import org.guestlist.store.dynamodb.LocalStore;
import org.guestlist.store.memory.MemoryStore;
import org.guestlist.testing.Database;
import org.guestlist.testing.Invariants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** As whom subjects sign in, over both stores. */
class SignInTest {
  private static final String PREFIX = "signin_";
  private static final Database DATABASE = new Database(PREFIX);
  private static final Store TABLES = LocalStore.withTables(PREFIX, LocalDatabase.client());
  private static final Input INPUT =
      new Input(
          new SmallRyeConfigBuilder()
              .withMapping(Limits.class)
              .build()
              .getConfigMapping(Limits.class));
  private static final int CALLERS = 8;

  private static Stream<Store> stores() {
    return Stream.of(TABLES, new MemoryStore());
  }

  @AfterAll
  static void theRowsAreWhole() {
    assertThat(Invariants.in(DATABASE).findings()).isEmpty();
  }

  private static SignIn over(Store store) {
    return new SignIn(
        store,
        new UserService(store, INPUT, new LookupLimit(0, Ticker.systemTicker())),
        INPUT,
        new LocalStore.Patience());
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }

  private static Optional<User> user(Store store, Subject subject, String email) {
    return await(over(store).user(subject, email, true, Optional.empty()));
  }

  private static User signIn(Store store, Subject subject, String email) {
    return user(store, subject, email).orElseThrow();
  }

  private static Subject newSubject() {
    return new Subject("https://issuer.example.com", UUID.randomUUID().toString());
  }

  private static String newAddress() {
    return "u" + UUID.randomUUID() + "@example.com";
  }

  private static User newUser(Store store) {
    var user = new User(UUID.randomUUID().toString(), newAddress());
    assertThat(await(store.createUser(user))).isTrue();
    return user;
  }

  @ParameterizedTest
  @MethodSource("stores")
  void aSubjectIsOneUserWhateverItsAddress(Store store) {
    var subject = newSubject();
    var email = newAddress();

    var user = signIn(store, subject, email);

    assertThat(user.email()).isEqualTo(email);
    assertThat(signIn(store, subject, email)).isEqualTo(user);
    assertThat(signIn(store, subject, newAddress())).isEqualTo(user);
    assertThat(signIn(store, subject, newUser(store).email())).isEqualTo(user);
  }

  @ParameterizedTest
  @MethodSource("stores")
  void aUserOfBeforeIsLinkedByTheAddressOnce(Store store) {
    var before = newUser(store);
    var first = newSubject();

    assertThat(signIn(store, first, before.email().toUpperCase(Locale.ROOT))).isEqualTo(before);
    assertThat(signIn(store, newSubject(), before.email()).id()).isNotEqualTo(before.id());
    assertThat(signIn(store, first, before.email()).id()).isEqualTo(before.id());
  }

  @ParameterizedTest
  @MethodSource("stores")
  void whoGetsAnAddressThatSomebodySignedInWithIsAnotherUserAndIsFoundByIt(Store store) {
    var email = newAddress();
    var former = newSubject();
    var successor = newSubject();
    var old = signIn(store, former, email);

    var user = signIn(store, successor, email);

    assertThat(user.id()).isNotEqualTo(old.id());
    assertThat(user.email()).isEqualTo(email);
    assertThat(signIn(store, former, email)).isEqualTo(new User(old.id(), null));
    assertThat(signIn(store, successor, email)).isEqualTo(user);
    assertThat(await(store.userByEmail(email))).contains(user);
  }

  @ParameterizedTest
  @MethodSource("stores")
  void withoutRegistrationOnlyAUserOfBeforeIsLinked(Store store) {
    var before = newUser(store);
    var closed = over(store);

    assertThat(await(closed.user(newSubject(), newAddress(), false, Optional.empty()))).isEmpty();
    assertThat(await(closed.user(newSubject(), before.email(), false, Optional.empty())))
        .contains(before);
    assertThat(await(closed.user(newSubject(), before.email(), false, Optional.empty()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void anIdOfBeforeIsOnlyAGuess(Store store) {
    var subject = newSubject();
    var email = newAddress();
    var other = newUser(store);
    var user = signIn(store, subject, email);

    for (var guess : Stream.of(user.id(), other.id(), "nobody").toList()) {
      assertThat(await(over(store).user(subject, email, false, Optional.of(guess)))).contains(user);
    }
    assertThat(await(over(store).user(newSubject(), email, false, Optional.of(user.id()))))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void firstSignInsOfOneSubjectAtOnceAreOneUser(Store store) {
    var unknown = newAddress();
    var before = newUser(store);
    for (var email : Stream.of(unknown, before.email()).toList()) {
      var subject = newSubject();

      var users = Callers.atOnce(CALLERS, i -> signIn(store, subject, email));

      assertThat(Set.copyOf(users)).hasSize(1);
    }
    assertThat(await(store.account(before.id())).orElseThrow().linked()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void firstSignInsWithOneAddressAtOnceAreAsManyUsersOfWhomOneHasIt(Store store) {
    var before = newUser(store);

    var users = Callers.atOnce(CALLERS, i -> signIn(store, newSubject(), before.email()));

    assertThat(users.stream().map(User::id)).doesNotHaveDuplicates().contains(before.id());
    var ids = Set.copyOf(users.stream().map(User::id).toList());
    assertThat(await(store.users(ids)).values().stream().filter(u -> u.email() != null))
        .singleElement()
        .isEqualTo(await(store.userByEmail(before.email())).orElseThrow());
  }

  // Rows of other programs, and rows that are gone

  @Test
  void aRowOfAnotherProgramIsLinkedAndItsAddressKept() {
    var id = UUID.randomUUID().toString();
    var email = "Old" + newAddress();
    put(Map.of("id", text(id), "email", text(email), "note", text("theirs")));
    var subject = newSubject();

    assertThat(signIn(TABLES, subject, email)).isEqualTo(new User(id, email));

    assertThat(signIn(TABLES, subject, newAddress()).id()).isEqualTo(id);
    assertThat(signIn(TABLES, newSubject(), email).id()).isNotEqualTo(id);
    assertThat(row(id)).containsEntry("note", text("theirs")).doesNotContainKey("email");
  }

  @Test
  void aUserWhoseRowIsGoneIsNobodyAndLeavesTheSubjectAndTheAddressFree() {
    var subject = newSubject();
    var email = newAddress();
    var gone = signIn(TABLES, subject, email);
    delete(gone.id());

    assertThat(await(over(TABLES).user(subject, email, false, Optional.of(gone.id())))).isEmpty();
    var user = signIn(TABLES, subject, email);

    assertThat(user.id()).isNotEqualTo(gone.id());
    assertThat(signIn(TABLES, subject, email)).isEqualTo(user);
    assertThat(row("email#" + email)).containsEntry("user_id", text(user.id()));
  }

  @Test
  void anAddressThatIsKeptForAUserWithAnotherOneIsKeptForNobody() {
    var other = signIn(TABLES, newSubject(), newAddress());
    var email = newAddress();
    put(Map.of("id", text("email#" + email), "user_id", text(other.id())));

    var user = signIn(TABLES, newSubject(), email);

    assertThat(user.id()).isNotEqualTo(other.id());
    assertThat(await(TABLES.users(Set.of(other.id())))).containsEntry(other.id(), other);
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static void put(Map<String, AttributeValue> row) {
    LocalDatabase.client().putItem(p -> p.tableName(PREFIX + "users").item(row)).join();
  }

  private static void delete(String id) {
    LocalDatabase.client()
        .deleteItem(d -> d.tableName(PREFIX + "users").key(Map.of("id", text(id))))
        .join();
  }

  private static Map<String, AttributeValue> row(String id) {
    return DATABASE.rows("users").stream()
        .filter(row -> row.get("id").s().equals(id))
        .findFirst()
        .orElse(Map.of());
  }
}
