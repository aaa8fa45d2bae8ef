package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What graphql-java gets of a Uni: a value where there is one, else a future. */
class OutcomeTest {
  @Test
  void whatIsThereAtOnceIsGivenAsItIs() {
    assertThat(Outcome.of(Uni.createFrom().item("here"))).isEqualTo("here");
    assertThat(Outcome.of(Uni.createFrom().nullItem())).isNull();
  }

  @Test
  void whatComesLaterIsAFuture() {
    var later = new CompletableFuture<String>();
    var outcome = (CompletableFuture<?>) Outcome.of(Uni.createFrom().completionStage(later));

    assertThat(outcome).isNotDone();
    later.complete("here");
    assertThat(outcome.join()).isEqualTo("here");
  }

  @Test
  void aFailureIsThatOfTheFutureWithNothingAround() {
    var failure = new IllegalStateException("no");
    var later = new CompletableFuture<String>();
    var atOnce = (CompletableFuture<?>) Outcome.of(Uni.createFrom().failure(failure));
    var outcome = (CompletableFuture<?>) Outcome.of(Uni.createFrom().completionStage(later));
    later.completeExceptionally(failure);

    assertThat(atOnce.handle((value, thrown) -> thrown).join()).isSameAs(failure);
    assertThat(outcome.handle((value, thrown) -> thrown).join()).isSameAs(failure);
  }
}
