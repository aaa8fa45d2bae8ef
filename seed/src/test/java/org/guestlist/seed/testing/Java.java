package org.guestlist.seed.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that runs a jar on the JDK of the tests, with what makes a short-lived JVM cheaper.
 */
public final class Java {
  private Java() {}

  /** Runs a jar with options and arguments; options of the JVM come first. */
  public static List<String> command(List<String> options, Path jar, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Runs the packaged tools. */
  public static List<String> seed(String... arguments) {
    return command(List.of(), Path.of("target", "seed.jar"), arguments);
  }
}
