package org.guestlist.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.guestlist.model.DomainException;
import org.guestlist.model.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {
  private final Input input =
      new Input(
          new SmallRyeConfigBuilder()
              .withMapping(Limits.class)
              .build()
              .getConfigMapping(Limits.class));

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u00a0", "\u2003\u3000"})
  void aTitleOfBlanksOfAnyKindIsEmpty(String title) {
    assertThatExceptionOfType(DomainException.class)
        .isThrownBy(() -> input.title(title))
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
              assertThat(refusal.details()).isEqualTo(Map.of("argument", "title"));
            });
  }

  @Test
  void blanksAroundAreTakenOffAndThoseWithinStay() {
    assertThat(input.title("\u00a0 Two  words\u2003")).isEqualTo("Two  words");
  }

  @Test
  void anEmojiIsOneCharacter() {
    assertThat(input.title("\ud83c\udf89".repeat(200))).hasSize(400);
  }
}
