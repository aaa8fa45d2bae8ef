package org.guestlist.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.guestlist.LocalDatabase;
import org.guestlist.service.Step.Operation;
import org.guestlist.store.Store;
import org.guestlist.store.dynamodb.LocalStore;
import org.guestlist.store.memory.MemoryStore;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Sequences that once had different answers, or are worth to be played each time. */
class KeptSequencesTest {
  private static final Store STORE = LocalStore.withTables("kept_", LocalDatabase.client());

  private static void plays(List<Step> steps) {
    assertThat(new Sequences(() -> STORE, MemoryStore::new).play(steps)).isEmpty();
  }

  @Test
  void aGuestWhoLeftSeesNothingAndComesBack() {
    plays(
        List.of(
            new Step(Operation.CREATE_LIST, 1, 0, 0, 0, 2),
            new Step(Operation.ADD_GUEST, 1, 0, 0, 2, 1),
            new Step(Operation.CREATE_ITEM, 2, 0, 0, 0, 2),
            new Step(Operation.REMOVE_GUEST, 2, 0, 0, 2, 0),
            new Step(Operation.LISTS, 2, 0, 3, 0, 0),
            new Step(Operation.TICK_ITEM, 2, 0, 0, 0, 34),
            new Step(Operation.ADD_GUEST_BY_ADDRESS, 1, 0, 0, 2, 0),
            new Step(Operation.ITEMS, 2, 0, 2, 0, 0)));
  }

  /** Which lists follow goes by their ids, and these are others each time. */
  @RepeatedTest(5)
  void noPageFollowsThatWouldBeEmpty() {
    plays(
        List.of(
            new Step(Operation.CREATE_LIST, 2, 295, 357, 3, 219),
            new Step(Operation.CREATE_LIST, 0, 607, 36, 0, 452),
            new Step(Operation.CREATE_LIST, 3, 581, 480, 4, 757),
            new Step(Operation.DELETE_ITEM, 1, 707, 273, 1, 901),
            new Step(Operation.ITEM, 3, 441, 285, 1, 160),
            new Step(Operation.ADD_GUEST_BY_ADDRESS, 2, 126, 485, 1, 523),
            new Step(Operation.CREATE_LIST, 3, 64, 417, 3, 591),
            new Step(Operation.ADD_GUEST_BY_ADDRESS, 3, 928, 10, 1, 444),
            new Step(Operation.LISTS, 1, 301, 478, 0, 444)));
  }
}
