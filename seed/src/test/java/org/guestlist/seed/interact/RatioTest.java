package org.guestlist.seed.interact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.guestlist.seed.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatioTest {
  @Test
  void threePercentagesAreOne() {
    assertThat(Ratio.parse("50, 30,20")).isEqualTo(new Ratio(50, 30, 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30,30", "30,30,30,10", "a,b,c", "50,50,1", "-1,0,0"})
  void anythingElseIsNone(String text) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> Ratio.parse(text))
        .withMessageContaining("such as 30,30,30");
  }
}
