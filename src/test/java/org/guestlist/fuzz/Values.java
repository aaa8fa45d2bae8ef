package org.guestlist.fuzz;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestlist.http.Chance;
import org.guestlist.testing.BadValue;

/** Values that an argument may be given, right or wrong. */
final class Values {
  /** What is not what it looks like, takes more room than one thinks, or cannot be seen. */
  private static final List<String> PARTS =
      List.of(
          "a",
          "Z",
          "0",
          " ",
          "\t",
          "\n",
          "\r\n",
          "\u0000",
          "\u001b",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u00ad",
          "\u00e9",
          "e\u0301",
          "\u0130",
          "\u00df",
          "\u0660",
          "\u0645",
          "\u05d0",
          "\u1e9e",
          "\u2003",
          "\u200b",
          "\u200d",
          "\u200e",
          "\u2028",
          "\u2029",
          "\u202e",
          "\u2066",
          "\u2069",
          "\u3164",
          "\ufb01",
          "\uff21",
          "\ufe0f",
          "\ufeff",
          "\ufffd",
          "\uffff",
          "\ue000",
          "\ud83d\ude00",
          "\ud83d\udc68\u200d\ud83d\udc69",
          "\ud834\udd1e",
          "\udb40\udc41",
          "\udbff\udfff",
          "\ud800",
          "\udc00",
          "\"",
          "\\",
          "'",
          "%s",
          "${x}",
          "{{x}}",
          "<b>",
          "#",
          "@",
          ".",
          "xn--",
          "//",
          ";",
          "\u0301\u0301\u0301");

  private static final List<String> ADDRESSES =
      List.of(
          "a@b",
          "a@b.c",
          "A@EXAMPLE.COM",
          "a@@example.com",
          "@example.com",
          "a@",
          "a b@example.com",
          "\"a b\"@example.com",
          "a@[127.0.0.1]",
          "a@xn--bcher-kva.example",
          "a@b\u00fccher.example",
          "a@xn--.example",
          "a@xn--a-.example",
          "a@-b.example",
          "a@b..example",
          ".a@example.com",
          "a..b@example.com",
          "\u00e9@example.com",
          "e\u0301@example.com",
          "a@example.com.",
          "a@\u3002com",
          "a@exa\u00admple.com",
          "\u0130@example.com",
          "a@\ud83d\ude00.example",
          "a@xn--e28h.example",
          "a@xn--99999999999.example",
          "a@b.c\u0000");

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
      case "String" -> text(chance, scene);
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
      case 3 -> FuzzValue.text("changed", changed(chance, chance.of(scene.list(), item)));
      case 4 -> FuzzValue.text("long", "a".repeat(chance.of(1_023, 1_024, 1_025, 20_000)));
      case 5 -> FuzzValue.of("number", chance.of("0", "-1", "7", "12345678901234567890", "1.0"));
      default -> FuzzValue.text("unicode", unicode(chance, 20));
    };
  }

  private static String changed(Chance chance, String text) {
    var at = chance.below(text.length());
    return text.substring(0, at)
        + chance.of("", "a", "A", "=", "_", "-", "\u00e9", "\n")
        + text.substring(at + chance.below(2));
  }

  private static FuzzValue text(Chance chance, Scene scene) {
    return switch (chance.below(7)) {
      case 0 ->
          FuzzValue.text(
              "limit",
              chance
                  .of("a", "\u00e9", "\ud83d\ude00", "e\u0301")
                  .repeat(chance.of(63, 64, 199, 200, 201, 254, 255, 1_000, 2_000, 2_001)));
      case 1, 2 -> FuzzValue.text("address", chance.of(ADDRESSES.toArray(String[]::new)));
      case 3 -> {
        var cursors = List.copyOf(scene.cursors().values());
        var cursor = cursors.get(chance.below(cursors.size()));
        yield FuzzValue.text("cursor", chance.oneIn(2) ? cursor : changed(chance, cursor));
      }
      case 4 -> FuzzValue.text("address", unicode(chance, 5) + "@" + unicode(chance, 5) + ".com");
      default -> FuzzValue.text("unicode", unicode(chance, chance.of(3, 20, 300)));
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

  /** Any characters. */
  static String unicode(Chance chance, int longest) {
    var parts = PARTS.toArray(String[]::new);
    return chance.repeated(
        chance.length(longest),
        i -> chance.oneIn(5) ? Character.toString(chance.below(0x110000)) : chance.of(parts));
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
