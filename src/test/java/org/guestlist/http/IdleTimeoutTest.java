package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a connection may be silent, at each port; Quarkus would wait for half an hour. */
class IdleTimeoutTest {
  private static final Path SETTINGS =
      Path.of("src", "main", "resources", "application.properties");

  private static String setting(String name) throws IOException {
    var settings = new Properties();
    try (var file = Files.newBufferedReader(SETTINGS)) {
      settings.load(file);
    }
    return settings.getProperty(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quarkus.http.idle-timeout", "quarkus.management.idle-timeout"})
  void aConnectionMayBeSilentForTwoMinutes(String name) throws IOException {
    assertThat(setting(name)).isEqualTo("2M");
  }
}
