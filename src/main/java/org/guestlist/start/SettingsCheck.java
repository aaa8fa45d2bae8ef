package org.guestlist.start;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.logmanager.Logger;

/**
 * Checks the values of all settings before anything is made of them, and keeps the program from
 * starting with one that it could not work with. It comes in place of a source of settings, since
 * all others are known then, and nothing was converted yet; it adds none.
 */
public final class SettingsCheck implements ConfigSourceFactory {

  /**
   * Returns no source.
   *
   * @throws ConfigurationException with one line for each bad value
   */
  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    var complaints =
        Settings.ALL.stream()
            .flatMap(setting -> complaint(setting, context).stream())
            .collect(Collectors.joining(System.lineSeparator()));
    if (!complaints.isEmpty()) {
      // Its version was logged before the settings of the log are known, and would be printed, too
      Logger.getLogger("org.hibernate.validator").setLevelName("WARN");
      throw new ConfigurationException(complaints);
    }
    return List.of();
  }

  /** A setting that nobody has set has no value, or its default. */
  private static Optional<String> complaint(Setting setting, ConfigSourceContext context) {
    try {
      return complaint(setting, context.getValue(setting.name()));
    } catch (NoSuchElementException | IllegalArgumentException unreadable) {
      // What the expression says in full is not to be had, since it cannot be read.
      return Optional.of(setting.refusal("${…}"));
    }
  }

  private static Optional<String> complaint(Setting setting, ConfigValue found) {
    if (found == null || found.getRawValue() == null) {
      return Optional.empty();
    }
    // An expression for what is not set has no value, which would come out one by one later.
    return found.getValue() == null
        ? Optional.of(setting.refusal(found.getRawValue()))
        : setting.complaint(found.getValue());
  }
}
