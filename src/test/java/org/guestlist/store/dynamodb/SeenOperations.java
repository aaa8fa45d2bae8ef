package org.guestlist.store.dynamodb;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one run of surefire saw, in a file: the operations of the service, and the test classes that
 * ran. A file, since every configuration of the program under test has a class loader of its own,
 * and failsafe is another process.
 */
record SeenOperations(Path file) {
  /** Set for surefire alone, so that neither failsafe nor an IDE adds to what it has seen. */
  private static final String RECORDING = "guestlist.recording";

  private static final Path FILE = Path.of("target", "seen-operations");
  private static final String OPERATION = "operation ";
  private static final String TEST = "test ";

  static SeenOperations ofLastRun() {
    return new SeenOperations(FILE);
  }

  static boolean recording() {
    return Boolean.getBoolean(RECORDING);
  }

  /** Forgets the run before. */
  void begin() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
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
      Files.createDirectories(file.getParent());
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
    var rest = new TreeSet<String>();
    try {
      for (var line : Files.exists(file) ? Files.readAllLines(file) : Set.<String>of()) {
        if (line.startsWith(kind)) {
          rest.add(line.substring(kind.length()));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return rest;
  }
}
