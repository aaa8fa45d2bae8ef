package org.guestlist.faults;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * What DynamoDB, or the way to it, does now and then, and an emulator never. The errors are those
 * of "Error handling with DynamoDB" in its Developer Guide, with their status codes.
 */
@SuppressWarnings("ImmutableEnumChecker") // The functions hold no state
public enum DatabaseFault {
  PROVISIONED_THROUGHPUT_EXCEEDED(Kind.REFUSAL, DatabaseFault::isAny, DatabaseErrors::throughput),
  THROTTLING(Kind.REFUSAL, DatabaseFault::isAny, DatabaseErrors::throttling),
  REQUEST_LIMIT_EXCEEDED(Kind.REFUSAL, DatabaseFault::isAny, DatabaseErrors::requestLimit),
  INTERNAL_SERVER_ERROR(Kind.BREAKDOWN, DatabaseFault::isAny, DatabaseErrors::serverError),
  CONNECTION_RESET(Kind.BREAKDOWN, DatabaseFault::isAny, DatabaseErrors::reset),
  TIME_OUT(Kind.BREAKDOWN, DatabaseFault::isAny, DatabaseErrors::timeOut),

  /** The answer is lost of a write that was applied. */
  TIME_OUT_AFTERWARDS(Kind.LOST_ANSWER, DatabaseFault::isWrite, DatabaseErrors::timeOut),
  CONNECTION_RESET_AFTERWARDS(Kind.LOST_ANSWER, DatabaseFault::isWrite, DatabaseErrors::reset),

  CANCELED_BY_CONDITION(
      Kind.CONDITION,
      DatabaseFault::isTransaction,
      DatabaseErrors.Canceled.by("ConditionalCheckFailed")),
  CANCELED_BY_CONFLICT(
      Kind.REFUSAL,
      DatabaseFault::isTransaction,
      DatabaseErrors.Canceled.by("TransactionConflict")),
  CANCELED_BY_THROTTLING(
      Kind.REFUSAL, DatabaseFault::isTransaction, DatabaseErrors.Canceled.by("ThrottlingError")),
  CANCELED_BY_THROUGHPUT(
      Kind.REFUSAL,
      DatabaseFault::isTransaction,
      DatabaseErrors.Canceled.by("ProvisionedThroughputExceeded")),
  CANCELED_BY_ITEM_SIZE(
      Kind.MISTAKE,
      DatabaseFault::isTransaction,
      DatabaseErrors.Canceled.by("ItemCollectionSizeLimitExceeded")),
  TRANSACTION_IN_PROGRESS(Kind.BREAKDOWN, DatabaseFault::isTransaction, DatabaseErrors::inProgress),
  IDEMPOTENT_PARAMETER_MISMATCH(
      Kind.MISTAKE, DatabaseFault::isTransaction, DatabaseErrors::parameterMismatch),

  TRANSACTION_CONFLICT(Kind.REFUSAL, DatabaseFault::isSingleWrite, DatabaseErrors::conflict),

  /** The half of a batch is not processed. */
  SOME_UNPROCESSED(Kind.PART, Batches::hasSeveral, null),
  ALL_UNPROCESSED(Kind.NOTHING, Batches::isBatch, null),

  /** A page without rows, that says where to read on. */
  EMPTY_PAGE(Kind.PART, DatabaseFault::isPage, null),

  /** An index that does not know of the latest rows: here, of any. */
  INDEX_LACKS_ROWS(Kind.DELAY, Indexes::isQueried, null),

  /** An index that still names a row that is gone. */
  INDEX_NAMES_A_GONE_ROW(Kind.PART, Indexes::isQueried, null);

  /** What a fault leaves the caller of an operation to be told. */
  public enum Kind {
    /** Not applied; lasting, it is THROTTLED. */
    REFUSAL,

    /** Nothing of a batch is processed; lasting, it is THROTTLED. */
    NOTHING,

    /** Not applied, and the caller of the database cannot know; lasting, it is INTERNAL. */
    BREAKDOWN,

    /** Applied, and the caller of the database cannot know; lasting, it is INTERNAL. */
    LOST_ANSWER,

    /** Something is not seen yet; it is no error. */
    DELAY,

    /** A part is done, and the rest wants another request; lasting or not, nobody sees it. */
    PART,

    /** Not applied, and another attempt would end in the same way: INTERNAL. */
    MISTAKE,

    /** Not applied, since something is no longer as it was read. */
    CONDITION
  }

  private final Kind kind;
  private final Predicate<SdkRequest> fits;
  private final Supplier<RuntimeException> failure;

  DatabaseFault(Kind kind, Predicate<SdkRequest> fits, Supplier<RuntimeException> failure) {
    this.kind = kind;
    this.fits = fits;
    this.failure = failure;
  }

  public Kind kind() {
    return kind;
  }

  /** Whether it can happen to a request. */
  public boolean fits(SdkRequest request) {
    return fits.test(request);
  }

  /** What is thrown before a request is sent. */
  Optional<RuntimeException> before(SdkRequest request) {
    return failure == null || kind == Kind.LOST_ANSWER
        ? Optional.empty()
        : Optional.of(thrown(request));
  }

  /** What is thrown when a request was applied. */
  Optional<RuntimeException> after() {
    return kind == Kind.LOST_ANSWER ? Optional.of(failure.get()) : Optional.empty();
  }

  private RuntimeException thrown(SdkRequest request) {
    return failure instanceof DatabaseErrors.Canceled canceled
        ? canceled.of((TransactWriteItemsRequest) request)
        : failure.get();
  }

  private static boolean isAny(SdkRequest request) {
    return true;
  }

  private static boolean isTransaction(SdkRequest request) {
    return request instanceof TransactWriteItemsRequest;
  }

  private static boolean isSingleWrite(SdkRequest request) {
    return List.of(PutItemRequest.class, UpdateItemRequest.class, DeleteItemRequest.class)
        .contains(request.getClass());
  }

  private static boolean isWrite(SdkRequest request) {
    return isTransaction(request)
        || isSingleWrite(request)
        || request instanceof BatchWriteItemRequest;
  }

  private static boolean isPage(SdkRequest request) {
    return request instanceof QueryRequest || request instanceof ScanRequest;
  }
}
