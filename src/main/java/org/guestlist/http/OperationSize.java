package org.guestlist.http;

/**
 * How much one operation, or a part of one, asks for.
 *
 * @param depth fields within fields
 * @param aliases fields that have another name in the answer
 * @param directives wherever they stand
 * @param fields those on the uppermost level
 * @param cost one for each field, times the length of every page that it is on
 * @param introspection whether the schema is asked for
 */
record OperationSize(
    int depth, int aliases, int directives, int fields, long cost, boolean introspection) {
  static final OperationSize NONE = new OperationSize(0, 0, 0, 0, 0, false);

  /** Far above every limit, and far below what overflows. */
  private static final int MANY = 1_000_000_000;

  private static final long MUCH = 1_000_000_000_000L;

  /**
   * Both side by side. Numbers stop growing where no limit can be, as fragments can double them.
   */
  OperationSize and(OperationSize other) {
    return new OperationSize(
        Math.max(depth, other.depth),
        Math.min(MANY, aliases + other.aliases),
        Math.min(MANY, directives + other.directives),
        Math.min(MANY, fields + other.fields),
        Math.min(MUCH, cost + other.cost),
        introspection || other.introspection);
  }

  /** The size of directives. */
  static OperationSize ofDirectives(int number) {
    return new OperationSize(0, 0, number, 0, 0, false);
  }

  /**
   * The size of a field that this is the inside of.
   *
   * @param page how many times the inside is there
   */
  OperationSize inField(boolean alias, int page) {
    return new OperationSize(
        depth + 1,
        Math.min(MANY, aliases + (alias ? 1 : 0)),
        directives,
        1,
        cost > MUCH / page ? MUCH : 1 + page * cost,
        introspection);
  }

  /** The size of a field that shows the schema: how deep it is, is bounded elsewhere. */
  OperationSize asIntrospection() {
    return new OperationSize(1, aliases, directives, fields, cost, true);
  }
}
