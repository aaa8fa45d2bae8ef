package org.guestlist.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.guestlist.model.Subject;
import org.guestlist.model.User;
import org.junit.jupiter.api.Test;

class KnownUsersTest {
  private static final Subject ADA = new Subject("issuer", "ada");
  private static final User USER = new User("1", "ada@example.com");

  private final AtomicLong now = new AtomicLong();
  private final KnownUsers known = new KnownUsers(now::get);
  private final List<Optional<String>> lookups = new ArrayList<>();
  private Uni<Optional<User>> answer = Uni.createFrom().item(Optional.of(USER));

  private Optional<User> find(Subject subject) {
    return known
        .bySubject(
            subject,
            before -> {
              lookups.add(before);
              return answer;
            })
        .await()
        .indefinitely();
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void whoWasLookedUpInTheLastMinuteIsNotLookedUpAgain() {
    assertThat(find(ADA)).contains(USER);
    pass(KnownUsers.FRESH.minusNanos(1));
    assertThat(find(ADA)).contains(USER);
    assertThat(lookups).hasSize(1);

    pass(KnownUsers.REMEMBERED);
    assertThat(find(ADA)).contains(USER);
    assertThat(lookups).containsExactly(Optional.empty(), Optional.of(USER.id()));
  }

  @Test
  void whoKeepsCallingIsLookedUpBesideTheCallsOnceAMinute() {
    find(ADA);
    answer = Uni.createFrom().nothing();
    pass(KnownUsers.FRESH);

    assertThat(find(ADA)).contains(USER);
    assertThat(find(ADA)).contains(USER);

    assertThat(lookups).hasSize(2);
  }

  @Test
  void aUserWhoIsGoneIsGoneAfterAMinuteForThoseWhoKeepCalling() {
    find(ADA);
    answer = Uni.createFrom().item(Optional.empty());

    var calls = 0;
    while (find(ADA).isPresent()) {
      calls++;
      assertThat(calls).isLessThanOrEqualTo(60);
      pass(Duration.ofSeconds(1));
    }

    assertThat(calls).isBetween(45, 60);
    assertThat(find(ADA)).isEmpty();
  }

  @Test
  void aLookUpBesideTheCallsThatFailsOrStallsDoesNotMakeTheMinuteLonger() {
    for (Uni<Optional<User>> bad :
        List.of(
            Uni.createFrom().<Optional<User>>nothing(),
            Uni.createFrom().<Optional<User>>failure(new IllegalStateException("no database")))) {
      answer = Uni.createFrom().item(Optional.of(USER));
      find(ADA);
      answer = bad;
      pass(KnownUsers.FRESH);
      assertThat(find(ADA)).contains(USER);
      pass(KnownUsers.REMEMBERED.minus(KnownUsers.FRESH));

      answer = Uni.createFrom().item(Optional.empty());
      assertThat(find(ADA)).isEmpty();
    }
  }

  @Test
  void aLookUpThatTakesLongIsAsOldAsItsBeginning() {
    var slow =
        known.bySubject(
            ADA,
            before -> {
              pass(KnownUsers.REMEMBERED);
              return Uni.createFrom().item(Optional.of(USER));
            });
    assertThat(slow.await().indefinitely()).contains(USER);

    answer = Uni.createFrom().item(Optional.empty());
    assertThat(find(ADA)).isEmpty();
  }

  @Test
  void oneIsNotTheOther() {
    find(ADA);
    answer = Uni.createFrom().item(Optional.empty());

    assertThat(find(new Subject("issuer", "grace"))).isEmpty();
    assertThat(find(new Subject("dev", "ada"))).isEmpty();
    assertThat(find(ADA)).contains(USER);
  }
}
