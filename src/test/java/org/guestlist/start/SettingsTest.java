package org.guestlist.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every setting of README.md, with values from both sides of what is allowed. */
class SettingsTest {
  private static final Pattern NAME = Pattern.compile("`((?:GUESTLIST|QUARKUS)?_[A-Z_]+)`");

  /**
   * Refused in one line by the classes that they are for, see TokenSettingsTest and
   * AuthenticationIT.
   */
  private static final Set<String> CHECKED_ELSEWHERE =
      Set.of("GUESTLIST_STORE", "GUESTLIST_AUTH", "GUESTLIST_AUTH_KEY", "GUESTLIST_AUTH_JWKS");

  static final List<String> NUMBERS =
      Settings.ALL.stream()
          .filter(setting -> setting.allowed().inWords().startsWith("a whole number"))
          .map(Setting::variable)
          .toList();

  static final List<String> TIMES =
      Settings.ALL.stream()
          .filter(setting -> setting.allowed().inWords().contains("a time from"))
          .map(Setting::variable)
          .toList();

  static final List<String> BOOLEANS =
      Settings.ALL.stream()
          .filter(setting -> setting.allowed().inWords().equals("true or false"))
          .map(Setting::variable)
          .toList();

  private static Setting setting(String variable) {
    return Settings.ALL.stream()
        .filter(setting -> setting.variable().equals(variable))
        .findFirst()
        .orElseThrow();
  }

  private static void assertTaken(String variable, String value) {
    assertThat(setting(variable).complaint(value)).as("%s=%s", variable, value).isEmpty();
  }

  private static void assertRefused(String variable, String value) {
    assertThat(setting(variable).complaint(value))
        .as("%s=%s", variable, value)
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .startsWith(variable + " is \"")
                    .contains("\": set it to ")
                    .doesNotContain("\n", "Exception"));
  }

  /** Those of the table of settings; {@code _TITLE} stands for one in the group of the first. */
  private static Set<String> documented() throws IOException {
    var names = new LinkedHashSet<String>();
    var text = Files.readString(Path.of("README.md"));
    var table = text.substring(text.indexOf("\n## Settings"), text.indexOf("\n## Who calls"));
    for (var row : table.lines().filter(line -> line.startsWith("| `")).toList()) {
      var group = "";
      var found = NAME.matcher(row.substring(0, row.indexOf('|', 1)));
      while (found.find()) {
        var name = found.group(1).startsWith("_") ? group + found.group(1) : found.group(1);
        group = name.equals(found.group(1)) ? name.substring(0, name.lastIndexOf('_')) : group;
        names.add(name);
      }
    }
    return names;
  }

  @Test
  void everyDocumentedSettingIsChecked() throws IOException {
    assertThat(documented()).hasSizeGreaterThan(30);
    assertThat(Settings.ALL).extracting(Setting::variable).containsAll(documented());
    assertThat(Settings.ALL).extracting(Setting::variable).doesNotHaveDuplicates();
    for (var variable : documented()) {
      if (!CHECKED_ELSEWHERE.contains(variable)) {
        assertThat(setting(variable).allowed().inWords()).as(variable).isNotEqualTo("anything");
      }
    }
    assertThat(NUMBERS.size() + TIMES.size() + BOOLEANS.size()).isGreaterThan(30);
  }

  @ParameterizedTest
  @FieldSource("NUMBERS")
  void whatIsNoWholeNumberInRangeIsRefused(String variable) {
    for (var value :
        List.of(
            "",
            " ",
            "ten",
            "-1",
            "1.5",
            "1e3",
            "0x10",
            "1_000",
            "1,000",
            "99999999999999999999",
            "NaN")) {
      assertRefused(variable, value);
    }
    var words = setting(variable).allowed().inWords().split(" ", -1);
    var least = Long.parseLong(words[words.length - 3]);
    var most = Long.parseLong(words[words.length - 1]);
    assertRefused(variable, String.valueOf(least - 1));
    assertTaken(variable, String.valueOf(least));
    assertTaken(variable, String.valueOf(most));
    assertTaken(variable, " " + most + " ");
    assertRefused(variable, String.valueOf(most + 1));
  }

  @ParameterizedTest
  @FieldSource("TIMES")
  void whatIsNoTimeInRangeIsRefused(String variable) {
    for (var value :
        List.of(
            "",
            " ",
            "ten",
            "5 minutes",
            "-1S",
            "-PT1S",
            "PT-1S",
            "1X",
            "1e9S",
            "PT99999999999999999999S",
            "9999999H",
            "10Y")) {
      assertRefused(variable, value);
    }
    assertTaken(variable, "1S");
    assertTaken(variable, "1");
    assertTaken(variable, "PT1S");
    assertTaken(variable, "1000ms");
  }

  @ParameterizedTest
  @CsvSource({
    "GUESTLIST_LIMITS_DEADLINE, false",
    "GUESTLIST_RETRY_DEADLINE, false",
    "GUESTLIST_RETRY_ATTEMPT_TIMEOUT, false",
    "GUESTLIST_RETRY_FIRST_PAUSE, false",
    "GUESTLIST_RETRY_LONGEST_PAUSE, false",
    "GUESTLIST_RECOVERY_AFTER, false",
    "GUESTLIST_HTTP_BODY_TIMEOUT, false",
    "GUESTLIST_RECOVERY_EVERY, true",
    "GUESTLIST_LAMBDA_MARGIN, true",
    "QUARKUS_SHUTDOWN_TIMEOUT, true"
  })
  void noTimeAtAllIsTakenWhereItMeansSomething(String variable, boolean taken) {
    for (var zero : List.of("0S", "0", "PT0S", "0MS")) {
      assertThat(setting(variable).complaint(zero).isEmpty()).as(zero).isEqualTo(taken);
    }
  }

  @ParameterizedTest
  @FieldSource("BOOLEANS")
  void whatIsNeitherTrueNorFalseIsRefused(String variable) {
    List.of("true", "false", "TRUE", "False", " true ")
        .forEach(value -> assertTaken(variable, value));
    List.of("", "ture", "yes", "no", "1", "0", "on", "null")
        .forEach(value -> assertRefused(variable, value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "try-", "a.b_c-9", "production_"})
  void aPrefixOfTablesIsTaken(String prefix) {
    assertTaken("GUESTLIST_TABLE_PREFIX", prefix);
    assertTaken("GUESTLIST_TABLE_PREFIX", "x".repeat(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "a b", "a/b", "ä", "a:b", "a\nb", "$"})
  void aPrefixThatNoTableHasIsRefused(String prefix) {
    assertRefused("GUESTLIST_TABLE_PREFIX", prefix);
    assertRefused("GUESTLIST_TABLE_PREFIX", "x".repeat(201));
  }

  @ParameterizedTest
  @CsvSource({
    "GUESTLIST_AUTH_ISSUER, https://issuer.example.com, ' '",
    "GUESTLIST_AUTH_AUDIENCE, guestlist, ','",
    "GUESTLIST_AUTH_AUDIENCE, 'a, b', 'a,,b'",
    "QUARKUS_HTTP_CORS_ORIGINS, https://app.example.com, app.example.com",
    "QUARKUS_HTTP_CORS_ORIGINS, 'http://localhost:3000, https://a.example', 'https://a.example,'",
    "QUARKUS_HTTP_CORS_ORIGINS, '/https://.*\\.example\\.com/', /",
    "QUARKUS_HTTP_CORS_ORIGINS, '*', https://a.example/page",
    "QUARKUS_HTTP_HOST, localhost, no-such-host.invalid",
    "QUARKUS_HTTP_HOST, 127.0.0.1, 192.0.2.1",
    "QUARKUS_HTTP_HOST, 0.0.0.0, 'a b'",
    "QUARKUS_HTTP_HOST, '::', ''",
    "AWS_REGION, eu-central-1, EU",
    "AWS_REGION, us-gov-west-1, a_b",
    "AWS_REGION, x, ' '",
    "AWS_ENDPOINT_URL, http://localhost:8000, foo",
    "AWS_ENDPOINT_URL_DYNAMODB, http://localhost:8000, localhost:8000",
    "AWS_ENDPOINT_URL_DYNAMODB, https://dynamodb.example.com, http://localhost:99999",
    "AWS_ENDPOINT_URL_DYNAMODB, http://[::1]:8000, ''"
  })
  void textsAreTakenAndRefused(String variable, String good, String bad) {
    assertTaken(variable, good);
    assertRefused(variable, bad);
  }

  @Test
  void aLongOrBrokenValueIsOneShortLine() {
    assertThat(setting("GUESTLIST_LIMITS_FIRST").complaint("1\n\r\t2"))
        .hasValue("GUESTLIST_LIMITS_FIRST is \"1 2\": set it to a whole number from 1 to 1000.");
    assertThat(setting("GUESTLIST_LIMITS_FIRST").complaint("9".repeat(100_000)).orElseThrow())
        .hasSizeLessThan(250);
  }

  @Test
  void manyAudiencesAreTaken() {
    assertTaken("GUESTLIST_AUTH_AUDIENCE", "a, ".repeat(20_000) + "a");
    assertRefused("GUESTLIST_AUTH_AUDIENCE", "a, ".repeat(20_000));
  }

  private static void check(Map<String, String> settings) {
    new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .withSources(new SettingsCheck())
        .build();
  }

  @Test
  void aLineIsSaidForEachBadValueBeforeAnythingIsMadeOfThem() {
    assertThatThrownBy(
            () -> check(Map.of("guestlist.limits.body", "-1", "guestlist.http.body-timeout", "0S")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            """
            GUESTLIST_LIMITS_BODY is "-1": set it to a whole number from 1024 to 10000000.
            GUESTLIST_HTTP_BODY_TIMEOUT is "0S": set it to a time from 100MS to 15M, such as 10S, 500MS or 1M.\
            """);
    check(Map.of("guestlist.limits.body", "1024"));
    check(Map.of());
  }

  @Test
  void anExpressionForWhatIsNotSetIsNoValue() {
    assertThatThrownBy(() -> checkWithExpressions(Map.of("guestlist.limits.first", "${nothing}")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "GUESTLIST_LIMITS_FIRST is \"${nothing}\": set it to a whole number from 1 to 1000.");
    assertThatThrownBy(() -> checkWithExpressions(Map.of("guestlist.limits.first", "${a::b}")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("GUESTLIST_LIMITS_FIRST is \"${…}\": set it to a whole number from 1 to 1000.");
    checkWithExpressions(Map.of("guestlist.limits.first", "${nothing:7}"));
  }

  private static void checkWithExpressions(Map<String, String> settings) {
    new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .withSources(new SettingsCheck())
        .build();
  }

  @Test
  void variablesThatAreNoSettingsAreWarnedOf() {
    assertThat(
            UnknownSettings.warnings(
                List.of(
                    "PATH",
                    "GUESTLIST_TOKEN",
                    "GUESTLIST_LIMITS_FIRST",
                    "GUESTLIST_LIMIT_FIRST",
                    "GUESTLIST_TABLEPREFIX",
                    "GUESTLIST_")))
        .containsExactly(
            "GUESTLIST_ is no setting and is ignored; the closest is GUESTLIST_AUTH.",
            "GUESTLIST_LIMIT_FIRST is no setting and is ignored; the closest is"
                + " GUESTLIST_LIMITS_FIRST.",
            "GUESTLIST_TABLEPREFIX is no setting and is ignored; the closest is"
                + " GUESTLIST_TABLE_PREFIX.");
  }

  @ParameterizedTest
  @CsvSource({"'', '', 0", "abc, abc, 0", "abc, '', 3", "kitten, sitting, 3", "FIRST, FRIST, 2"})
  void theDistanceIsThatOfLevenshtein(String one, String other, int distance) {
    assertThat(UnknownSettings.distance(one, other)).isEqualTo(distance);
    assertThat(UnknownSettings.distance(other, one)).isEqualTo(distance);
  }
}
