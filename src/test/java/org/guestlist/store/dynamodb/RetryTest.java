package org.guestlist.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.IntStream;
import org.guestlist.model.DomainException;
import org.guestlist.model.ErrorCode;
import org.guestlist.store.Retries;
import org.guestlist.store.StoreUnreachableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** What is sent again, how often, and what is said in the end. */
class RetryTest {
  private static final int ATTEMPTS = 5;

  /** By the standard retry strategy: a budget of 500, of which a repetition takes 5. */
  private static final int REPETITIONS_OF_A_BUDGET = 100;

  private static final Duration LONG = Duration.ofSeconds(30);

  private final Retry retry = new Retry(new Patience(LONG));

  private record Patience(Duration deadline) implements Retries {
    @Override
    public int attempts() {
      return ATTEMPTS;
    }

    @Override
    public Duration attemptTimeout() {
      return LONG;
    }

    @Override
    public Duration firstPause() {
      return Duration.ofNanos(1_000);
    }

    @Override
    public Duration longestPause() {
      return Duration.ofMillis(1);
    }
  }

  /** Requests that end as it was said before, one after another. */
  private static final class Script {
    private final Queue<Throwable> failures;
    private int sent;

    Script(List<? extends Throwable> failures) {
      this.failures = new ArrayDeque<>(failures);
    }

    Script(Throwable... failures) {
      this(Arrays.asList(failures));
    }

    Uni<String> send() {
      sent++;
      var failure = failures.poll();
      return failure == null ? Uni.createFrom().item("done") : Uni.createFrom().failure(failure);
    }

    static Script lasting(Throwable failure) {
      return new Script(IntStream.range(0, 10_000).mapToObj(i -> failure).toList());
    }
  }

  private String write(Script script) {
    return write("write items", script);
  }

  private String write(String scope, Script script) {
    return retry.untilAnswered(scope, true, script::send).await().atMost(LONG);
  }

  private String read(Script script) {
    return retry.untilAnswered("read items", false, script::send).await().atMost(LONG);
  }

  private static Throwable throttling() {
    return ProvisionedThroughputExceededException.builder()
        .statusCode(400)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode("ProvisionedThroughputExceededException").build())
        .build();
  }

  private static Throwable canceled(String... reasons) {
    return TransactionCanceledException.builder()
        .statusCode(400)
        .cancellationReasons(
            Arrays.stream(reasons).map(r -> CancellationReason.builder().code(r).build()).toList())
        .build();
  }

  private static Throwable lost() {
    return ApiCallAttemptTimeoutException.create(3_000);
  }

  private static Throwable inProgress() {
    return TransactionInProgressException.builder()
        .statusCode(400)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode("TransactionInProgressException").build())
        .build();
  }

  @Test
  void whatFailsInPassingIsSentAgain() {
    var passing =
        List.of(
            throttling(),
            canceled("None", "ThrottlingError"),
            canceled("TransactionConflict", "None"),
            inProgress(),
            InternalServerErrorException.builder().statusCode(500).build(),
            SdkClientException.create("x", new IOException("Connection reset")),
            lost(),
            new Verdict.NothingProcessed());
    for (var failure : passing) {
      var script = new Script(failure, failure);

      assertThat(write(script)).isEqualTo("done");
      assertThat(script.sent).as(failure.toString()).isEqualTo(3);
    }
  }

  @Test
  void whatWouldEndInTheSameWayIsSentOnce() {
    var lasting =
        List.of(
            canceled("TransactionConflict", "ConditionalCheckFailed"),
            canceled("ValidationError", "None"),
            ConditionalCheckFailedException.builder().statusCode(400).build(),
            SdkClientException.create("Unable to load credentials"),
            new IllegalStateException("x"));
    for (var failure : lasting) {
      var script = new Script(failure);

      assertThatThrownBy(() -> write(script)).isSameAs(failure);
      assertThat(script.sent).as(failure.toString()).isEqualTo(1);
    }
  }

  @Test
  void aLastingRefusalIsThrottledAfterAllAttempts() {
    for (var failure : List.of(throttling(), canceled("ProvisionedThroughputExceeded"))) {
      var script = Script.lasting(failure);

      assertThatThrownBy(() -> write(script)).satisfies(RetryTest::isThrottled);
      assertThat(script.sent).isEqualTo(ATTEMPTS);
    }
  }

  private static void isThrottled(Throwable failure) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            DomainException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.THROTTLED);
              assertThat(refusal.details()).isEqualTo(Map.of("retryAfterMs", 1L));
            });
  }

  @Test
  void aWriteThatMayHaveBeenAppliedIsNeverSaidToBeThrottled() {
    for (var unknown : List.of(lost(), inProgress())) {
      var script =
          new Script(unknown, throttling(), throttling(), throttling(), throttling(), throttling());

      assertThatThrownBy(() -> write(script))
          .isInstanceOf(StoreUnreachableException.class)
          .hasMessageStartingWith("DynamoDB did not answer a write");
    }
  }

  @Test
  void aReadWhoseAnswerWasLostIsThrottledAllTheSame() {
    var script = new Script(lost(), throttling(), throttling(), throttling(), throttling());

    assertThatThrownBy(() -> read(script)).satisfies(RetryTest::isThrottled);
  }

  @Test
  void onlyAWriteThatIsRefusedSaysThatNothingWasChanged() {
    assertThatThrownBy(() -> write(Script.lasting(throttling())))
        .hasMessageContaining("nothing was changed");
    assertThatThrownBy(() -> read(Script.lasting(throttling())))
        .hasMessage("The database is busy: try again in a moment.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TransactionConflict", "in progress"})
  void whatOnlyMetAnotherIsSentAgainUntilTheDeadline(String reason) {
    var short30 = new Retry(new Patience(Duration.ofMillis(30)));
    var failure = reason.equals("in progress") ? inProgress() : canceled(reason);
    var script = Script.lasting(failure);

    assertThatThrownBy(
            () -> short30.untilAnswered("write items", true, script::send).await().atMost(LONG))
        .satisfies(
            last -> {
              if (failure instanceof TransactionInProgressException) {
                assertThat(last).isSameAs(failure);
              } else {
                isThrottled(last);
              }
            });
    assertThat(script.sent).isGreaterThan(ATTEMPTS);
  }

  @Test
  void aTableThatKeepsRefusingSpendsItsOwnBudgetAndNoOther() {
    var sent = 0;
    for (int i = 0; i < REPETITIONS_OF_A_BUDGET; i++) {
      var script = Script.lasting(throttling());
      assertThatThrownBy(() -> write("write items", script)).satisfies(RetryTest::isThrottled);
      sent += script.sent;
    }
    assertThat(sent).as("one each, and the budget").isEqualTo(2 * REPETITIONS_OF_A_BUDGET);

    var other = new Script(throttling());
    assertThat(write("write guests", other)).isEqualTo("done");
    assertThat(other.sent).isEqualTo(2);
  }

  @Test
  void aBudgetGrowsAgainWithWhatSucceeds() {
    for (int i = 0; i < REPETITIONS_OF_A_BUDGET; i++) {
      var script = Script.lasting(throttling());
      assertThatThrownBy(() -> write(script)).satisfies(RetryTest::isThrottled);
    }
    assertThatThrownBy(() -> write(new Script(throttling()))).satisfies(RetryTest::isThrottled);

    for (int i = 0; i < 10; i++) {
      write(new Script());
    }

    assertThat(write(new Script(throttling(), throttling()))).isEqualTo("done");
  }
}
