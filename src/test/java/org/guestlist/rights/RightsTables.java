package org.guestlist.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tables of docs/rights.md, which people read, too.
 *
 * @param sections rows by heading; a heading without such a table has none
 */
record RightsTables(Map<String, List<Row>> sections) {
  private static final java.nio.file.Path FILE = java.nio.file.Path.of("docs", "rights.md");
  private static final String HEADING = "## ";

  /**
   * One row.
   *
   * @param cells texts by column, without the first
   */
  record Row(String section, Path path, Map<String, String> cells) {}

  static RightsTables read() {
    try {
      return of(Files.readAllLines(FILE));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static RightsTables of(List<String> lines) {
    var sections = new LinkedHashMap<String, List<Row>>();
    var section = "";
    List<String> columns = List.of();
    for (var line : lines) {
      if (line.startsWith(HEADING)) {
        section = line.substring(HEADING.length());
        columns = List.of();
        sections.put(section, new ArrayList<>());
      } else if (line.startsWith("| path |")) {
        columns = cells(line);
      } else if (line.startsWith("| `") && !columns.isEmpty()) {
        sections.get(section).add(row(section, columns, cells(line)));
      }
    }
    return new RightsTables(sections);
  }

  private static List<String> cells(String line) {
    return Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
        .map(cell -> cell.replace("`", "").strip())
        .toList();
  }

  private static Row row(String section, List<String> columns, List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          section + ", " + cells.get(0) + ": as many cells as columns are needed");
    }
    var named = new LinkedHashMap<String, String>();
    IntStream.range(1, columns.size()).forEach(i -> named.put(columns.get(i), cells.get(i)));
    return new Row(section, Path.of(cells.get(0)), named);
  }

  /** The rows under a heading. */
  List<Row> rows(String section) {
    return sections.getOrDefault(section, List.of());
  }
}
