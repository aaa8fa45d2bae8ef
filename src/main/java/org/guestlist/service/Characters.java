package org.guestlist.service;

/** Says of characters (Unicode code points) what a text may do with them. */
final class Characters {
  private static final int NEXT_LINE = 0x85;
  private static final int BRAILLE_BLANK = 0x2800;

  private Characters() {}

  /** Returns the text without white space around it, of any kind in Unicode. */
  static String stripped(String text) {
    var start = 0;
    var end = text.length();
    while (start < end && isWhiteSpace(text.charAt(start))) {
      start++;
    }
    while (start < end && isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** The property White_Space, of which no character has two halves. */
  private static boolean isWhiteSpace(char character) {
    return Character.isSpaceChar(character)
        || ('\t' <= character && character <= '\r')
        || character == NEXT_LINE;
  }

  /** Whether no character is half of a surrogate pair, which UTF-8 and the database cannot hold. */
  static boolean areWhole(String text) {
    return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  static boolean isLineOrParagraphSeparator(int character) {
    return character == '\u2028' || character == '\u2029';
  }

  /** Embeddings, overrides and isolates: they change the order of what stands around the text. */
  static boolean changesDirection(int character) {
    return ('\u202a' <= character && character <= '\u202e')
        || ('\u2066' <= character && character <= '\u2069');
  }

  /** Whether there is something to be seen of a character that stands alone. */
  static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> !isBlankLetter(character) && !isUnassignedAndIgnored(character);
    };
  }

  /** Fillers of Hangul, and a Braille pattern without dots. */
  private static boolean isBlankLetter(int character) {
    return switch (character) {
      case 0x115F, 0x1160, 0x3164, 0xFFA0, BRAILLE_BLANK -> true;
      default -> false;
    };
  }

  private static boolean isUnassignedAndIgnored(int character) {
    return character == 0x2065
        || (0xFFF0 <= character && character <= 0xFFF8)
        || (0xE0000 <= character && character <= 0xE0FFF)
        || (character & 0xFFFE) == 0xFFFE
        || (0xFDD0 <= character && character <= 0xFDEF);
  }
}
