package org.guestlist.dynoxide;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the program <a href="https://github.com/nubo-db/dynoxide">Dynoxide</a>: the one that {@code
 * DYNOXIDE} names; else {@code dynoxide} in {@code PATH}; else the one that npm fetches, once, into
 * the user's cache.
 */
public final class DynoxideProgram {
  /** The environment variable that names the program. */
  public static final String VARIABLE = "DYNOXIDE";

  private final Map<String, String> environment;
  private final Platform platform;

  DynoxideProgram(Map<String, String> environment, Platform platform) {
    this.environment = environment;
    this.platform = platform;
  }

  /**
   * Returns the path of the program, which is fetched if it is not at hand.
   *
   * @throws DynoxideUnavailableException if it cannot be had
   */
  public static Path find() {
    return new DynoxideProgram(System.getenv(), Platform.current()).path();
  }

  Path path() {
    return named().or(() -> inPath("dynoxide")).orElseGet(this::fetched);
  }

  /**
   * Prints the path of the program; where it cannot be had, one line that says why, and ends with
   * exit code 1. Does nothing where another DynamoDB is named.
   */
  public static void main(String[] arguments) {
    if (System.getenv(Dynoxide.ENDPOINT_VARIABLE) != null) {
      return;
    }
    try {
      System.out.println(find());
    } catch (DynoxideUnavailableException e) {
      System.out.println(e.getMessage());
      System.exit(1);
    }
  }

  private Optional<Path> named() {
    var name = environment.get(VARIABLE);
    if (name == null || name.isBlank()) {
      return Optional.empty();
    }
    var program = Path.of(name);
    if (!isProgram(program)) {
      throw new DynoxideUnavailableException(
          "%s is \"%s\", which is not an executable file".formatted(VARIABLE, name));
    }
    return Optional.of(program);
  }

  private Path fetched() {
    var npm = new NpmPackage(platform, cache(), this::npm);
    return npm.program();
  }

  private Path npm() {
    return inPath("npm")
        .orElseThrow(
            () ->
                new DynoxideUnavailableException(
                    "The tests and dev mode need a DynamoDB emulator, and none was found"));
  }

  private Optional<Path> inPath(String name) {
    var file = platform.executable(name);
    return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, file))
        .filter(DynoxideProgram::isProgram)
        .findFirst();
  }

  private Path cache() {
    var named = environment.get("XDG_CACHE_HOME");
    var root =
        named == null || named.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(named);
    return root.resolve("guestlist").resolve("dynoxide");
  }

  static boolean isProgram(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }
}
