package org.guestlist.faults;

import io.vertx.core.json.JsonObject;
import java.util.Set;

/**
 * What can happen to a request on its way to DynamoDB and back: the answers are those of the "Error
 * handling" chapter of its developer guide, which an emulator never gives.
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
  /** An index does not know of its last row yet. */
  INDEX_LAGS,
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
   * @param request its body
   */
  boolean befalls(String operation, JsonObject request) {
    return switch (this) {
      case INDEX_LAGS -> request.containsKey("IndexName");
      case CONFLICT -> WRITES.contains(operation);
      case IN_PROGRESS -> TRANSACTION.equals(operation);
      case UNPROCESSED -> BATCHES.contains(operation);
      default -> true;
    };
  }

  /** Whether the request reaches the database all the same, in part at least. */
  public boolean isApplied() {
    return switch (this) {
      case SERVER_ERROR_AFTER, RESET_AFTER, UNPROCESSED, INDEX_LAGS -> true;
      default -> false;
    };
  }
}
