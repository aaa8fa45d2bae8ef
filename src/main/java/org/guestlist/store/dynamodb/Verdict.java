package org.guestlist.store.dynamodb;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** What the failure of one request to DynamoDB says of the next one. */
enum Verdict {
  /** Not applied, for want of capacity: another moment may do, and the table wants to be spared. */
  REFUSED,

  /** Not applied, since another transaction was at the same row: another moment will do. */
  MET_ANOTHER,

  /** It may have been applied: no answer came, or one that does not say it. */
  UNKNOWN,

  /** The same transaction, sent before, is still being applied. */
  IN_PROGRESS,

  /** Another request would end in the same way. */
  FINAL;

  static final String CONDITION = "ConditionalCheckFailed";

  private static final String CONFLICT = "TransactionConflict";

  /** By "CancellationReason" in the API reference of DynamoDB. */
  private static final Set<String> CAPACITY =
      Set.of("ProvisionedThroughputExceeded", "ThrottlingError", "RequestLimitExceeded");

  private static final int SERVER_ERROR = 500;

  /** All keys, or all writes, of a batch came back as unprocessed. */
  static final class NothingProcessed extends RuntimeException {
    private static final long serialVersionUID = 1;

    NothingProcessed() {
      super("DynamoDB processed nothing of a batch", null, false, false);
    }
  }

  static Verdict of(Throwable failure) {
    if (failure instanceof TransactionCanceledException canceled) {
      return of(canceled.cancellationReasons().stream().map(CancellationReason::code).toList());
    }
    if (failure instanceof TransactionConflictException) {
      return MET_ANOTHER;
    }
    if (failure instanceof TransactionInProgressException) {
      return IN_PROGRESS;
    }
    if (failure instanceof NothingProcessed) {
      return REFUSED;
    }
    if (failure instanceof SdkServiceException refusal) {
      return of(refusal);
    }
    return hadNoAnswer(failure) ? UNKNOWN : FINAL;
  }

  /** A condition that did not hold is an answer, whatever else came between. */
  private static Verdict of(List<String> reasons) {
    if (reasons.contains(CONDITION)) {
      return FINAL;
    }
    if (reasons.stream().anyMatch(CAPACITY::contains)) {
      return REFUSED;
    }
    return reasons.contains(CONFLICT) ? MET_ANOTHER : FINAL;
  }

  /** The client sets its clock by the first refusal of a signature, and the next one is right. */
  private static Verdict of(SdkServiceException refusal) {
    if (refusal.isThrottlingException() || refusal.isClockSkewException()) {
      return REFUSED;
    }
    return refusal.statusCode() >= SERVER_ERROR ? UNKNOWN : FINAL;
  }

  private static boolean hadNoAnswer(Throwable failure) {
    return failure instanceof IOException
        || failure instanceof ApiCallAttemptTimeoutException
        || (failure instanceof SdkClientException && failure.getCause() instanceof IOException);
  }
}
