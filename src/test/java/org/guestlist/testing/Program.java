package org.guestlist.testing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What the build has packaged last: an executable, or a jar for the JVM. */
public final class Program {
  /** Without it a JVM goes on when it has no memory left; the executable has it built in. */
  public static final String OUT_OF_MEMORY_OPTION = "-XX:+ExitOnOutOfMemoryError";

  private static final Path TARGET = Path.of("target");
  private static final Path ARTIFACT = TARGET.resolve("quarkus-artifact.properties");

  /** For processes that live for seconds; what is given comes later, and counts. */
  private static final List<String> STARTS_FASTER =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private Program() {}

  /**
   * The command that runs it, as README.md has it.
   *
   * @param properties such as {@code -Djavax.net.ssl.trustStore=ca.p12}
   */
  public static List<String> command(String... properties) {
    var artifact = artifact();
    var path = TARGET.resolve(artifact.getProperty("path")).toAbsolutePath().toString();
    var command = new ArrayList<String>();
    if (isNative(artifact)) {
      command.add(path);
      command.addAll(List.of(properties));
      return command;
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(STARTS_FASTER);
    command.add(OUT_OF_MEMORY_OPTION);
    command.addAll(List.of(properties));
    command.addAll(List.of("-jar", path));
    return command;
  }

  /** Whether it is an executable. */
  public static boolean isNative() {
    return isNative(artifact());
  }

  private static boolean isNative(Properties artifact) {
    return "native".equals(artifact.getProperty("type"));
  }

  private static Properties artifact() {
    var artifact = new Properties();
    try (Reader file = Files.newBufferedReader(ARTIFACT)) {
      artifact.load(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return artifact;
  }
}
