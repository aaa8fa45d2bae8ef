package org.guestlist.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The bytes of characters, against those that the JDK makes. */
class Utf8WriterTest {
  /** The bytes of parts that are written one after the other. */
  private static byte[] written(List<String> parts) throws IOException {
    var writer = new Utf8Writer(Integer.MAX_VALUE);
    for (var part : parts) {
      writer.write(part.toCharArray(), 0, part.length());
    }
    return writer.bytes().getBytes();
  }

  @Test
  void everyCharacterHasTheBytesOfTheJdk() throws IOException {
    for (var codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint += 0x1_000) {
      var text = new StringBuilder();
      IntStream.range(codePoint, codePoint + 0x1_000).forEach(text::appendCodePoint);
      assertThat(written(List.of(text.toString())))
          .as("from %x on", codePoint)
          .isEqualTo(text.toString().getBytes(UTF_8));
    }
  }

  @Test
  void aPairThatComesInTwoPartsIsOneCharacter() throws IOException {
    assertThat(written(List.of("a\ud83d", "\ude00b"))).isEqualTo("a😀b".getBytes(UTF_8));
  }

  @Test
  void halfOfAPairIsAQuestionMark() throws IOException {
    assertThat(written(List.of("\ud83d", "\ud83d", "a\ude00", "é\ud83d")))
        .isEqualTo("??a?é?".getBytes(UTF_8));
  }
}
