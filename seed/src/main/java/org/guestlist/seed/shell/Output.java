package org.guestlist.seed.shell;

import java.io.PrintWriter;
import java.util.function.IntSupplier;
import org.guestlist.seed.Columns;
import org.jline.utils.AttributedStyle;

/** Lines, none of them wider than the terminal, in colour where it has any. */
final class Output {
  /** Of a terminal that does not say how wide it is. */
  private static final int USUAL_WIDTH = 80;

  private final PrintWriter writer;
  private final IntSupplier width;
  private final Colours colours;

  Output(PrintWriter writer, IntSupplier width, Colours colours) {
    this.writer = writer;
    this.width = width;
    this.colours = colours;
  }

  /** Makes a text coloured, or leaves it. */
  interface Colours {
    Colours NONE = (text, style) -> text;

    String paint(String text, AttributedStyle style);
  }

  void line(String text) {
    writer.println(fitted(text));
    writer.flush();
  }

  void line(String text, AttributedStyle style) {
    writer.println(colours.paint(fitted(text), style));
    writer.flush();
  }

  /** Whole, whatever its width: what a person has to read or to copy. */
  void whole(String text) {
    writer.println(Columns.printable(text));
    writer.flush();
  }

  void error(String text) {
    var line = Columns.printable(text);
    writer.println(colours.paint(line, AttributedStyle.DEFAULT.foreground(AttributedStyle.RED)));
    writer.flush();
  }

  /** Columns that begin at the same place in each line; the last takes what is left. */
  void row(String number, String first, String second) {
    var room = Math.max(20, (columns() - 6) * 3 / 5);
    line("%5s %s %s".formatted(number, Columns.padded(Columns.printable(first), room), second));
  }

  private String fitted(String text) {
    return Columns.fitted(Columns.printable(text.stripTrailing()), columns());
  }

  private int columns() {
    var told = width.getAsInt();
    return told > 0 ? told : USUAL_WIDTH;
  }

  /**
   * Whether nobody reads any more, as behind {@code head}; standard output keeps that to itself.
   */
  boolean isClosed() {
    return writer.checkError() || System.out.checkError();
  }
}
