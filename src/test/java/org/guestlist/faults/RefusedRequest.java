package org.guestlist.faults;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;

/**
 * The answer of DynamoDB to a request that it does not accept.
 *
 * @param status of HTTP
 */
record RefusedRequest(int status, JsonObject body) {
  private static final String TYPE = "com.amazonaws.dynamodb.v20120810#";

  /** The one that a fault stands for. */
  static RefusedRequest of(ProxyFault fault, JsonObject request) {
    return switch (fault) {
      case THROUGHPUT_EXCEEDED ->
          refusal(TYPE + "ProvisionedThroughputExceededException", "The level was exceeded.");
      case THROTTLING ->
          refusal("com.amazon.coral.availability#ThrottlingException", "Rate exceeded.");
      case CONFLICT -> conflict(request);
      case IN_PROGRESS ->
          refusal(TYPE + "TransactionInProgressException", "The transaction is in progress.");
      case SERVER_ERROR_BEFORE, SERVER_ERROR_AFTER ->
          new RefusedRequest(500, error(TYPE + "InternalServerError", "Internal server error"));
      default -> throw new IllegalArgumentException(fault + " is no refusal");
    };
  }

  private static RefusedRequest refusal(String type, String message) {
    return new RefusedRequest(400, error(type, message));
  }

  private static JsonObject error(String type, String message) {
    return new JsonObject().put("__type", type).put("message", message);
  }

  /** A transaction is told of each of its actions; only the first one met another transaction. */
  private static RefusedRequest conflict(JsonObject request) {
    var actions = request.getJsonArray("TransactItems");
    if (actions == null) {
      return refusal(TYPE + "TransactionConflictException", "Transaction is ongoing for the item");
    }
    var reasons = new JsonArray();
    reasons.add(
        new JsonObject()
            .put("Code", "TransactionConflict")
            .put("Message", "Transaction is ongoing for the item"));
    IntStream.range(1, actions.size())
        .forEach(i -> reasons.add(new JsonObject().put("Code", "None")));
    var body = error(TYPE + "TransactionCanceledException", "Transaction cancelled");
    return new RefusedRequest(400, body.put("CancellationReasons", reasons));
  }
}
