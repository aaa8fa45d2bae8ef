package org.guestlist.dynoxide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The npm package of one platform, which holds nothing but the program. It is installed into a
 * folder of its own below the cache, and moved into place as a whole: processes that fetch it at
 * the same time do not see each other's half. npm compares what it gets with the digest of the
 * registry.
 */
final class NpmPackage {
  /** The version that the tests were written against. */
  static final String VERSION = "1.2.1";

  private static final System.Logger LOG = System.getLogger(NpmPackage.class.getName());
  private static final long PATIENCE_MINUTES = 5;

  private final Platform platform;
  private final Path cache;
  private final Supplier<Path> npm;

  /**
   * A package that may have been fetched before.
   *
   * @param npm finds npm when it is needed, or throws what is to be said
   */
  NpmPackage(Platform platform, Path cache, Supplier<Path> npm) {
    this.platform = platform;
    this.cache = cache;
    this.npm = npm;
  }

  /** Returns the program, which is fetched if the cache does not have it. */
  Path program() {
    var home = cache.resolve(VERSION + "-" + platform);
    var program = programIn(home);
    if (!DynoxideProgram.isProgram(program)) {
      fetchInto(home, npm.get());
    }
    return program;
  }

  private String name() {
    return "@dynoxide/" + platform;
  }

  private Path programIn(Path home) {
    return home.resolve("node_modules")
        .resolve("@dynoxide")
        .resolve(platform.toString())
        .resolve(platform.executable("dynoxide"));
  }

  private void fetchInto(Path home, Path npm) {
    LOG.log(
        System.Logger.Level.INFO,
        "Fetching Dynoxide {0} (3 MB, once) with npm into {1}",
        VERSION,
        cache);
    try {
      Files.createDirectories(cache);
      var fresh = Files.createTempDirectory(cache, "fetching-");
      try {
        install(npm, fresh);
        moveIntoPlace(fresh, home);
      } finally {
        delete(fresh);
      }
    } catch (IOException e) {
      throw new DynoxideUnavailableException("Dynoxide cannot be put into " + home + ": " + e);
    }
  }

  /** Without the scripts of packages: this one has none. */
  private void install(Path npm, Path folder) throws IOException {
    var log = folder.resolve("npm.log");
    var process =
        new ProcessBuilder(
                List.of(
                    npm.toString(),
                    "install",
                    "--prefix=" + folder,
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "--no-save",
                    "--no-update-notifier",
                    name() + "@" + VERSION))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!succeeds(process) || !DynoxideProgram.isProgram(programIn(folder))) {
      throw new DynoxideUnavailableException(
          "npm could not fetch %s@%s: %s".formatted(name(), VERSION, firstError(log)));
    }
  }

  private static boolean succeeds(Process process) {
    try {
      return process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroy();
    }
  }

  private static String firstError(Path log) throws IOException {
    return Files.readString(log)
        .lines()
        .filter(line -> !line.isBlank())
        .reduce((first, last) -> first.startsWith("npm error") ? first : last)
        .orElse("it said nothing");
  }

  /** The second of two processes keeps what the first has put there. */
  private void moveIntoPlace(Path fresh, Path home) throws IOException {
    try {
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException taken) {
      if (!DynoxideProgram.isProgram(programIn(home))) {
        throw taken;
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(NpmPackage::deleteFile);
    }
  }

  private static void deleteFile(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
