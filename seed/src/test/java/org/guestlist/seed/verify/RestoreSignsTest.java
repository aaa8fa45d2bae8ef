package org.guestlist.seed.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestoreSignsTest {
  @ParameterizedTest
  @CsvSource({
    "ORPHAN, 1, 1, false",
    "ORPHAN, 1, 2, false",
    "ORPHAN, 2, 2, true",
    "ORPHAN, 2, 39, true",
    "ORPHAN, 2, 40, false",
    "ORPHAN, 50, 1000, false",
    "ORPHAN, 51, 1000, true",
    "COUNTER, 10, 10, false",
    "COUNTER, 11, 11, true",
    "COUNTER, 11, 220, false",
    "UNKNOWN_USER, 10, 10, false",
    "UNKNOWN_USER, 11, 219, true",
    "DELETION, 100, 100, false",
    "ADDRESS_TWICE, 100, 100, false"
  })
  void moreThanAFewAndMoreThanTheShareAreASign(Kind kind, long affected, long lists, boolean sign) {
    var signs = new RestoreSigns(lists, Map.of(kind, affected));

    assertThat(signs.exceed(5)).isEqualTo(sign);
    assertThat(signs.inWords(5)).hasSize(sign ? 1 : 0);
    assertThat(signs.exceed(100)).isFalse();
  }
}
