package org.guestlist.fuzz;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.guestlist.http.Chance;
import org.guestlist.start.SettingNames;
import org.guestlist.start.SettingsCheck;

/** Gives settings any values: each is taken, or refused in one line that says what to set. */
final class SettingValues {
  private static final Map<String, String> VARIABLES = SettingNames.variables();
  private static final int LONGEST_LINE = 400;

  private SettingValues() {}

  /** What is wrong with how a value was taken. */
  static Optional<String> fault(Chance chance) {
    var names = VARIABLES.keySet().toArray(String[]::new);
    var name = chance.of(names);
    var value = name.endsWith(".host") ? host(chance) : value(chance);
    return fault(name, value)
        .map(fault -> fault + " " + VARIABLES.get(name) + "=" + Exchange.shortened(value));
  }

  private static Optional<String> fault(String name, String value) {
    try {
      var config =
          new SmallRyeConfigBuilder()
              .addDefaultInterceptors()
              .withSources(new PropertiesConfigSource(Map.of(name, value), "fuzzer", 100))
              .withSources(new SettingsCheck())
              .build();
      return config.getConfigValue(name).getValue() == null
          ? Optional.of("It is taken, and has no value.")
          : Optional.empty();
    } catch (ConfigurationException refusal) {
      return fault(VARIABLES.get(name), refusal);
    } catch (RuntimeException | StackOverflowError other) {
      return Optional.of("It is refused by an exception of another kind: " + other + ".");
    }
  }

  private static Optional<String> fault(String variable, ConfigurationException refusal) {
    var line = refusal.getMessage();
    var isOneLine = line.startsWith(variable + " is \"") && line.lines().count() == 1;
    var isWhole = line.contains("\": set it to ") && line.length() < LONGEST_LINE;
    return isOneLine && isWhole
        ? Optional.empty()
        : Optional.of("The line \"" + line + "\" does not say what to set.");
  }

  /** No name that would be looked for in the network. */
  private static String host(Chance chance) {
    return chance.of(
        "localhost",
        "127.0.0.1",
        "::1",
        "[::1]",
        "0.0.0.0",
        "::",
        "",
        " ",
        "[::g]",
        "1.2.3.4.5",
        "[",
        "127.0.0.1:80",
        "fe80::1%none",
        "192.0.2.1");
  }

  private static String value(Chance chance) {
    return switch (chance.below(6)) {
      case 0 -> number(chance);
      case 1 -> number(chance) + chance.of("S", "MS", "H", "M", "D", "s", "Y", "", " S", "NS");
      case 2 ->
          chance.of("P", "PT", "-PT", "P1D", "PT1H1M", "PT0.5S")
              + number(chance)
              + chance.of("S", "M", "");
      case 3 ->
          chance.of(
              "true", "false", "TRUE", "yes", "", " ", "null", "\ttrue\n", "jwt", "dev", "memory");
      case 4 ->
          chance.of(
                  "http://",
                  "https://",
                  "ftp://",
                  "",
                  "/",
                  "*",
                  "http://[",
                  "${x}",
                  "\\${x}",
                  "a${",
                  "${}",
                  "${x:1}",
                  "a,")
              + chance
                  .of(
                      "localhost",
                      "a",
                      "a,",
                      " a ,",
                      ":",
                      "[::1]",
                      "a b",
                      "\u00e9",
                      "%",
                      "example.com:99999",
                      ",,",
                      "*/")
                  .repeat(chance.of(1, 2, 50, 4_000))
              + chance.of("", "/", ":0", ":1", "?", "#", ",", "/x", "*/");
      default -> Texts.unicode(chance, chance.of(3, 30, 3_000));
    };
  }

  private static String number(Chance chance) {
    return chance.of("", "-", "+", " ", "0")
        + chance
            .of(
                "0",
                "1",
                "9",
                "65535",
                "65536",
                "2147483648",
                "9223372036854775808",
                "\u0665",
                "1.5",
                "1e3")
            .repeat(chance.of(1, 1, 1, 2, 5_000));
  }
}
