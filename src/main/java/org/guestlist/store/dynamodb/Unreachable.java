package org.guestlist.store.dynamodb;

import java.util.concurrent.CompletionException;
import org.guestlist.store.StoreUnreachableException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Tells what the client could not even send, or had no answer to, from what DynamoDB refused. */
final class Unreachable {
  private Unreachable() {}

  /** The failure in words, where it is one of the client; else the failure itself. */
  static Throwable inWords(Throwable failure) {
    var cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof SdkClientException client
        ? new StoreUnreachableException("DynamoDB cannot be reached: " + firstLine(client))
        : failure;
  }

  private static String firstLine(SdkClientException failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
