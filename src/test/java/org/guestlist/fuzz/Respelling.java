package org.guestlist.fuzz;

import java.util.stream.Collectors;
import org.guestlist.http.Chance;

/** Other spellings of one document: other blanks, commas, comments and escapes. */
final class Respelling {
  private Respelling() {}

  static GraphQlText of(Chance chance, GraphQlText text) {
    var query =
        Lexemes.of(text.query()).stream()
            .map(lexeme -> lexeme(chance, lexeme))
            .collect(Collectors.joining());
    return new GraphQlText(query, variables(chance, text.variables()));
  }

  private static String lexeme(Chance chance, String lexeme) {
    var spelt = lexeme.startsWith("\"") ? string(chance, lexeme) : lexeme;
    // Two words need something between them.
    return spelt
        + chance.of(
            " ", "\n", "\t", ",", "\r\n", "  ", ", ,", "#\n", " # }\"\"\"{\n", "\n#\u00e9 me\n");
  }

  private static String string(Chance chance, String quoted) {
    var inside = quoted.substring(1, quoted.length() - 1);
    if (isPlain(inside) && chance.oneIn(2)) {
      return "\"\"\"" + inside + "\"\"\"";
    }
    return chance.oneIn(2) ? quoted : "\"" + escaped(chance, inside) + "\"";
  }

  /** Whether it is the same text between three quotes. */
  private static boolean isPlain(String text) {
    return !text.isBlank()
        && text.equals(text.strip())
        && text.chars().allMatch(c -> c >= ' ' && c < 127 && c != '"' && c != '\\');
  }

  /** With some characters as escapes; what has a backslash is left as it is. */
  private static String escaped(Chance chance, String text) {
    return text.indexOf('\\') >= 0
        ? text
        : text.chars()
            .mapToObj(
                c ->
                    !Character.isSurrogate((char) c) && chance.oneIn(4)
                        ? "\\u%04X".formatted(c)
                        : Character.toString((char) c))
            .collect(Collectors.joining());
  }

  private static String variables(Chance chance, String json) {
    return chance.oneIn(2) ? json : "\n" + json + "\t";
  }
}
