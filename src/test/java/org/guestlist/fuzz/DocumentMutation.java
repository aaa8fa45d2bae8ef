package org.guestlist.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.guestlist.http.Chance;

/** Documents that were good before one to three of their tokens or characters were changed. */
final class DocumentMutation {
  private static final String[] TOKENS = {
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ":",
    "$",
    "@",
    "!",
    "...",
    "=",
    "|",
    "&",
    "on",
    "query",
    "mutation",
    "subscription",
    "fragment",
    "null",
    "true",
    "1",
    "-",
    "1e",
    "\"\"",
    "\"\"\"",
    "$v0",
    "$none",
    "@skip",
    "@deprecated",
    "__typename",
    "__schema{types{name}}",
    "__type",
    "id",
    "extend",
    "input",
    "#",
    "\ufeff",
    "\u0000",
    "\ud83d\ude00",
    "first:100",
    "me",
    "F0",
    "Q",
    "..."
  };

  private DocumentMutation() {}

  static GraphQlText of(Chance chance, GraphQlText good) {
    if (chance.oneIn(4)) {
      return new GraphQlText(good.query(), variables(chance, good.variables()));
    }
    var query = good.query();
    for (int i = chance.length(3); i > 0; i--) {
      query = chance.oneIn(4) ? characters(chance, query) : tokens(chance, query);
    }
    return new GraphQlText(query, good.variables());
  }

  private static String tokens(Chance chance, String query) {
    var tokens = new ArrayList<>(Lexemes.of(query));
    if (tokens.isEmpty()) {
      return query;
    }
    var at = chance.below(tokens.size());
    switch (chance.below(6)) {
      case 0 -> tokens.remove(at);
      case 1 -> tokens.add(at, tokens.get(at));
      case 2 -> Collections.swap(tokens, at, chance.below(tokens.size()));
      case 3 -> tokens.set(at, chance.of(TOKENS));
      case 4 -> tokens.add(at, chance.of(TOKENS));
      default -> tokens.addAll(at, repeated(chance, tokens, at));
    }
    return String.join(" ", tokens);
  }

  private static List<String> repeated(Chance chance, List<String> tokens, int at) {
    var part = tokens.subList(at, Math.min(tokens.size(), at + chance.length(10)));
    var times = chance.of(1, 2, 20, 120);
    return Collections.nCopies(times, List.copyOf(part)).stream().flatMap(List::stream).toList();
  }

  private static String characters(Chance chance, String query) {
    if (query.isEmpty()) {
      return query;
    }
    var at = chance.below(query.length());
    var other = chance.oneIn(2) ? Texts.unicode(chance, 3) : "";
    return query.substring(0, at) + other + query.substring(at + chance.below(2));
  }

  /** Missing, superfluous, null, and of other types. */
  private static String variables(Chance chance, String variables) {
    var inside = variables.substring(1, variables.length() - 1);
    return switch (chance.below(6)) {
      case 0 -> "{}";
      case 1 -> "null";
      case 2 -> "{\"superfluous\": 1" + (inside.isEmpty() ? "" : ", ") + inside + "}";
      case 3 -> variables.replaceAll("\"v0\": (\"[^\"\\\\]*\"|\\w+)", "\"v0\": null");
      case 4 -> variables.replace("\"v0\": ", "\"v0\": [");
      default -> variables.replaceAll("\"v(\\d)\": (\"[^\"\\\\]*\"|\\w+)", "\"v$1\": {\"a\": $2}");
    };
  }
}
