package org.guestlist.crash;

import java.util.Optional;
import org.guestlist.store.Callers;
import org.guestlist.testing.Database;
import org.guestlist.testing.Instance;
import org.guestlist.testing.Operations;

/**
 * Those who can be asked what became of a list when a process died.
 *
 * @param survivor ran before and after
 * @param successor has taken the place of the one that died
 */
record Witnesses(Database database, Instance survivor, Instance successor) {
  static final String OWNER = "ada@example.com";
  static final String GUEST = "edsger@example.com";

  private static final String LIST = "query($id: ID!) { list(id: $id) { itemCount guestCount } }";

  Operations survivorsOwner() {
    return survivor.as(OWNER);
  }

  Operations successorsOwner() {
    return successor.as(OWNER);
  }

  /** What a caller is shown of a list. */
  record Shown(int items, int guests) {}

  /** The rows of a list, and what is shown of it by both, at one moment. */
  record Scene(ListRows rows, Optional<Shown> bySurvivor, Optional<Shown> bySuccessor) {}

  /**
   * What there is once the database has done what the dead process had asked it to: its last
   * requests may have been under way.
   */
  Scene look(String listId) {
    return Callers.until(() -> unmoved(listId));
  }

  private Optional<Scene> unmoved(String listId) {
    var before = ListRows.of(database, listId);
    var scene = new Scene(before, show(survivor, OWNER, listId), show(successor, OWNER, listId));
    return Optional.of(scene).filter(s -> ListRows.of(database, listId).equals(before));
  }

  /** What a person is shown of a list; empty where there is none for it. */
  static Optional<Shown> show(Instance instance, String email, String listId) {
    var answer = instance.run(email, LIST, "id", listId);
    return answer.data("list") == null
        ? Optional.empty()
        : Optional.of(new Shown(answer.data("list.itemCount"), answer.data("list.guestCount")));
  }
}
