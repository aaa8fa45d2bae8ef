package org.guestlist.store.dynamodb;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one run of surefire saw, in files, one of each of its processes: the operations of the
 * service, and the test classes that ran. Files, since every configuration of the program under
 * test has a class loader of its own, and failsafe is another process. The build deletes those of
 * the run before.
 */
record SeenOperations(Path directory) {
  /** Set for surefire alone, so that neither failsafe nor an IDE adds to what it has seen. */
  private static final String RECORDING = "guestlist.recording";

  private static final Path DIRECTORY = Path.of("target", "operations-seen");
  private static final String OPERATION = "operation ";
  private static final String TEST = "test ";

  static SeenOperations ofLastRun() {
    return new SeenOperations(DIRECTORY);
  }

  static boolean recording() {
    return Boolean.getBoolean(RECORDING);
  }

  /**
   * Adds an operation.
   *
   * @param resource the name of a table, or {@code table/index/name}
   */
  void addOperation(String action, String resource) {
    add(OPERATION + action + " " + resource);
  }

  void addTest(String className) {
    add(TEST + className);
  }

  private void add(String line) {
    try {
      Files.createDirectories(directory);
      var file = directory.resolve(String.valueOf(ProcessHandle.current().pid()));
      Files.writeString(file, line + "\n", CREATE, APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Actions and what they were done to, with a space in between. */
  Set<String> operations() {
    return linesOf(OPERATION);
  }

  Set<String> tests() {
    return linesOf(TEST);
  }

  private Set<String> linesOf(String kind) {
    try (var files = Files.exists(directory) ? Files.list(directory) : Stream.<Path>of()) {
      return files
          .flatMap(SeenOperations::linesOf)
          .filter(line -> line.startsWith(kind))
          .map(line -> line.substring(kind.length()))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Stream<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
