package org.guestlist.fuzz;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestlist.http.Chance;
import org.guestlist.testing.BadValue;

/** Values that an argument may be given, right or wrong. */
final class Values {
  private Values() {}

  /** Any value for an argument of a type, as the schema writes it. */
  static FuzzValue any(Chance chance, Scene scene, String type) {
    return switch (chance.below(10)) {
      case 0, 1, 2 -> bad(chance, type);
      case 3 -> json(chance);
      case 4 -> FuzzValue.of("null", "null");
      default -> ofType(chance, scene, type.replaceAll("[\\[\\]!]", ""), type.startsWith("["));
    };
  }

  private static FuzzValue bad(Chance chance, String type) {
    var values = BadValue.of(type);
    var bad = values.get(chance.below(values.size()));
    return FuzzValue.of("bad", bad.json());
  }

  private static FuzzValue ofType(Chance chance, Scene scene, String type, boolean isList) {
    if (isList) {
      var some = Stream.generate(() -> ofType(chance, scene, type, false).json());
      var count = chance.of(0, 1, 2, 50, 51, 200);
      var list = some.limit(count).collect(Collectors.joining(", ", "[", "]"));
      return FuzzValue.of("list", list);
    }
    return switch (type) {
      case "ID" -> id(chance, scene);
      case "String" -> Texts.any(chance, scene);
      case "Int" -> number(chance);
      case "Boolean" -> FuzzValue.of("boolean", chance.of("true", "false", "\"true\"", "0"));
      default -> FuzzValue.name("name", chance.of("OWNER", "EDITOR", "VIEWER", "NOBODY", "owner"));
    };
  }

  private static FuzzValue id(Chance chance, Scene scene) {
    var item = scene.items().get(0);
    return switch (chance.below(7)) {
      case 0 -> FuzzValue.text("list", scene.list());
      case 1 -> FuzzValue.text("item", item);
      case 2 -> FuzzValue.text("user", chance.of(scene.owner().id(), scene.stranger().id()));
      case 3 -> FuzzValue.text("changed", Texts.changed(chance, chance.of(scene.list(), item)));
      case 4 -> FuzzValue.text("long", "a".repeat(chance.of(1_023, 1_024, 1_025, 20_000)));
      case 5 -> FuzzValue.of("number", chance.of("0", "-1", "7", "12345678901234567890", "1.0"));
      default -> FuzzValue.text("unicode", Texts.unicode(chance, 20));
    };
  }

  private static FuzzValue number(Chance chance) {
    return FuzzValue.of(
        "number",
        chance.of(
            "0",
            "1",
            "-1",
            "99",
            "100",
            "101",
            "2147483647",
            "2147483648",
            "-2147483648",
            "1.0",
            "1.5",
            "1e2",
            "-0",
            "1e-1",
            "\"1\"",
            "true",
            "[1]",
            "1E400"));
  }

  /** Anything that JSON can say, in a notation that GraphQL has, too. */
  private static FuzzValue json(Chance chance) {
    return FuzzValue.of("json", json(chance, 3));
  }

  private static String json(Chance chance, int depth) {
    return switch (chance.below(depth > 0 ? 8 : 5)) {
      case 0 -> "null";
      case 1 -> chance.of("true", "false");
      case 2 -> chance.of("0", "-7", "1e3", "0.25", "9".repeat(chance.length(400)));
      case 3, 4 -> FuzzValue.quoted(chance.of("", "x", "\u00e9", "id"));
      case 5, 6 -> "[" + json(chance, depth - 1) + ", " + json(chance, depth - 1) + "]";
      default -> "{\"" + chance.of("a", "id", "first") + "\": " + json(chance, depth - 1) + "}";
    };
  }
}
