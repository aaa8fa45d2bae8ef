package org.guestlist.faults;

import java.util.Set;

/**
 * What can happen to a request on its way to DynamoDB and back: the answers are those of the "Error
 * handling" chapter of its developer guide, which DynamoDB Local never gives.
 */
public enum ProxyFault {
  THROUGHPUT_EXCEEDED,
  THROTTLING,
  /** A server error of a request that was not applied. */
  SERVER_ERROR_BEFORE,
  /** A server error of a request that was applied. */
  SERVER_ERROR_AFTER,
  /** Another transaction was at one of the rows. */
  CONFLICT,
  /** A transaction of the same token is said to be under way. */
  IN_PROGRESS,
  /** A part of a batch is handed back. */
  UNPROCESSED,
  /** The connection breaks before the request was applied. */
  RESET_BEFORE,
  /** The connection breaks after the request was applied. */
  RESET_AFTER;

  private static final String TRANSACTION = "TransactWriteItems";
  private static final Set<String> WRITES =
      Set.of(TRANSACTION, "PutItem", "UpdateItem", "DeleteItem");
  private static final Set<String> BATCHES = Set.of("BatchGetItem", "BatchWriteItem");

  /**
   * Whether it can happen to a request.
   *
   * @param operation such as {@code PutItem}
   */
  public boolean befalls(String operation) {
    return switch (this) {
      case CONFLICT -> WRITES.contains(operation);
      case IN_PROGRESS -> TRANSACTION.equals(operation);
      case UNPROCESSED -> BATCHES.contains(operation);
      default -> true;
    };
  }

  /** Whether the request reaches the database all the same, in part at least. */
  public boolean isApplied() {
    return switch (this) {
      case SERVER_ERROR_AFTER, RESET_AFTER, UNPROCESSED -> true;
      default -> false;
    };
  }
}
