package org.guestlist.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestlist.http.Chance;

/** Bodies: JSON of any shape that has something of a request, and such with bytes changed. */
final class Bodies {
  private Bodies() {}

  static byte[] of(Chance chance, GraphQlText good) {
    var body = chance.oneIn(2) ? object(chance, good) : good.json();
    var bytes = body.getBytes(UTF_8);
    for (int i = chance.oneIn(2) ? chance.length(4) : 0; i > 0 && bytes.length > 0; i--) {
      bytes[chance.below(bytes.length)] ^= (byte) (1 << chance.below(8));
    }
    return bytes;
  }

  private static String object(Chance chance, GraphQlText good) {
    var fields =
        Stream.generate(() -> field(chance, good))
            .limit(chance.length(6))
            .collect(Collectors.joining(chance.of(",", " , ", ",\n")));
    var object = "{" + fields + "}";
    return chance.of(
        object, object, object, object, "[" + object + "]", object + object, " " + object);
  }

  private static String field(Chance chance, GraphQlText good) {
    var name =
        chance.of("query", "query", "query", "variables", "operationName", "extensions", "x");
    var value =
        switch (name) {
          case "query" -> FuzzValue.quoted(good.query());
          case "variables" -> good.variables();
          case "operationName" -> chance.of("\"Q\"", "\"\"", "null", "\"R\"");
          default -> "{}";
        };
    return FuzzValue.quoted(name) + ": " + (chance.oneIn(5) ? other(chance) : value);
  }

  private static String other(Chance chance) {
    var depth = chance.of(3, 100, 500, 999, 1_001, 20_000);
    return chance.of(
        "null",
        "1",
        "-0.5e3",
        "\"\"",
        "\" \"",
        "[]",
        "{}",
        "true",
        "[{}]",
        "{\"v0\": {}}",
        "01",
        "{\"a\": 1, \"a\": 2}",
        "1e999999999",
        "\"\\ud800\"",
        "NaN",
        "'x'",
        "\"\u0001\"",
        "[".repeat(depth) + "]".repeat(depth),
        "{\"a\": ".repeat(depth) + "1" + "}".repeat(depth),
        "9".repeat(depth),
        "\"" + "\\u0041".repeat(depth / 6) + "\"",
        "{\"v0\": 1e" + depth + "}");
  }
}
