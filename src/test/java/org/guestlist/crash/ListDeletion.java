package org.guestlist.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.guestlist.crash.Witnesses.Scene;
import org.guestlist.crash.Witnesses.Shown;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Database;
import org.guestlist.testing.Operations;

/**
 * The deletion of a list of many rows: cut off, it has made the list invisible, and its owner can
 * go on with it.
 *
 * @param isAbandoned whether nobody asks for the list again when its deletion was cut off
 */
record ListDeletion(String listId, boolean isAbandoned) implements Interrupted {
  private static final int ITEMS = 300;
  private static final int GUESTS = 40;

  static ListDeletion prepared(Operations owner, Database database, boolean isAbandoned) {
    String listId = owner.createList("Goes").data("createList.id");
    database.fill(listId, ITEMS, GUESTS);
    return new ListDeletion(listId, isAbandoned);
  }

  @Override
  public Answer send(Operations owner) {
    return owner.deleteList(listId);
  }

  @Override
  public Stage check(Optional<Answer> answer, Witnesses witnesses) {
    var scene = witnesses.look(listId);
    answer.ifPresent(ListDeletion::tellsWhatTheListHeld);
    if (scene.rows().isGone()) {
      isGone(witnesses);
      return answer.isPresent() ? Stage.ANSWERED : Stage.NOT_ANSWERED;
    }
    assertThat(answer).as("answer of a deletion that is not complete").isEmpty();
    if (scene.rows().isUnderDeletion()) {
      isInvisible(scene, witnesses);
      goOn(witnesses);
      return Stage.HALF_WRITTEN;
    }
    isWhole(scene);
    finish(witnesses.survivorsOwner(), witnesses);
    return Stage.NOT_BEGUN;
  }

  private static void tellsWhatTheListHeld(Answer answer) {
    assertThat(answer.<Integer>data("deleteList.items")).isEqualTo(ITEMS);
    assertThat(answer.<Integer>data("deleteList.guests")).isEqualTo(GUESTS);
  }

  private static void isWhole(Scene scene) {
    assertThat(scene.rows().findings()).isEmpty();
    assertThat(scene.rows().items()).hasSize(ITEMS);
    assertThat(scene.rows().guests()).hasSize(GUESTS);
    assertThat(scene.bySurvivor()).contains(new Shown(ITEMS, GUESTS));
    assertThat(scene.bySuccessor()).contains(new Shown(ITEMS, GUESTS));
  }

  private void isInvisible(Scene scene, Witnesses witnesses) {
    assertThat(scene.bySurvivor()).isEmpty();
    assertThat(scene.bySuccessor()).isEmpty();
    assertThat(witnesses.survivorsOwner().createItem(listId, "Late").code())
        .isEqualTo("LIST_UNDER_DELETION");
    assertThat(send(witnesses.successor().as(Witnesses.GUEST)).code()).isEqualTo("NOT_FOUND");
  }

  private void goOn(Witnesses witnesses) {
    if (!isAbandoned) {
      finish(witnesses.successorsOwner(), witnesses);
    }
  }

  /** The owner asks for the deletion again. */
  void finish(Operations owner, Witnesses witnesses) {
    tellsWhatTheListHeld(send(owner));
    isGone(witnesses);
  }

  /** It has left no row behind, and is not found. */
  void isGone(Witnesses witnesses) {
    assertThat(witnesses.database().rowsOfList(listId)).isZero();
    assertThat(send(witnesses.survivorsOwner()).code()).isEqualTo("NOT_FOUND");
    assertThat(send(witnesses.successorsOwner()).code()).isEqualTo("NOT_FOUND");
  }
}
