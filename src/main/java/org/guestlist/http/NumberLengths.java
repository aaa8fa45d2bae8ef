package org.guestlist.http;

import org.guestlist.model.DomainException;

/**
 * Refuses documents with numbers of many digits: the time that a number takes to be read grows with
 * the square of its length. Passes over texts and comments, in one pass over the document.
 */
final class NumberLengths {
  /** More than any number of the schema can have, by far. */
  static final int MOST_DIGITS = 100;

  /** Of all numbers of a document: what they cost to be read grows with them, too. */
  static final int MOST_DIGITS_OF_ALL = 5_000;

  private static final String BLOCK_QUOTES = "\"\"\"";

  private static final String ESCAPED_QUOTES = "\\" + BLOCK_QUOTES;

  private final String text;
  private int at;
  private int all;

  private NumberLengths(String text) {
    this.text = text;
  }

  /** Fails with BAD_USER_INPUT where one number, or all of them, have too many digits. */
  static void require(String text) {
    new NumberLengths(text).read();
  }

  private void read() {
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case '"' -> passText();
        case '#' -> passComment();
        default -> passOther();
      }
    }
  }

  private void passOther() {
    if (isLetter(text.charAt(at))) {
      passName();
    } else if (isDigit(text.charAt(at))) {
      passNumber();
    } else {
      at++;
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

  /** A name may have any digits. */
  private void passName() {
    while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
      at++;
    }
  }

  private void passNumber() {
    var digits = 0;
    while (at < text.length() && isOfNumber(text.charAt(at))) {
      digits += isDigit(text.charAt(at)) ? 1 : 0;
      at++;
    }
    all += digits;
    if (digits > MOST_DIGITS || all > MOST_DIGITS_OF_ALL) {
      throw DomainException.badUserInput(
          "query",
          "The document has a number of more than "
              + MOST_DIGITS
              + " digits, or numbers of more than "
              + MOST_DIGITS_OF_ALL
              + ": send fewer.");
    }
  }

  private static boolean isOfNumber(char character) {
    return isDigit(character) || ".eE+-".indexOf(character) >= 0;
  }

  private static boolean isLetter(char character) {
    return character == '_'
        || ('a' <= character && character <= 'z')
        || ('A' <= character && character <= 'Z');
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
