package org.guestlist.service;

import java.util.List;
import java.util.SplittableRandom;

/**
 * One operation of somebody, whose numbers name things without knowing their ids: the so manieth
 * user, the so manieth list that was created, the so manieth item of it.
 *
 * @param value what a text or a number is made of
 */
record Step(Operation operation, int who, int list, int item, int other, int value) {
  private static final int USERS = World.USERS;
  private static final int NUMBERS = 1 << 10;

  /** What people do, each as often as it stands here. */
  private static final List<Operation> MIX =
      List.of(
          Operation.CREATE_LIST,
          Operation.RENAME_LIST,
          Operation.DELETE_LIST,
          Operation.LIST,
          Operation.LISTS,
          Operation.LISTS,
          Operation.ADD_GUEST,
          Operation.ADD_GUEST,
          Operation.ADD_GUEST_BY_ADDRESS,
          Operation.SET_ACCESS,
          Operation.REMOVE_GUEST,
          Operation.GUESTS,
          Operation.CREATE_ITEM,
          Operation.CREATE_ITEM,
          Operation.CREATE_ITEMS,
          Operation.TICK_ITEM,
          Operation.TICK_ITEM,
          Operation.UNTICK_ITEM,
          Operation.RENAME_ITEM,
          Operation.RENAME_ITEM,
          Operation.DELETE_ITEM,
          Operation.ITEM,
          Operation.ITEMS,
          Operation.ITEMS,
          Operation.USER,
          Operation.USER_BY_ADDRESS,
          Operation.CREATE_USER,
          Operation.READ_ADDRESS);

  /** The operations of the services. */
  enum Operation {
    CREATE_USER,
    USER,
    USER_BY_ADDRESS,
    READ_ADDRESS,
    CREATE_LIST,
    RENAME_LIST,
    DELETE_LIST,
    LIST,
    LISTS,
    ADD_GUEST,
    ADD_GUEST_BY_ADDRESS,
    SET_ACCESS,
    REMOVE_GUEST,
    GUESTS,
    CREATE_ITEM,
    CREATE_ITEMS,
    TICK_ITEM,
    UNTICK_ITEM,
    RENAME_ITEM,
    DELETE_ITEM,
    ITEM,
    ITEMS
  }

  static Step random(SplittableRandom random) {
    return new Step(
        MIX.get(random.nextInt(MIX.size())),
        random.nextInt(USERS),
        random.nextInt(NUMBERS),
        random.nextInt(NUMBERS),
        random.nextInt(USERS + 1),
        random.nextInt(NUMBERS));
  }

  /** As it stands in a test that keeps it. */
  String source() {
    return "new Step(Operation.%s, %d, %d, %d, %d, %d)"
        .formatted(operation, who, list, item, other, value);
  }
}
