package org.guestlist.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a response, and where writing them ends. */
final class JsonBodyTest {
  private static String written(Map<String, ?> body) {
    return JsonBody.encode(body, Integer.MAX_VALUE).orElseThrow().toString(UTF_8);
  }

  @Test
  void whatAResponseIsMadeOfIsWritten() {
    var body = new LinkedHashMap<String, Object>();
    body.put("texts", List.of("", "a\"\\\n\u0000", "é€😀"));
    body.put("numbers", List.of(0, -1L, 0.5, new BigDecimal("1.50"), Long.MAX_VALUE));
    body.put("others", Arrays.asList(true, null, Map.of(), List.of()));

    assertThat(written(body))
        .isEqualTo(
            "{\"texts\":[\"\",\"a\\\"\\\\\\n\\u0000\",\"é€😀\"],"
                + "\"numbers\":[0,-1,0.5,1.50,9223372036854775807],"
                + "\"others\":[true,null,{},[]]}");
  }

  @Test
  void halfOfASurrogatePairIsNoReasonToFail() {
    assertThat(written(Map.of("a", "\ud83d", "b", "\ude00"))).contains("\"?\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 8_191, 8_192, 8_193, 100_000})
  void aBodyHasAtMostSoManyBytes(int length) {
    for (var character : List.of("a", "€", "😀")) {
      var body = Map.of("a", character.repeat(length));
      var bytes = written(body).getBytes(UTF_8).length;

      assertThat(bytes).isEqualTo(length * character.getBytes(UTF_8).length + 8);
      assertThat(JsonBody.encode(body, bytes)).isPresent();
      assertThat(JsonBody.encode(body, bytes - 1)).isEmpty();
    }
  }

  /** One text is referred to a million times: written out, it would be 100 GB. */
  @Test
  void whatIsTooLongIsNotWrittenOutFirst() {
    var text = "a".repeat(100_000);
    var texts = new ArrayList<String>();
    for (var i = 0; i < 1_000_000; i++) {
      texts.add(text);
    }

    assertThat(JsonBody.encode(Map.of("a", texts), 4_000_000)).isEmpty();
  }
}
