package org.guestlist.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * What the program under test logs from now on, of a level and above it. Has to be closed.
 * Thread-safe. Where the program is a process of its own it sees nothing: the rest of a test has to
 * be worth running there.
 */
public final class Log extends Handler implements AutoCloseable {
  private static final Formatter MESSAGE = new PatternFormatter("%s");

  private final List<Line> lines = new CopyOnWriteArrayList<>();

  /**
   * One line.
   *
   * @param logger the name of the one who wrote it
   * @param thrown null where nothing was
   */
  public record Line(String logger, String message, Throwable thrown) {}

  private Log(Level least) {
    setLevel(least);
  }

  /** One that listens already. */
  public static Log from(Level least) {
    var log = new Log(least);
    Logger.getLogger("").addHandler(log);
    return log;
  }

  /** What has been logged so far. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord logged) {
    if (isLoggable(logged)) {
      lines.add(new Line(logged.getLoggerName(), MESSAGE.format(logged), logged.getThrown()));
    }
  }

  @Override
  public void flush() {
    // Nothing waits.
  }

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
