package org.guestlist.seed.populate;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.guestlist.seed.SystemTerminal;
import org.jline.terminal.Terminal;

/** Tells how far it is: on a terminal by a bar on one line, elsewhere by a line now and then. */
final class Progress implements AutoCloseable {
  private static final Duration BAR_EVERY = Duration.ofMillis(250);
  private static final Duration LINE_EVERY = Duration.ofSeconds(5);
  private static final int NARROWEST_BAR = 10;

  private final Tally tally;
  private final long total;
  private final PrintWriter messages;
  private final Terminal terminal;
  private final long began = System.nanoTime();
  private Future<?> telling;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  private Progress(Tally tally, long total, PrintWriter messages, Terminal terminal) {
    this.tally = tally;
    this.total = total;
    this.messages = messages;
    this.terminal = terminal;
  }

  /**
   * Begins to tell.
   *
   * @param messages where it goes if there is no terminal
   */
  static Progress start(Tally tally, long total, PrintWriter messages) throws IOException {
    var progress = new Progress(tally, total, messages, SystemTerminal.open());
    var every = (progress.isTerminal() ? BAR_EVERY : LINE_EVERY).toMillis();
    progress.telling =
        progress.clock.scheduleAtFixedRate(progress::tell, every, every, TimeUnit.MILLISECONDS);
    return progress;
  }

  private boolean isTerminal() {
    return !terminal.getType().startsWith(Terminal.TYPE_DUMB);
  }

  private void tell() {
    if (!isTerminal()) {
      messages.println(text());
      messages.flush();
      return;
    }
    terminal.writer().print("\r" + bar(terminal.getWidth()) + "\u001b[K");
    terminal.writer().flush();
  }

  /** Bar and text, at most as wide as the terminal without its last column. */
  private String bar(int width) {
    var text = text();
    var cells = width - text.length() - 4;
    if (cells < NARROWEST_BAR) {
      return text.substring(0, Math.min(text.length(), Math.max(0, width - 1)));
    }
    var full = (int) Math.round(cells * share());
    return "[" + "#".repeat(full) + " ".repeat(cells - full) + "] " + text;
  }

  private double share() {
    return Math.min(1, (double) tally.settled() / total);
  }

  private double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  private String text() {
    var left = share() == 0 ? "?" : clock(seconds() / share() - seconds());
    return String.format(
        Locale.ROOT,
        "%3.0f %%  %,d of %,d rows, %,.0f a second, %s left",
        Math.floor(100 * share()),
        tally.settled(),
        total,
        tally.settled() / seconds(),
        left);
  }

  private static String clock(double seconds) {
    var whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  /** Leaves the last state of the bar where it is, and the cursor below it. */
  @Override
  public void close() throws IOException {
    telling.cancel(false);
    clock.shutdown();
    if (isTerminal()) {
      tell();
      terminal.writer().println();
      terminal.writer().flush();
    }
    terminal.close();
  }
}
