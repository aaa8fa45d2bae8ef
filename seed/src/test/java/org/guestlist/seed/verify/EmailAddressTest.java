package org.guestlist.seed.verify;

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

/** The one form of an address, by the examples that the service is tested with as well. */
class EmailAddressTest {
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

  private static Stream<Arguments> examples() throws IOException {
    return Files.readAllLines(Path.of("../src/test/resources/addresses.txt")).stream()
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

  /** What is no address for the service is compared as it is: two that look alike stay two. */
  @Test
  void whatIsNoAddressStaysAsItIs() {
    assertThat(Address.normal("Grace@Example.com ")).isEqualTo("grace@example.com");
    assertThat(Address.normal("rene\u0301@example.org")).isEqualTo("ren\u00e9@example.org");
    assertThat(Address.normal("mi\u212ae@example.org")).isEqualTo("mi\u212ae@example.org");
  }
}
