package org.guestlist.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.testing.Fault.Manner.FAILED_LATER;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Api;
import org.guestlist.testing.Database;
import org.guestlist.testing.Fault;
import org.guestlist.testing.InterruptibleStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deletions whose process died are finished although nobody asks about them again. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
@TestProfile(RecoveryTest.Interruptible.class)
class RecoveryTest {
  private static final Database DATABASE = Database.withoutPrefix();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject Recovery recovery;

  private Api owner;

  /** A program whose store can be made to fail. */
  public static final class Interruptible implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(InterruptibleStore.class);
    }
  }

  /** Other tests leave unfinished deletions, too. */
  @BeforeEach
  void nothingIsUnfinished() {
    while (recover() > 0) {
      // Until there is none
    }
    owner = Api.asSomebodyNew();
  }

  @AfterEach
  void nothingGoesWrongAnyMore() {
    Fault.disarm();
  }

  private int recover() {
    return recovery.finishDeletions().await().atMost(PATIENCE);
  }

  /** As a process leaves a list that dies in the middle of its deletion. */
  private String cutOff(Duration ago) {
    var list = owner.createList("To go");
    DATABASE.fill(list, 60, 30);
    DATABASE.putUnfinishedDeletion(list, Instant.now().minus(ago));
    for (var table : List.of("items", "guests")) {
      var rows = DATABASE.rowsOf(table, list);
      DATABASE.delete(table, rows.subList(0, rows.size() / 2));
    }
    return list;
  }

  @Test
  void aDeletionThatWasCutOffIsFinishedByTheServiceItself() {
    var list = cutOff(Duration.ofMinutes(2));
    assertThat(DATABASE.rowsOfList(list)).isEqualTo(1 + 30 + 15);

    assertThat(recover()).isEqualTo(1);

    assertThat(DATABASE.rowsOfList(list)).isZero();
    assertThat(recover()).isZero();
  }

  @Test
  void aDeletionThatMayStillBeAtWorkIsLeftAlone() {
    var list = cutOff(Duration.ofSeconds(30));

    assertThat(recover()).isZero();

    assertThat(DATABASE.rowsOfList(list)).isEqualTo(1 + 30 + 15);
    owner.mutate("deleteList", "{ id }", "id", list);
    assertThat(DATABASE.rowsOfList(list)).isZero();
  }

  @Test
  void aListThatIsUnderNoDeletionIsNeverTouched() {
    var list = owner.createList("To stay");
    DATABASE.fill(list, 3, 2);
    cutOff(Duration.ofMinutes(2));

    assertThat(recover()).isEqualTo(1);

    assertThat(DATABASE.rowsOfList(list)).isEqualTo(1 + 3 + 2);
  }

  @Test
  void moreListsThanAreTakenAtATimeAreFinishedInSeveralTimes() {
    var lists = IntStream.range(0, 30).mapToObj(i -> owner.createList("To go " + i)).toList();
    lists.forEach(
        list -> DATABASE.putUnfinishedDeletion(list, Instant.now().minus(Duration.ofHours(1))));

    assertThat(recover()).isEqualTo(25);
    assertThat(recover()).isEqualTo(5);

    assertThat(lists).allSatisfy(list -> assertThat(DATABASE.rowsOfList(list)).isZero());
  }

  @Test
  void aListThatResistsHasItsTurnAgain() {
    var list = cutOff(Duration.ofMinutes(2));
    new Fault("Store.endDeletion(String)", FAILED_LATER, new IllegalStateException("x")).arm();
    assertThat(recover()).isZero();
    assertThat(DATABASE.rowsOfList(list)).isEqualTo(1);
    Fault.disarm();

    assertThat(recover()).isEqualTo(1);

    assertThat(DATABASE.rowsOfList(list)).isZero();
  }
}
