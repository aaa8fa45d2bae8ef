package org.guestlist.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.guestlist.model.Caller;
import org.guestlist.model.DomainException;
import org.guestlist.model.ErrorCode;
import org.guestlist.model.User;
import org.guestlist.store.Callers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookupLimitTest {
  private static final Caller ADA = caller("ada", false);
  private static final int PER_MINUTE = 20;

  /** Begins shortly before the clock overflows. */
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);

  private final LookupLimit limit = new LookupLimit(PER_MINUTE, now::get);

  private static Caller caller(String id, boolean administrator) {
    return new Caller(new User(id, id + "@example.com"), administrator);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private void count(int times) {
    for (var i = 0; i < times; i++) {
      limit.count(ADA);
    }
  }

  private void assertRefused(Duration retryAfter) {
    assertThatThrownBy(() -> limit.count(ADA))
        .isInstanceOfSatisfying(
            DomainException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED);
              assertThat(refusal.details())
                  .containsOnlyKeys("retryAfterMs")
                  .containsEntry("retryAfterMs", retryAfter.toMillis() + 1);
            });
  }

  @Test
  void asManyAsAMinuteHasMayComeAtOnceAndNotOneMore() {
    count(PER_MINUTE);

    assertRefused(Duration.ofSeconds(3));
    assertRefused(Duration.ofSeconds(3));
  }

  @Test
  void oneMoreMayComeWhenTheAnswerSaysSo() {
    count(PER_MINUTE);
    pass(Duration.ofSeconds(3).minusNanos(1));
    assertRefused(Duration.ZERO);

    pass(Duration.ofNanos(1));
    count(1);
    assertRefused(Duration.ofSeconds(3));
  }

  @Test
  void afterAMinuteAllMayComeAgain() {
    count(PER_MINUTE);
    pass(Duration.ofMinutes(1));

    count(PER_MINUTE);
    assertRefused(Duration.ofSeconds(3));
  }

  @Test
  void whoKeepsThePaceIsNeverRefused() {
    for (var i = 0; i < 10 * PER_MINUTE; i++) {
      count(1);
      pass(Duration.ofSeconds(3));
    }
    count(PER_MINUTE);
  }

  @Test
  void eachCallerHasALimitOfItsOwnAndAdministratorsHaveNone() {
    count(PER_MINUTE);
    limit.count(caller("grace", false));
    for (var i = 0; i < 2 * PER_MINUTE; i++) {
      limit.count(caller("ada", true));
    }
    assertRefused(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1_000})
  void ofManyAtOnceAsManyPassAsMay(int perMinute) {
    var some = new LookupLimit(perMinute, now::get);

    var passed =
        Callers.atOnce(
            8,
            caller -> {
              var mine = 0;
              for (var i = 0; i < perMinute; i++) {
                mine += passes(some) ? 1 : 0;
              }
              return mine;
            });

    assertThat(passed.stream().mapToInt(Integer::intValue).sum()).isEqualTo(perMinute);
  }

  private static boolean passes(LookupLimit limit) {
    try {
      limit.count(ADA);
      return true;
    } catch (DomainException refusal) {
      return false;
    }
  }

  @Test
  void zeroIsNoLimit() {
    var none = new LookupLimit(0, now::get);
    for (var i = 0; i < 1_000; i++) {
      none.count(ADA);
    }
    assertThat(passes(none)).isTrue();
  }
}
