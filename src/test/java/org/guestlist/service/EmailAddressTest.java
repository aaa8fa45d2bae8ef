package org.guestlist.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The one form of an address, by the examples that the tools are tested with as well. */
class EmailAddressTest {
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

  private static Stream<Arguments> examples() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/addresses.txt")).stream()
        .filter(line -> !line.startsWith("# "))
        .map(line -> ESCAPE.matcher(line).replaceAll(EmailAddressTest::character))
        .map(line -> line.split(" ", -1))
        .map(words -> Arguments.of(words[0], Optional.of(words[1]).filter(w -> !w.equals("-"))));
  }

  private static String character(MatchResult escape) {
    return Matcher.quoteReplacement(
        Character.toString((char) Integer.parseInt(escape.group(1), 16)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anAddressHasOneForm(String given, Optional<String> form) {
    assertThat(EmailAddress.normalize(given)).isEqualTo(form);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theFormOfAFormIsItself(String given, Optional<String> form) {
    assertThat(form.flatMap(EmailAddress::normalize)).isEqualTo(form);
  }

  /** The planes that have letters of two cases: nothing becomes ASCII, nothing longer. */
  @Test
  void noCharacterBecomesAsciiOrLonger() {
    for (int c = 0x80; c <= 0x1FFFF; c++) {
      var given = "q" + Character.toString(c);
      var form = EmailAddress.normalize(given + "@example.org");
      if (form.isPresent()) {
        var local = form.get().substring(0, form.get().indexOf('@'));
        assertThat(local.codePointCount(0, local.length())).as("U+%04X", c).isLessThanOrEqualTo(2);
        assertThat(local.chars()).as("U+%04X", c).anyMatch(character -> character >= 0x80);
        assertThat(EmailAddress.normalize(form.get())).isEqualTo(form);
      }
    }
  }

  @Test
  void rowsOfEarlierVersionsAreFoundUnderTheirSpellings() {
    assertThat(EmailAddress.spellings("grace@example.com", "grace@example.com"))
        .containsExactly("grace@example.com");
    assertThat(EmailAddress.spellings("grace@example.com", "Grace@Example.com"))
        .containsExactly("grace@example.com", "Grace@Example.com");
    assertThat(EmailAddress.spellings("ren\u00e9@example.com", "REN\u00c9@example.com"))
        .containsExactly(
            "ren\u00e9@example.com", "REN\u00c9@example.com", "rene\u0301@example.com");
  }

  /** The lower case of a whole word ends in another sigma, which is another address. */
  @Test
  void anotherAddressIsNoSpelling() {
    assertThat(EmailAddress.spellings("\u03bf\u03c3@a", "\u039f\u03a3@a"))
        .containsExactly("\u03bf\u03c3@a", "\u039f\u03a3@a");
  }
}
