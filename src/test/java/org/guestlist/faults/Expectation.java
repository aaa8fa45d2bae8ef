package org.guestlist.faults;

import java.util.Set;

/**
 * What an operation may answer to a fault, by the table of error codes of the public contract.
 *
 * @param codes the code of the error, or OK
 * @param mayStand whether the change may have been made although an error is answered
 * @param mayLack whether the answer may lack what an index does not know yet
 */
record Expectation(Set<String> codes, boolean mayStand, boolean mayLack) {
  static Expectation of(String operation, DatabaseFault fault, boolean lasting) {
    if (fault.kind() == DatabaseFault.Kind.CONDITION) {
      return ofCondition(operation, lasting);
    }
    if (fault.kind() == DatabaseFault.Kind.MISTAKE) {
      return only("INTERNAL");
    }
    if (fault.kind() == DatabaseFault.Kind.DELAY) {
      return ofDelay(operation);
    }
    if (!lasting) {
      return only("OK");
    }
    return switch (fault.kind()) {
      case REFUSAL, NOTHING -> only("THROTTLED");
      case BREAKDOWN -> only("INTERNAL");
      // A row that is written again under its condition tells that it was written before
      case LOST_ANSWER -> new Expectation(Set.of("INTERNAL", "OK"), true, false);
      default -> only("OK");
    };
  }

  /**
   * That somebody was faster means for an address that it is taken; everything else is tried again.
   */
  private static Expectation ofCondition(String operation, boolean lasting) {
    if (operation.equals("Mutation.createUser")) {
      return only("ALREADY_EXISTS");
    }
    return only(lasting ? "THROTTLED" : "OK");
  }

  /**
   * An address that was registered a moment ago, and the lists of somebody: only an index leads to
   * them.
   */
  private static Expectation ofDelay(String operation) {
    if (operation.equals("Mutation.addGuest")) {
      return new Expectation(Set.of("OK", "NOT_FOUND"), false, true);
    }
    var lookUps = Set.of("User.lists", "Query.user", "Query.userByEmail");
    return new Expectation(Set.of("OK"), false, lookUps.contains(operation));
  }

  private static Expectation only(String code) {
    return new Expectation(Set.of(code), false, false);
  }
}
