package org.guestlist.store.dynamodb;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.guestlist.store.Retries;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider;

/**
 * The client as the extension configures it, but for its retries, which are those of {@link Retry},
 * its patience: it waits for half a minute for each answer, for which nobody waits behind a query,
 * its HTTP client, which is {@link VertxHttpClient}, and all that would block the thread of a
 * caller: see {@link HeldCredentials}.
 */
@Singleton
class ClientProducer {
  private final ScheduledThreadPoolExecutor timer = timer();

  @Produces
  @ApplicationScoped
  DynamoDbAsyncClient client(
      DynamoDbAsyncClientBuilder builder,
      Vertx vertx,
      Retries retries,
      HeldCredentials credentials) {
    var configuration =
        builder.overrideConfiguration().toBuilder()
            .retryStrategy(AwsRetryStrategy.doNotRetry())
            .apiCallAttemptTimeout(retries.attemptTimeout())
            .scheduledExecutorService(timer)
            .build();
    builder
        .overrideConfiguration(configuration)
        .endpointDiscoveryEnabled(false)
        .endpointProvider(new HeldEndpoint(DynamoDbEndpointProvider.defaultProvider()))
        .httpClientBuilder(VertxHttpClient.builder(vertx));
    builder.addPlugin(
        configured -> hold(credentials, (AwsServiceClientConfiguration.Builder) configured));
    return builder.build();
  }

  /**
   * Ends attempts that take too long. The timer that the client would make keeps each attempt, with
   * its response, until its time is over, however early it was answered.
   */
  static ScheduledThreadPoolExecutor timer() {
    var timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var thread = new Thread(task, "dynamodb-timer");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /** Takes the credentials from where they were configured to come from. */
  private static void hold(
      HeldCredentials credentials, AwsServiceClientConfiguration.Builder configured) {
    var source = configured.credentialsProvider();
    credentials.from(source == null ? DefaultCredentialsProvider.builder().build() : source);
    configured.credentialsProvider(credentials);
  }

  void close(@Disposes DynamoDbAsyncClient client) {
    client.close();
    timer.shutdownNow();
  }
}
