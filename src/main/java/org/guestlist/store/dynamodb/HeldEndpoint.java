package org.guestlist.store.dynamodb;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointParams;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider;

/**
 * Remembers the last endpoint of DynamoDB, so that the rules of the SDK are not evaluated for each
 * request. They depend on the settings of the client and on the account of the credentials. They
 * depend on the table as well where its name is an ARN, which it never is here. Thread-safe.
 */
final class HeldEndpoint implements DynamoDbEndpointProvider {
  private final DynamoDbEndpointProvider rules;
  private volatile Resolved last;

  /**
   * Remembers what other rules say.
   *
   * @param rules evaluated for the first request, and where the account or a setting is another one
   */
  HeldEndpoint(DynamoDbEndpointProvider rules) {
    this.rules = rules;
  }

  @Override
  public CompletableFuture<Endpoint> resolveEndpoint(DynamoDbEndpointParams request) {
    var present = last;
    if (present != null && present.isFor(request)) {
      return present.endpoint();
    }
    var endpoint = rules.resolveEndpoint(request);
    if (endpoint.isDone() && !endpoint.isCompletedExceptionally()) {
      last = new Resolved(request, endpoint);
    }
    return endpoint;
  }

  private record Resolved(DynamoDbEndpointParams params, CompletableFuture<Endpoint> endpoint) {
    boolean isFor(DynamoDbEndpointParams other) {
      return Objects.equals(params.endpoint(), other.endpoint())
          && Objects.equals(params.region(), other.region())
          && Objects.equals(params.accountId(), other.accountId())
          && Objects.equals(params.accountIdEndpointMode(), other.accountIdEndpointMode())
          && Objects.equals(params.useFips(), other.useFips())
          && Objects.equals(params.useDualStack(), other.useDualStack());
    }
  }
}
