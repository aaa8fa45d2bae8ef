package org.guestlist;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the build ships, by its bill of materials, is no version with a known advisory. */
@Tag("build")
class AdvisoriesTest {
  private static final Path ADVISORIES = Path.of("src", "advisories", "advisories.csv");
  private static final Path BILL_OF_MATERIALS = Path.of("target", "bom.json");

  private static final String NAME = "CVE-\\d{4}-\\d{4,}|GHSA(-[0-9a-z]{4}){3}";
  private static final String SOURCE = "GHSA(-[0-9a-z]{4}){3}|https://\\S+|unconfirmed";

  private record Advisory(
      String group, String artifact, String mended, String name, String source, String subject) {
    static Advisory parse(String line) {
      var parts = line.split(",", 6);
      return new Advisory(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
    }

    boolean concerns(Component component) {
      return group.equals(component.group())
          && (artifact.equals("*") || artifact.equals(component.name()));
    }

    boolean isMendedIn(Component component) {
      return isAtLeast(component.version(), mended);
    }
  }

  private record Component(String group, String name, String version) {
    static Component parse(JsonObject json) {
      return new Component(
          json.getString("group", ""), json.getString("name"), json.getString("version"));
    }
  }

  private static List<Advisory> advisories() throws IOException {
    try (var lines = Files.lines(ADVISORIES)) {
      return lines.filter(line -> !line.startsWith("#")).map(Advisory::parse).toList();
    }
  }

  private static List<Component> components() throws IOException {
    try (var reader = Json.createReader(Files.newInputStream(BILL_OF_MATERIALS))) {
      return reader.readObject().getJsonArray("components").getValuesAs(JsonObject.class).stream()
          .map(Component::parse)
          .toList();
    }
  }

  private static boolean isAtLeast(String version, String other) {
    return Arrays.compare(numbers(version), numbers(other)) >= 0;
  }

  private static int[] numbers(String version) {
    return Stream.of(version.split("[^0-9]+"))
        .filter(part -> !part.isEmpty())
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "4.1.135.Final, 4.1.135.Final, true",
    "4.1.134.Final, 4.1.135.Final, false",
    "4.1.140.Final, 4.1.99.Final, true",
    "2.21, 2.21.1, false",
    "2.22.0, 2.21.8, true"
  })
  void versionsAreComparedByTheirNumbers(String version, String other, boolean atLeast) {
    assertThat(isAtLeast(version, other)).isEqualTo(atLeast);
  }

  @Test
  void nothingThatIsShippedHasAKnownAdvisory() throws IOException {
    var components = components();
    for (var advisory : advisories()) {
      assertThat(components.stream().filter(advisory::concerns).toList())
          .as(advisory.name())
          .allMatch(advisory::isMendedIn);
    }
  }

  @Test
  void everyAdvisorySaysWhereItWasConfirmed() throws IOException {
    assertThat(advisories())
        .allSatisfy(
            advisory -> {
              assertThat(advisory.name()).matches(NAME);
              assertThat(advisory.source()).as(advisory.name()).matches(SOURCE);
              assertThat(advisory.subject()).as(advisory.name()).isNotBlank();
            });
  }

  @Test
  void theListIsAboutWhatIsShipped() throws IOException {
    var components = components();
    assertThat(components).hasSizeGreaterThan(100);
    assertThat(advisories()).hasSizeGreaterThan(10);
    assertThat(advisories())
        .filteredOn(advisory -> components.stream().anyMatch(advisory::concerns))
        .hasSizeGreaterThan(10);
  }
}
