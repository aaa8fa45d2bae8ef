package org.guestlist.endurance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process holds at an instant, by the proc file system of Linux.
 *
 * @param resident memory in kB, without what is of files
 * @param descriptors open files and connections
 */
public record Footprint(long resident, long descriptors, long threads) {
  static Footprint of(long pid) {
    var directory = Path.of("/proc", String.valueOf(pid));
    return new Footprint(
        status(directory, "RssAnon:"), descriptors(directory), status(directory, "Threads:"));
  }

  private static long status(Path directory, String name) {
    try (var lines = Files.lines(directory.resolve("status"))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElseThrow();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static long descriptors(Path directory) {
    try (var files = Files.list(directory.resolve("fd"))) {
      return files.count();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public String toString() {
    return "%,d kB, %d descriptors, %d threads".formatted(resident, descriptors, threads);
  }
}
