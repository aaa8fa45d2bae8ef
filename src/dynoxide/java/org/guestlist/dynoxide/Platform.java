package org.guestlist.dynoxide;

import java.util.Locale;

/**
 * An operating system and a processor, by the names that npm packages have.
 *
 * @param system {@code linux}, {@code darwin} or {@code win32}
 * @param processor {@code x64} or {@code arm64}
 */
record Platform(String system, String processor) {
  /** The one that this JVM runs on. */
  static Platform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /** Translates the values of {@code os.name} and {@code os.arch}. */
  static Platform of(String name, String architecture) {
    var lower = name.toLowerCase(Locale.ROOT);
    var system =
        lower.startsWith("mac") ? "darwin" : lower.startsWith("windows") ? "win32" : "linux";
    return new Platform(system, architecture.equals("aarch64") ? "arm64" : "x64");
  }

  boolean isWindows() {
    return system.equals("win32");
  }

  /** The file name of a program: npm itself is a script on Windows. */
  String executable(String name) {
    if (!isWindows()) {
      return name;
    }
    return name + (name.equals("npm") ? ".cmd" : ".exe");
  }

  @Override
  public String toString() {
    return system + "-" + processor;
  }
}
