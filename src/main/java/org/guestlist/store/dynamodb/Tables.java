package org.guestlist.store.dynamodb;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The names of the tables in this installation. */
@ApplicationScoped
public class Tables {
  private final String prefix;

  Tables(@ConfigProperty(name = "guestlist.table-prefix") Optional<String> prefix) {
    this.prefix = prefix.orElse("");
  }

  String name(Table table) {
    return prefix + table.suffix();
  }

  /** The table of a name. */
  Table table(String name) {
    return Arrays.stream(Table.values())
        .filter(table -> name(table).equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What logs and metrics say for some tables of the database, such as {@code guests,lists}. */
  String label(Collection<String> names) {
    return Arrays.stream(Table.values())
        .filter(table -> names.contains(name(table)))
        .map(Table::suffix)
        .sorted()
        .collect(Collectors.joining(","));
  }
}
