package org.guestlist.lambda;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The program that Lambda starts. What keeps it from starting it tells Lambda, and ends with 1. */
@QuarkusMain
public final class Bootstrap {

  private Bootstrap() {}

  public static void main(String... arguments) {
    Quarkus.run(null, Bootstrap::end, arguments);
  }

  private static void end(int exitCode, Throwable failure) {
    if (failure != null) {
      InitError.report(failure);
    }
    System.exit(exitCode);
  }
}
