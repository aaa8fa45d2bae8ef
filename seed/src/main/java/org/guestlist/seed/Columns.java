package org.guestlist.seed;

import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/**
 * Fits texts into columns of a terminal. A character is what a person takes for one (a grapheme
 * cluster of Unicode), and is never cut; most emoji and East Asian characters are two columns wide.
 */
public final class Columns {
  private static final Pattern CHARACTER = Pattern.compile("\\X");
  private static final String CUT = "…";
  private static final String UNPRINTABLE = "\uFFFD";

  /** Control characters, ends of lines and signs that turn the direction of a text. */
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]");

  private Columns() {}

  /** The text with nothing in it that a terminal takes for a command. */
  public static String printable(String text) {
    return CONTROL.matcher(text).replaceAll(UNPRINTABLE);
  }

  /** How many columns a text takes. */
  public static int width(String text) {
    return CHARACTER.matcher(text).results().mapToInt(found -> widthOf(found.group())).sum();
  }

  /** The widest of its code points, since a terminal shows them in one place. */
  private static int widthOf(String character) {
    return character.codePoints().map(point -> Math.max(0, WCWidth.wcwidth(point))).max().orElse(0);
  }

  /** The text if it fits, else as much of its beginning as does, with an ellipsis behind it. */
  public static String fitted(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    var fitted = new StringBuilder();
    var left = columns - CUT.length();
    var characters = CHARACTER.matcher(text);
    while (characters.find() && left >= widthOf(characters.group())) {
      fitted.append(characters.group());
      left -= widthOf(characters.group());
    }
    return columns < 1 ? "" : fitted.append(CUT).toString();
  }

  /** The text in exactly so many columns. */
  public static String padded(String text, int columns) {
    var fitted = fitted(text, columns);
    return fitted + " ".repeat(Math.max(0, columns - width(fitted)));
  }
}
