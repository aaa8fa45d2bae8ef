package org.guestlist.faults;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * What DynamoDB, or the way to it, does now and then, and DynamoDB Local never. The errors are
 * those of "Error handling with DynamoDB" in its Developer Guide, with their status codes.
 */
@SuppressWarnings("ImmutableEnumChecker") // The functions hold no state
public enum DatabaseFault {
  PROVISIONED_THROUGHPUT_EXCEEDED(Kind.REFUSAL, DatabaseFault::isAny, DatabaseFault::throughput),
  THROTTLING(Kind.REFUSAL, DatabaseFault::isAny, DatabaseFault::throttling),
  REQUEST_LIMIT_EXCEEDED(Kind.REFUSAL, DatabaseFault::isAny, DatabaseFault::requestLimit),
  INTERNAL_SERVER_ERROR(Kind.BREAKDOWN, DatabaseFault::isAny, DatabaseFault::serverError),
  CONNECTION_RESET(Kind.BREAKDOWN, DatabaseFault::isAny, DatabaseFault::reset),
  TIME_OUT(Kind.BREAKDOWN, DatabaseFault::isAny, DatabaseFault::timeOut),

  /** The answer is lost of a write that was applied. */
  TIME_OUT_AFTERWARDS(Kind.LOST_ANSWER, DatabaseFault::isWrite, DatabaseFault::timeOut),
  CONNECTION_RESET_AFTERWARDS(Kind.LOST_ANSWER, DatabaseFault::isWrite, DatabaseFault::reset),

  CANCELED_BY_CONDITION(
      Kind.CONDITION, DatabaseFault::isTransaction, Canceled.by("ConditionalCheckFailed")),
  CANCELED_BY_CONFLICT(
      Kind.REFUSAL, DatabaseFault::isTransaction, Canceled.by("TransactionConflict")),
  CANCELED_BY_THROTTLING(
      Kind.REFUSAL, DatabaseFault::isTransaction, Canceled.by("ThrottlingError")),
  CANCELED_BY_THROUGHPUT(
      Kind.REFUSAL, DatabaseFault::isTransaction, Canceled.by("ProvisionedThroughputExceeded")),
  CANCELED_BY_ITEM_SIZE(
      Kind.MISTAKE, DatabaseFault::isTransaction, Canceled.by("ItemCollectionSizeLimitExceeded")),
  TRANSACTION_IN_PROGRESS(Kind.BREAKDOWN, DatabaseFault::isTransaction, DatabaseFault::inProgress),
  IDEMPOTENT_PARAMETER_MISMATCH(
      Kind.MISTAKE, DatabaseFault::isTransaction, DatabaseFault::parameterMismatch),

  TRANSACTION_CONFLICT(Kind.REFUSAL, DatabaseFault::isSingleWrite, DatabaseFault::conflict),

  /** The half of a batch is not processed. */
  SOME_UNPROCESSED(Kind.PART, Batches::hasSeveral, null),
  ALL_UNPROCESSED(Kind.NOTHING, Batches::isBatch, null),

  /** A page without rows, that says where to read on. */
  EMPTY_PAGE(Kind.PART, DatabaseFault::isPage, null);

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
    return failure instanceof Canceled canceled
        ? canceled.of((TransactWriteItemsRequest) request)
        : failure.get();
  }

  /** The first action of a transaction is said to be the reason. */
  private record Canceled(String reason) implements Supplier<RuntimeException> {
    static Canceled by(String reason) {
      return new Canceled(reason);
    }

    @Override
    public RuntimeException get() {
      throw new IllegalStateException("It depends on the transaction");
    }

    RuntimeException of(TransactWriteItemsRequest request) {
      var reasons =
          IntStream.range(0, request.transactItems().size())
              .mapToObj(i -> CancellationReason.builder().code(i == 0 ? reason : "None").build())
              .toList();
      return TransactionCanceledException.builder()
          .message("Transaction cancelled, please refer cancellation reasons for specific reasons")
          .statusCode(400)
          .awsErrorDetails(code("TransactionCanceledException"))
          .cancellationReasons(reasons)
          .build();
    }
  }

  private static AwsErrorDetails code(String code) {
    return AwsErrorDetails.builder().errorCode(code).errorMessage("table users").build();
  }

  private static RuntimeException throughput() {
    return ProvisionedThroughputExceededException.builder()
        .statusCode(400)
        .awsErrorDetails(code("ProvisionedThroughputExceededException"))
        .build();
  }

  private static RuntimeException throttling() {
    return (RuntimeException)
        DynamoDbException.builder()
            .statusCode(400)
            .awsErrorDetails(code("ThrottlingException"))
            .build();
  }

  private static RuntimeException requestLimit() {
    return RequestLimitExceededException.builder()
        .statusCode(400)
        .awsErrorDetails(code("RequestLimitExceeded"))
        .build();
  }

  private static RuntimeException serverError() {
    return InternalServerErrorException.builder()
        .statusCode(500)
        .awsErrorDetails(code("InternalServerError"))
        .build();
  }

  private static RuntimeException reset() {
    return SdkClientException.create("Connection reset", new IOException("Connection reset"));
  }

  private static RuntimeException timeOut() {
    return ApiCallAttemptTimeoutException.create(3_000);
  }

  private static RuntimeException inProgress() {
    return TransactionInProgressException.builder()
        .statusCode(400)
        .awsErrorDetails(code("TransactionInProgressException"))
        .build();
  }

  private static RuntimeException parameterMismatch() {
    return IdempotentParameterMismatchException.builder()
        .statusCode(400)
        .awsErrorDetails(code("IdempotentParameterMismatchException"))
        .build();
  }

  private static RuntimeException conflict() {
    return TransactionConflictException.builder()
        .statusCode(400)
        .awsErrorDetails(code("TransactionConflictException"))
        .build();
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
