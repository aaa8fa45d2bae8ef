package org.guestlist.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The time that a process has had of the processors, by the proc file system of Linux. */
final class ProcessorTime {
  /** The unit of the file in all of Linux that runs Java (sysconf(_SC_CLK_TCK)). */
  private static final Duration TICK = Duration.ofMillis(10);

  private static final int USER = 11;
  private static final int SYSTEM = 12;

  private ProcessorTime() {}

  static Duration of(long pid) {
    var fields = fields(Path.of("/proc", String.valueOf(pid), "stat"));
    return TICK.multipliedBy(Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]));
  }

  /** Those that follow the name, which may have blanks. */
  private static String[] fields(Path file) {
    try {
      var line = Files.readString(file);
      return line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
