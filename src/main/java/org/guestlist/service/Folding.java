package org.guestlist.service;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;

/**
 * Folds the text of an identifier: NFC, and each letter in its lower case. A character that folding
 * would turn into another one is not taken, see docs/adr/0022.
 */
final class Folding {
  private static final int ASCII = 0x80;

  /** Letters and marks by their category that cannot be seen, or that RFC 8264 takes out. */
  private static final int[][] EXCEPTIONS = {
    {0x034F, 0x034F}, {0x0640, 0x0640}, {0x07FA, 0x07FA}, {0x1100, 0x11FF}, {0x17B4, 0x17B5},
    {0x180B, 0x180F}, {0x302E, 0x302F}, {0x3031, 0x3035}, {0x303B, 0x303B}, {0x3164, 0x3164},
    {0xA960, 0xA97F}, {0xD7B0, 0xD7FF}, {0xFE00, 0xFE0F}, {0xFFA0, 0xFFA0}, {0xE0100, 0xE01EF},
  };

  private Folding() {}

  /**
   * Returns the folded text. Every character of it is ASCII, of which the caller has to say more,
   * or a letter, digit or mark that can be seen. Empty where the text has others.
   */
  static Optional<String> fold(String text) {
    if (!text.codePoints().allMatch(Folding::staysItself)) {
      return Optional.empty();
    }
    var lower = lower(Normalizer.normalize(text, Form.NFC));
    return Optional.of(Normalizer.normalize(lower, Form.NFC))
        .filter(folded -> folded.codePoints().allMatch(Folding::isTaken));
  }

  /** Letter by letter: what stands around one does not change it, as it would a final sigma. */
  private static String lower(String text) {
    return text.codePoints()
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The Kelvin sign is a K to NFC; a dotted capital I is two characters in lower case. */
  private static boolean staysItself(int codePoint) {
    if (codePoint < ASCII) {
      return true;
    }
    var text = Character.toString(codePoint);
    return Normalizer.isNormalized(text, Form.NFKC) && codePoint != '\u0130';
  }

  private static boolean isTaken(int codePoint) {
    return codePoint < ASCII
        || ((isLetterOrDigit(codePoint) || isMark(codePoint)) && isSeen(codePoint));
  }

  private static boolean isLetterOrDigit(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.LOWERCASE_LETTER,
          Character.UPPERCASE_LETTER,
          Character.OTHER_LETTER,
          Character.MODIFIER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER ->
          true;
      default -> false;
    };
  }

  /** Whether a character joins the one before it, so that nothing may begin with it. */
  static boolean isMark(int codePoint) {
    var type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isSeen(int codePoint) {
    for (var range : EXCEPTIONS) {
      if (range[0] <= codePoint && codePoint <= range[1]) {
        return false;
      }
    }
    return true;
  }
}
