package org.guestlist.seed;

import java.util.concurrent.CountDownLatch;

/**
 * What is to be done on Ctrl-C or SIGTERM while this is open: the program does not end before it is
 * closed.
 */
public final class Interruption implements AutoCloseable {
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook;

  public Interruption(Runnable stop) {
    hook = new Thread(() -> stopAndWait(stop), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stopAndWait(Runnable stop) {
    stop.run();
    try {
      closed.await();
    } catch (InterruptedException again) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endsAlready) {
      // It runs just now, and has what it waited for.
    }
  }
}
