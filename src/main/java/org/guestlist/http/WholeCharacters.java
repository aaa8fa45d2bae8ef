package org.guestlist.http;

import java.io.Reader;

/**
 * Reads a text in pieces that begin and end between characters. ANTLR 4.13 takes the two halves of
 * a surrogate pair for two characters where one piece ends and the next begins between them, so
 * that the lexer refuses a document, or not, depending on the length of what stands before. For one
 * reader.
 */
final class WholeCharacters extends Reader {
  /** Characters that ANTLR asks for at once; a longer piece would be cut into pieces of that. */
  private static final int PIECE = 4_096;

  private final String text;
  private int next;

  WholeCharacters(String text) {
    this.text = text;
  }

  @Override
  public int read(char[] piece, int offset, int length) {
    if (next == text.length()) {
      return -1;
    }
    var end = Math.min(text.length(), next + Math.min(length, PIECE));
    if (end < text.length() && end - next > 1 && isWithinCharacter(end)) {
      end--;
    }
    text.getChars(next, end, piece, offset);
    var count = end - next;
    next = end;
    return count;
  }

  private boolean isWithinCharacter(int index) {
    return Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
  }

  /** Else what buffers this would fill up a piece with the beginning of the next. */
  @Override
  public boolean ready() {
    return false;
  }

  @Override
  public void close() {
    // A text needs no closing.
  }
}
