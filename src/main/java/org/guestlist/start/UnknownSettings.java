package org.guestlist.start;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;

/** Warns of environment variables that look like settings and are none. */
@ApplicationScoped
class UnknownSettings {
  private static final Logger LOG = Logger.getLogger(UnknownSettings.class);
  private static final String BEGINNING = "GUESTLIST_";

  /** Those of the tools in seed, which may share an environment with the service. */
  private static final List<String> OF_OTHERS = List.of("GUESTLIST_TOKEN");

  void onStart(@Observes StartupEvent event) {
    warnings(System.getenv().keySet()).forEach(LOG::warn);
  }

  /** One line for each of these names that begins like a setting and is none. */
  static List<String> warnings(Collection<String> names) {
    var known = Settings.ALL.stream().map(Setting::variable).toList();
    return names.stream()
        .filter(name -> name.startsWith(BEGINNING))
        .filter(name -> !known.contains(name) && !OF_OTHERS.contains(name))
        .sorted()
        .map(name -> warning(name, known))
        .toList();
  }

  private static String warning(String name, List<String> known) {
    var closest =
        known.stream()
            .filter(variable -> variable.startsWith(BEGINNING))
            .min(Comparator.comparingInt(variable -> distance(name, variable)))
            .orElseThrow();
    return "%s is no setting and is ignored; the closest is %s.".formatted(name, closest);
  }

  /** The distance of Levenshtein, row by row. */
  static int distance(String one, String other) {
    var above = new int[other.length() + 1];
    for (int i = 0; i <= other.length(); i++) {
      above[i] = i;
    }
    for (int row = 1; row <= one.length(); row++) {
      above = next(above, one.charAt(row - 1), other);
    }
    return above[other.length()];
  }

  private static int[] next(int[] above, char letter, String other) {
    var row = new int[above.length];
    row[0] = above[0] + 1;
    for (int i = 1; i < row.length; i++) {
      var exchanged = above[i - 1] + (other.charAt(i - 1) == letter ? 0 : 1);
      row[i] = Math.min(exchanged, 1 + Math.min(above[i], row[i - 1]));
    }
    return row;
  }
}
