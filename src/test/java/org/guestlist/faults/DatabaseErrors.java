package org.guestlist.faults;

import java.io.IOException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * The errors of "Error handling with DynamoDB" in its Developer Guide, with their status codes, as
 * the SDK throws them.
 */
final class DatabaseErrors {
  private DatabaseErrors() {}

  /** The first action of a transaction is said to be the reason. */
  record Canceled(String reason) implements Supplier<RuntimeException> {
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

  static RuntimeException throughput() {
    return ProvisionedThroughputExceededException.builder()
        .statusCode(400)
        .awsErrorDetails(code("ProvisionedThroughputExceededException"))
        .build();
  }

  static RuntimeException throttling() {
    return (RuntimeException)
        DynamoDbException.builder()
            .statusCode(400)
            .awsErrorDetails(code("ThrottlingException"))
            .build();
  }

  static RuntimeException requestLimit() {
    return RequestLimitExceededException.builder()
        .statusCode(400)
        .awsErrorDetails(code("RequestLimitExceeded"))
        .build();
  }

  static RuntimeException serverError() {
    return InternalServerErrorException.builder()
        .statusCode(500)
        .awsErrorDetails(code("InternalServerError"))
        .build();
  }

  static RuntimeException reset() {
    return SdkClientException.create("Connection reset", new IOException("Connection reset"));
  }

  static RuntimeException timeOut() {
    return ApiCallAttemptTimeoutException.create(3_000);
  }

  static RuntimeException inProgress() {
    return TransactionInProgressException.builder()
        .statusCode(400)
        .awsErrorDetails(code("TransactionInProgressException"))
        .build();
  }

  static RuntimeException parameterMismatch() {
    return IdempotentParameterMismatchException.builder()
        .statusCode(400)
        .awsErrorDetails(code("IdempotentParameterMismatchException"))
        .build();
  }

  static RuntimeException conflict() {
    return TransactionConflictException.builder()
        .statusCode(400)
        .awsErrorDetails(code("TransactionConflictException"))
        .build();
  }
}
