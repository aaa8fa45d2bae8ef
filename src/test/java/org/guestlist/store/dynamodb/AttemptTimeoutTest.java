package org.guestlist.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import org.guestlist.store.Callers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** The time that an attempt has, by the SDK's client over the HTTP client and the timer of ours. */
class AttemptTimeoutTest {
  private final Vertx vertx = Vertx.vertx();
  private final ScheduledThreadPoolExecutor timer = ClientProducer.timer();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  private DynamoDbAsyncClient client(Duration patience, Consumer<HttpServerRequest> server) {
    var port =
        vertx
            .createHttpServer()
            .connectionHandler(connection -> connection.closeHandler(end -> closed.complete(null)))
            .requestHandler(server::accept)
            .listen(0, "localhost")
            .toCompletionStage()
            .toCompletableFuture()
            .join()
            .actualPort();
    return DynamoDbAsyncClient.builder()
        .endpointOverride(URI.create("http://localhost:" + port))
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .httpClientBuilder(VertxHttpClient.builder(vertx))
        .overrideConfiguration(
            configuration ->
                configuration
                    .retryStrategy(AwsRetryStrategy.doNotRetry())
                    .apiCallAttemptTimeout(patience)
                    .scheduledExecutorService(timer))
        .build();
  }

  @AfterEach
  void close() {
    timer.shutdownNow();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void anAttemptWithoutAnAnswerEndsInTimeAndClosesItsConnection() {
    var arrived = new CompletableFuture<Void>();
    try (var client = client(Duration.ofMillis(200), silent -> arrived.complete(null))) {
      // On a slow machine the time of the first ones is over before they are sent
      do {
        assertThatThrownBy(() -> client.listTables().join())
            .hasCauseInstanceOf(ApiCallAttemptTimeoutException.class);
      } while (!arrived.isDone());
      closed.join();
    }
  }

  @Test
  void anAttemptThatWasAnsweredIsForgottenBeforeItsTimeIsOver() {
    try (var client = client(Duration.ofHours(1), request -> request.response().end("{}"))) {
      assertThat(client.listTables().join().tableNames()).isEmpty();
      assertThat(Callers.until(() -> Optional.of(timer.getQueue()).filter(Queue::isEmpty)))
          .isEmpty();
    }
  }
}
