package org.guestlist.seed.shell;

import java.util.ArrayList;
import java.util.List;
import org.guestlist.seed.Problem;

/**
 * A line of the shell, in words. Quotes keep blanks together; a backslash is a character like any
 * other, but before a quote inside of quotes, which it makes a part of the text.
 */
record Line(String text, List<Word> words) {
  /**
   * A word, and where in the line it begins and ends.
   *
   * @param value without the quotes around it
   */
  record Word(String value, int begin, int end) {}

  private static final char QUOTE = '"';
  private static final char ESCAPE = '\\';

  /**
   * Reads a line.
   *
   * @throws Problem if a quote is open
   */
  static Line of(String typed) {
    var text = typed.strip();
    var words = new ArrayList<Word>();
    var at = 0;
    while (at < text.length()) {
      var word = text.charAt(at) == QUOTE ? quoted(text, at) : plain(text, at);
      words.add(word);
      at = afterBlanks(text, word.end());
    }
    return new Line(text, List.copyOf(words));
  }

  private static int afterBlanks(String text, int from) {
    var at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static Word plain(String text, int begin) {
    var end = begin;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return new Word(text.substring(begin, end), begin, end);
  }

  private static Word quoted(String text, int begin) {
    var value = new StringBuilder();
    for (int at = begin + 1; at < text.length(); at++) {
      var letter = text.charAt(at);
      if (letter == QUOTE) {
        return new Word(value.toString(), begin, at + 1);
      }
      if (letter == ESCAPE && at + 1 < text.length() && text.charAt(at + 1) == QUOTE) {
        at++;
      }
      value.append(text.charAt(at));
    }
    throw new Problem("A quote is open.");
  }

  /**
   * The text from a word to the end of the line as it was typed; without quotes, if they are around
   * all of it.
   */
  String from(int index) {
    var word = words.get(index);
    return index == words.size() - 1 ? word.value() : text.substring(word.begin());
  }
}
