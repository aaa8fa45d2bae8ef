package org.guestlist.fuzz;

import java.util.ArrayList;
import java.util.List;

/** The tokens of a document that is GraphQL, as texts and without what stands between them. */
final class Lexemes {
  private static final String BLOCK = "\"\"\"";
  private static final String IGNORED = " \t\r\n,";

  private final String document;
  private int at;

  private Lexemes(String document) {
    this.document = document;
  }

  static List<String> of(String document) {
    return new Lexemes(document).all();
  }

  private List<String> all() {
    var all = new ArrayList<String>();
    while (at < document.length()) {
      var begin = at;
      skip();
      if (IGNORED.indexOf(document.charAt(begin)) < 0) {
        all.add(document.substring(begin, at));
      }
    }
    return all;
  }

  private void skip() {
    if (document.startsWith(BLOCK, at)) {
      var end = document.indexOf(BLOCK, at + BLOCK.length());
      at = end < 0 ? document.length() : end + BLOCK.length();
    } else if (document.charAt(at) == '"') {
      skipString();
    } else if (document.startsWith("...", at)) {
      at += 3;
    } else if (isWord(document.charAt(at))) {
      while (at < document.length() && isWord(document.charAt(at))) {
        at++;
      }
    } else {
      at++;
    }
  }

  private void skipString() {
    at++;
    while (at < document.length() && document.charAt(at) != '"') {
      at += document.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(at + 1, document.length());
  }

  /** A character of a name or a number. */
  static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "_-+.".indexOf(c) >= 0;
  }
}
