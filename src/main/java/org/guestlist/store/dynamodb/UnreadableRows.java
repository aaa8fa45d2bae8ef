package org.guestlist.store.dynamodb;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The rows that were found with attributes that cannot be read; each is logged once. Bounded, and
 * thread-safe.
 */
@ApplicationScoped
public class UnreadableRows {
  private static final Logger LOG = Logger.getLogger(UnreadableRows.class);

  /** Rows that are remembered, those seen last. */
  private static final int REMEMBERED = 1_000;

  /** Lines that one process writes to the log at the most. */
  private static final int MOST_LINES = 1_000;

  private final Map<Reads.Key, Set<String>> seen =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Reads.Key, Set<String>> eldest) {
          return size() > REMEMBERED;
        }
      };

  private int lines;

  /** A row without the attributes that cannot be read, which are logged. */
  Map<String, AttributeValue> leftOut(Table table, Map<String, AttributeValue> row) {
    var unreadable = ReadingRules.unreadable(table, row);
    if (!unreadable.isEmpty() && table.hasKeyOf(row)) {
      remember(new Reads.Key(table, table.keyOf(row)), unreadable);
    }
    return ReadingRules.without(row, unreadable);
  }

  private synchronized void remember(Reads.Key key, Set<String> attributes) {
    var before = seen.put(key, attributes);
    if (attributes.equals(before) || lines > MOST_LINES) {
      return;
    }
    lines++;
    if (lines > MOST_LINES) {
      LOG.warn("More rows have attributes that cannot be read; verify lists all of them.");
      return;
    }
    LOG.warnf(
        "Attributes that cannot be read count as absent: %s of %s %s. verify finds and mends them.",
        String.join(", ", attributes), key.table().suffix(), inWords(key));
  }

  private static String inWords(Reads.Key key) {
    return key.attributes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(part -> part.getKey() + "=" + part.getValue().s())
        .collect(Collectors.joining(" "));
  }

  /** Whether the row was found so. */
  synchronized boolean has(Reads.Key key) {
    return seen.containsKey(key);
  }

  synchronized void forget(Reads.Key key) {
    seen.remove(key);
  }
}
