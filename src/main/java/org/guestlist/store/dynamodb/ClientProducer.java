package org.guestlist.store.dynamodb;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import org.guestlist.store.Retries;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;

/**
 * The client as the extension configures it, but for its retries, which are those of {@link Retry},
 * and its patience: it waits for half a minute for each answer, for which nobody waits behind a
 * query.
 */
@ApplicationScoped
class ClientProducer {
  @Produces
  @ApplicationScoped
  DynamoDbAsyncClient client(DynamoDbAsyncClientBuilder builder, Retries retries) {
    var configuration =
        builder.overrideConfiguration().toBuilder()
            .retryStrategy(AwsRetryStrategy.doNotRetry())
            .apiCallAttemptTimeout(retries.attemptTimeout())
            .build();
    return builder.overrideConfiguration(configuration).build();
  }

  void close(@Disposes DynamoDbAsyncClient client) {
    client.close();
  }
}
