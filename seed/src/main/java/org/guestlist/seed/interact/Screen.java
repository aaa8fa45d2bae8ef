package org.guestlist.seed.interact;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.guestlist.seed.Columns;
import org.guestlist.seed.SystemTerminal;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;

/** Shows a simulation while it runs: all of it on a terminal, elsewhere a line now and then. */
final class Screen implements AutoCloseable {
  private static final Duration FRAME = Duration.ofMillis(200);
  private static final Duration LINE = Duration.ofSeconds(5);

  /** From so many columns on, items stand in two. */
  private static final int WIDE = 120;

  private final Simulation simulation;
  private final PrintWriter messages;
  private final Terminal terminal;
  private final Display display;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private Future<?> telling;

  private Screen(Simulation simulation, PrintWriter messages, Terminal terminal) {
    this.simulation = simulation;
    this.messages = messages;
    this.terminal = terminal;
    this.display = new Display(terminal, false);
  }

  /**
   * Begins to show it.
   *
   * @param messages where lines go if there is no terminal
   */
  static Screen start(Simulation simulation, PrintWriter messages) throws IOException {
    var screen = new Screen(simulation, messages, SystemTerminal.open());
    var every = (screen.isTerminal() ? FRAME : LINE).toMillis();
    screen.telling =
        screen.clock.scheduleAtFixedRate(screen::tell, every, every, TimeUnit.MILLISECONDS);
    return screen;
  }

  private boolean isTerminal() {
    return !terminal.getType().startsWith(Terminal.TYPE_DUMB);
  }

  private void tell() {
    if (isTerminal()) {
      draw();
      return;
    }
    messages.println(progress());
    messages.flush();
  }

  private void draw() {
    var size = new Size(terminal.getWidth(), terminal.getHeight());
    display.resize(size.getRows(), size.getColumns());
    display.update(frame(size.getColumns(), size.getRows() - 1), -1);
  }

  private String progress() {
    var statistics = simulation.statistics();
    return String.format(
        Locale.ROOT,
        "%,.1f s  %,d of %,d interactions  %,.0f a second",
        statistics.seconds(),
        statistics.interactions(),
        simulation.plan().interactions(),
        statistics.interactions() / statistics.seconds());
  }

  /** At most so many lines, none of them wider than the terminal. */
  private List<AttributedString> frame(int columns, int rows) {
    var statistics = simulation.statistics();
    var lines = new ArrayList<AttributedString>();
    lines.add(line(progress(), AttributedStyle.BOLD, columns));
    lines.add(plain("ok         " + Summary.text(statistics.okByOperation()), columns));
    lines.add(plain("conflicts  " + Summary.text(statistics.conflictsByCode()), columns));
    lines.add(plain("refused    " + Summary.text(statistics.refusalsByCode()), columns));
    lines.add(failures(statistics, columns));
    lines.add(plain("latency    " + Summary.text(Summary.latency(statistics)), columns));
    lines.add(AttributedString.EMPTY);
    lines.addAll(items(columns, rows - lines.size()));
    return lines;
  }

  private static AttributedString failures(Statistics statistics, int columns) {
    var failures = statistics.failuresByCode();
    var style =
        failures.isEmpty()
            ? AttributedStyle.DEFAULT
            : AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    return line("failures   " + Summary.text(failures), style, columns);
  }

  private List<AttributedString> items(int columns, int rows) {
    var items = simulation.lastSeen();
    var across = columns >= WIDE ? 2 : 1;
    var width = columns / across - 1;
    var lines = new ArrayList<AttributedString>();
    for (int row = 0; row < rows && row < items.size(); row++) {
      var line = new AttributedStringBuilder();
      for (int i = row; i < items.size() && i <= row + rows * (across - 1); i += rows) {
        line.append(item(items.get(i), width)).append(" ");
      }
      lines.add(line.toAttributedString());
    }
    return lines;
  }

  private static AttributedString item(ItemState item, int width) {
    var text =
        "[%s] v%-4d %s"
            .formatted(
                item.done() ? "x" : " ", item.version(), Columns.printable(item.description()));
    var style =
        item.done()
            ? AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN)
            : AttributedStyle.DEFAULT;
    return line(Columns.padded(text, width), style, width);
  }

  private static AttributedString plain(String text, int columns) {
    return line(text, AttributedStyle.DEFAULT, columns);
  }

  private static AttributedString line(String text, AttributedStyle style, int columns) {
    return new AttributedString(Columns.fitted(text, columns), style);
  }

  /** Takes itself away, so that the summary stands in its place. */
  @Override
  public void close() throws IOException {
    telling.cancel(false);
    clock.shutdown();
    if (isTerminal()) {
      display.update(List.of(), 0);
      terminal.flush();
    }
    terminal.close();
  }
}
