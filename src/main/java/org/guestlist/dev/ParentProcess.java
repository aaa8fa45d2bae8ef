package org.guestlist.dev;

import java.util.concurrent.CompletableFuture;

/**
 * The build that started this JVM for dev mode. When it crashes, dev mode would live on without a
 * terminal, hold its ports and its database, and be found by the next start only.
 */
final class ParentProcess {
  private static final String WATCHED = "guestlist.dev.parent-watched";

  private ParentProcess() {}

  /**
   * Lets this JVM exit as soon as its parent is gone. Acts once per JVM, whatever class loader
   * asks.
   */
  static void endWithIt() {
    synchronized (System.getProperties()) {
      if (System.getProperty(WATCHED) == null) {
        System.setProperty(WATCHED, "true");
        ProcessHandle.current().parent().ifPresent(ParentProcess::watch);
      }
    }
  }

  private static void watch(ProcessHandle parent) {
    CompletableFuture<Void> unused = parent.onExit().thenRun(ParentProcess::exit);
  }

  private static void exit() {
    // Not System.exit: its hooks may wait for a terminal that is gone.
    Runtime.getRuntime().halt(1);
  }
}
