package org.guestlist.seed.shell;

import java.io.PrintWriter;
import java.util.function.IntSupplier;
import org.jline.utils.AttributedStyle;

/** Lines, none of them wider than the terminal, in colour where it has any. */
final class Output {
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
    writer.println(text);
    writer.flush();
  }

  void error(String text) {
    writer.println(colours.paint(text, AttributedStyle.DEFAULT.foreground(AttributedStyle.RED)));
    writer.flush();
  }

  /** Columns that begin at the same place in each line; the last takes what is left. */
  void row(String number, String first, String second) {
    var room = Math.max(20, (width.getAsInt() - 6) * 3 / 5);
    line("%5s %s %s".formatted(number, padded(first, room), second));
  }

  private static String padded(String text, int room) {
    var cut = text.length() > room ? text.substring(0, room - 1) + "…" : text;
    return cut + " ".repeat(room - cut.length());
  }

  private String fitted(String text) {
    var stripped = text.stripTrailing();
    var room = width.getAsInt();
    return stripped.length() <= room ? stripped : stripped.substring(0, room - 1) + "…";
  }
}
