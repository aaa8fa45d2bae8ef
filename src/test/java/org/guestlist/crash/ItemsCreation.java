package org.guestlist.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.guestlist.crash.Witnesses.Shown;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Operations;

/** Fifty items at once for a list that has some: all are there afterwards, or none of them. */
record ItemsCreation(String listId) implements Interrupted {
  private static final int BEFORE = 2;
  private static final int NEW = 50;

  static ItemsCreation prepared(Operations owner) {
    String listId = owner.createList("Gets items").data("createList.id");
    owner.createItems(listId, BEFORE).data("createItems.id");
    return new ItemsCreation(listId);
  }

  @Override
  public Answer send(Operations owner) {
    return owner.createItems(listId, NEW);
  }

  @Override
  public Stage check(Optional<Answer> answer, Witnesses witnesses) {
    var scene = witnesses.look(listId);
    var items = scene.rows().items().size();
    assertThat(items).isIn(BEFORE, BEFORE + NEW);
    assertThat(scene.rows().findings()).isEmpty();
    assertThat(scene.bySurvivor()).contains(new Shown(items, 0));
    assertThat(scene.bySuccessor()).contains(new Shown(items, 0));
    answer.ifPresent(
        told -> {
          assertThat(told.<List<String>>data("createItems.id")).hasSize(NEW);
          assertThat(items).isEqualTo(BEFORE + NEW);
        });
    takesMore(items, witnesses);
    return stage(answer, items);
  }

  private void takesMore(int items, Witnesses witnesses) {
    witnesses.successorsOwner().createItem(listId, "One more").data("createItem.id");
    assertThat(Witnesses.show(witnesses.survivor(), Witnesses.OWNER, listId))
        .contains(new Shown(items + 1, 0));
  }

  private static Stage stage(Optional<Answer> answer, int items) {
    if (answer.isPresent()) {
      return Stage.ANSWERED;
    }
    return items == BEFORE ? Stage.NOT_BEGUN : Stage.NOT_ANSWERED;
  }
}
