package org.guestlist.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What Mutiny calls at each step of a Uni. */
class ThreadContextsTest {
  @Test
  void aStepIsCalledAsItIsOnceTheProgramHasStarted() {
    Function<String, String> step = String::strip;
    Infrastructure.reload();
    assertThat(Infrastructure.decorate(step)).isNotSameAs(step);

    new ThreadContexts().observe(null);
    assertThat(Infrastructure.decorate(step)).isSameAs(step);
  }
}
