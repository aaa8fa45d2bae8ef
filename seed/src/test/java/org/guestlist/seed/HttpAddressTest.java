package org.guestlist.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAddressTest {
  private static final String EXAMPLE = "http://localhost:8000";

  @ParameterizedTest
  @CsvSource({
    "localhost:8080, http://localhost:8080",
    "localhost, http://localhost",
    "LOCALHOST:1/graphql, http://LOCALHOST:1/graphql",
    "127.0.0.1:65535, http://127.0.0.1:65535",
    "[::1]:8000, http://[::1]:8000",
    "' http://localhost:8000 ', http://localhost:8000",
    "HTTPS://dynamodb.eu-central-1.amazonaws.com, HTTPS://dynamodb.eu-central-1.amazonaws.com",
    "http://[::1]/, http://[::1]/",
    "https://example.com:8443/a/b?c=d, https://example.com:8443/a/b?c=d"
  })
  void anAddressIsUnderstood(String typed, String understood) {
    assertThat(HttpAddress.parse(typed, EXAMPLE)).hasToString(understood);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "8080",
        ":8080",
        "example.com:8080",
        "http:",
        "http://",
        "http:/localhost",
        "http:localhost:8080",
        "http://local host",
        "http://localhost:port",
        "http://localhost:",
        "localhost:",
        "localhost:0",
        "localhost:65536",
        "localhost:-1",
        "http://localhost:99999999999",
        "ftp://localhost",
        "file:/etc/passwd",
        "http://user:word@localhost",
        "http://localhost/#top",
        "http://localhost:8000\nx",
        "\0",
        "\\",
        "http://[::1",
        "{}"
      })
  void whatIsNoneIsOneLine(String typed) {
    assertThatThrownBy(() -> HttpAddress.parse(typed, EXAMPLE))
        .isInstanceOf(Problem.class)
        .hasMessage("\"" + typed + "\" is no address: give one such as http://localhost:8000.");
  }

  @Test
  void onlyThisMachineNeedsNoScheme() {
    assertThat(HttpAddress.isLoopback("localhost")).isTrue();
    assertThat(HttpAddress.isLoopback("127.9.9.9")).isTrue();
    assertThat(HttpAddress.isLoopback("localhost.example.com")).isFalse();
    assertThat(HttpAddress.isLoopback("127.example.com")).isFalse();
  }
}
