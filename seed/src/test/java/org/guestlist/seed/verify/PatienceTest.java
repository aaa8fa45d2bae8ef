package org.guestlist.seed.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Dynoxide never runs out of capacity, so that the refusals are made here. */
class PatienceTest {
  private static RuntimeException refusal(String code) {
    return DynamoDbException.builder()
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
        .build();
  }

  @Test
  void whatIsRefusedForCapacityIsAskedForAgain() {
    var asked = new AtomicInteger();

    var answer =
        Patience.ask(
            () -> {
              if (asked.incrementAndGet() < 3) {
                throw refusal("ProvisionedThroughputExceededException");
              }
              return "rows";
            });

    assertThat(answer).isEqualTo("rows");
    assertThat(asked).hasValue(3);
  }

  @Test
  void whatIsRefusedForAnotherReasonIsNot() {
    var asked = new AtomicInteger();

    assertThatThrownBy(
            () ->
                Patience.ask(
                    () -> {
                      asked.incrementAndGet();
                      throw refusal("AccessDeniedException");
                    }))
        .isInstanceOf(DynamoDbException.class);

    assertThat(asked).hasValue(1);
  }
}
