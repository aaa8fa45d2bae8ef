package org.guestlist.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.store.StoreFixture.await;
import static org.guestlist.store.StoreFixture.eventually;
import static org.guestlist.store.StoreFixture.newId;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.guestlist.model.Account;
import org.guestlist.model.Subject;
import org.guestlist.model.User;
import org.junit.jupiter.api.Test;

/** Which subject signs in as which user, and what becomes of an address that changes hands. */
interface SubjectContract extends StoreFixture {
  String ISSUER = "https://issuer.example.com";
  int CALLERS = 8;

  private static Subject newSubject() {
    return new Subject(ISSUER, newId());
  }

  private static User newUserOf(String email) {
    return new User(newId(), email);
  }

  private Claims claims(Subject subject, String email) {
    return await(store().claims(subject, email));
  }

  private Optional<User> userOf(Subject subject) {
    return await(store().userOf(subject, "somebody else"));
  }

  /** A user who signed in. */
  private User registered(Subject subject) {
    var user = newUserOf(newId() + "@example.com");
    assertThat(await(store().register(claims(subject, user.email()), user))).isTrue();
    return user;
  }

  @Test
  default void nothingIsClaimedByAStranger() {
    var subject = newSubject();
    var email = newId() + "@example.com";

    assertThat(claims(subject, email))
        .isEqualTo(new Claims(subject, email, Claim.FREE, Claim.FREE));
    assertThat(userOf(subject)).isEmpty();
    assertThat(await(store().account(newId()))).isEmpty();
  }

  @Test
  default void aSubjectThatWasRegisteredIsItsUser() {
    var subject = newSubject();
    var user = registered(subject);
    var claim = new Claim(Optional.of(user.id()), Optional.of(new Account(user, true)));

    assertThat(userOf(subject)).contains(user);
    assertThat(await(store().userOf(subject, user.id()))).contains(user);
    assertThat(claims(subject, user.email()))
        .isEqualTo(new Claims(subject, user.email(), claim, claim));
    assertThat(await(store().users(Set.of(user.id())))).containsEntry(user.id(), user);
    eventually(() -> assertThat(await(store().userByEmail(user.email()))).contains(user));
    assertThat(await(store().createUser(newUserOf(user.email())))).isFalse();
  }

  @Test
  default void subjectsOfTwoIssuersAreTwo() {
    var one = new Subject("a", "b c");
    var other = new Subject("a b", "c");
    var user = userOf(one).orElseGet(() -> registered(one));

    assertThat(userOf(one)).contains(user);
    assertThat(userOf(other)).isEmpty();
    assertThat(userOf(new Subject("b", "b c"))).isEmpty();
    assertThat(userOf(new Subject("a", "B C"))).isEmpty();
  }

  @Test
  default void aUserOfBeforeIsLinkedOnce() {
    var user = newUser();
    var first = newSubject();
    var second = newSubject();
    var seenBySecond = claims(second, user.email());

    assertThat(await(store().account(user.id()))).contains(new Account(user, false));
    assertThat(await(store().link(claims(first, user.email()), user))).isTrue();
    assertThat(await(store().link(seenBySecond, user))).isFalse();
    assertThat(await(store().link(claims(second, user.email()), user))).isFalse();

    assertThat(await(store().account(user.id()))).contains(new Account(user, true));
    assertThat(userOf(first)).contains(user);
    assertThat(userOf(second)).isEmpty();
    assertThat(claims(second, user.email()).ofSubject()).isEqualTo(Claim.FREE);
  }

  @Test
  default void aSubjectIsLinkedToOneUser() {
    var subject = newSubject();
    var first = newUser();
    var second = newUser();
    var seenBefore = claims(subject, second.email());
    assertThat(await(store().link(claims(subject, first.email()), first))).isTrue();

    assertThat(await(store().link(seenBefore, second))).isFalse();
    assertThat(await(store().register(seenBefore, newUserOf(second.email())))).isFalse();

    assertThat(userOf(subject)).contains(first);
    assertThat(await(store().account(second.id()))).contains(new Account(second, false));
  }

  @Test
  default void nobodyIsLinkedToAUserWhoIsNotThere() {
    var subject = newSubject();
    var nobody = newUserOf(newId() + "@example.com");

    assertThat(await(store().link(claims(subject, nobody.email()), nobody))).isFalse();

    assertThat(claims(subject, nobody.email()))
        .isEqualTo(new Claims(subject, nobody.email(), Claim.FREE, Claim.FREE));
  }

  @Test
  default void anAddressThatChangesHandsLeavesTheFormerUserWithoutOne() {
    var former = registered(newSubject());
    var successor = newSubject();
    var user = newUserOf(former.email());

    assertThat(await(store().register(claims(successor, former.email()), user))).isTrue();

    var without = new User(former.id(), null);
    assertThat(userOf(successor)).contains(user);
    assertThat(await(store().users(Set.of(former.id())))).containsEntry(former.id(), without);
    assertThat(await(store().account(former.id()))).contains(new Account(without, true));
    eventually(
        () -> {
          assertThat(await(store().userByEmail(former.email()))).contains(user);
          assertThat(PageWalk.walk(100, after -> store().users(100, after)))
              .contains(user)
              .extracting(User::id)
              .doesNotContain(former.id());
        });
  }

  @Test
  default void anAddressIsNotTakenFromAUserWhoNeverSignedIn() {
    var user = newUser();
    var subject = newSubject();

    assertThat(await(store().register(claims(subject, user.email()), newUserOf(user.email()))))
        .isFalse();

    assertThat(await(store().account(user.id()))).contains(new Account(user, false));
    assertThat(userOf(subject)).isEmpty();
  }

  @Test
  default void anAddressThatWasTakenMeanwhileIsNotRegistered() {
    var subject = newSubject();
    var email = newId() + "@example.com";
    var before = claims(subject, email);
    var user = newUserOf(email);
    assertThat(await(store().createUser(user))).isTrue();

    assertThat(await(store().register(before, newUserOf(email)))).isFalse();

    assertThat(userOf(subject)).isEmpty();
    assertThat(claims(subject, email).ofAddress().account()).contains(new Account(user, false));
  }

  @Test
  default void ofManyWhoReadTheSameOneIsWritten() {
    var email = newId() + "@example.com";
    var seen = IntStream.range(0, CALLERS).mapToObj(i -> claims(newSubject(), email)).toList();

    var written =
        Callers.atOnce(
            CALLERS, i -> await(store().register(seen.get(i), newUserOf(email))) ? 1 : 0);

    assertThat(written.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
    assertThat(seen.stream().map(Claims::subject).filter(s -> userOf(s).isPresent())).hasSize(1);
  }
}
