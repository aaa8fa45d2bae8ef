package org.guestlist.store.dynamodb;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import org.guestlist.store.Retries;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;

/**
 * The client as the extension configures it, but for its retries and its patience: the retries of
 * the SDK for DynamoDB are eight with pauses of up to twenty seconds, and it waits for half a
 * minute for each answer, for which nobody waits behind a query.
 */
@ApplicationScoped
class ClientProducer {
  @Produces
  @ApplicationScoped
  DynamoDbAsyncClient client(DynamoDbAsyncClientBuilder builder, Retries retries) {
    var configuration =
        builder.overrideConfiguration().toBuilder()
            .retryStrategy(strategy(retries))
            .apiCallAttemptTimeout(retries.attemptTimeout())
            .apiCallTimeout(retries.deadline())
            .build();
    return builder.overrideConfiguration(configuration).build();
  }

  /** Full jitter, and a budget of tokens that keeps a throttled table from being hammered. */
  private static RetryStrategy strategy(Retries retries) {
    var pauses = BackoffStrategy.exponentialDelay(retries.firstPause(), retries.longestPause());
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(retries.attempts())
        .backoffStrategy(pauses)
        .throttlingBackoffStrategy(pauses)
        .build();
  }

  void close(@Disposes DynamoDbAsyncClient client) {
    client.close();
  }
}
