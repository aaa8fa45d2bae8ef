package org.guestlist.http;

import org.guestlist.model.DomainException;

/**
 * Refuses documents with numbers of many digits: the time that a number takes to be read grows with
 * the square of its length. Passes over texts and comments, in one pass over the document.
 */
final class NumberLengths {
  /** More than any number of the schema can have, by far. */
  static final int MOST_DIGITS = 100;

  private static final String BLOCK_QUOTES = "\"\"\"";

  private static final String ESCAPED_QUOTES = "\\" + BLOCK_QUOTES;

  private final String text;
  private int at;

  private NumberLengths(String text) {
    this.text = text;
  }

  /** Fails with BAD_USER_INPUT where there is a number of more than {@link #MOST_DIGITS} digits. */
  static void require(String text) {
    new NumberLengths(text).read();
  }

  private void read() {
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case '"' -> passText();
        case '#' -> passComment();
        default -> passDigits();
      }
    }
  }

  private void passComment() {
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
  }

  private void passText() {
    var isBlock = text.startsWith(BLOCK_QUOTES, at);
    var quotes = isBlock ? BLOCK_QUOTES : "\"";
    at += quotes.length();
    while (at < text.length() && !text.startsWith(quotes, at)) {
      at += isBlock ? lengthInBlock() : lengthInText();
    }
    at = Math.min(text.length(), at + quotes.length());
  }

  /** In a block only its own quotes can be escaped. */
  private int lengthInBlock() {
    return text.startsWith(ESCAPED_QUOTES, at) ? ESCAPED_QUOTES.length() : 1;
  }

  private int lengthInText() {
    return text.charAt(at) == '\\' ? 2 : 1;
  }

  private void passDigits() {
    var start = at;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    if (at - start > MOST_DIGITS) {
      throw DomainException.badUserInput(
          "query",
          "The document has a number of more than " + MOST_DIGITS + " digits: send a shorter one.");
    }
    at = Math.max(at, start + 1);
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
