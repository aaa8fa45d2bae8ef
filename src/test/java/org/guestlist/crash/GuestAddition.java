package org.guestlist.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.guestlist.crash.Witnesses.Shown;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Answers;
import org.guestlist.testing.Operations;

/** The first guest of a list: counted, or not there at all. */
record GuestAddition(String listId) implements Interrupted {

  static GuestAddition prepared(Operations owner) {
    return new GuestAddition(owner.createList("Gets a guest").data("createList.id"));
  }

  @Override
  public Answer send(Operations owner) {
    return owner.addGuestByEmail(listId, Witnesses.GUEST, "VIEWER");
  }

  @Override
  public Stage check(Optional<Answer> answer, Witnesses witnesses) {
    var scene = witnesses.look(listId);
    var guests = scene.rows().guests().size();
    assertThat(guests).isIn(0, 1);
    assertThat(scene.rows().findings()).isEmpty();
    assertThat(scene.bySurvivor()).contains(new Shown(0, guests));
    assertThat(scene.bySuccessor()).contains(new Shown(0, guests));
    answer.ifPresent(
        told -> {
          assertThat(told.<String>data("addGuest.access")).isEqualTo("VIEWER");
          assertThat(guests).isEqualTo(1);
        });
    isAddedOnce(guests, witnesses);
    return stage(answer, guests);
  }

  private void isAddedOnce(int guests, Witnesses witnesses) {
    var again = send(witnesses.successorsOwner());

    assertThat(Answers.succeeded(again)).isEqualTo(guests == 0);
    assertThat(again.failedWith("ALREADY_EXISTS")).isEqualTo(guests == 1);
    assertThat(Witnesses.show(witnesses.survivor(), Witnesses.GUEST, listId))
        .contains(new Shown(0, 1));
  }

  private static Stage stage(Optional<Answer> answer, int guests) {
    if (answer.isPresent()) {
      return Stage.ANSWERED;
    }
    return guests == 0 ? Stage.NOT_BEGUN : Stage.NOT_ANSWERED;
  }
}
