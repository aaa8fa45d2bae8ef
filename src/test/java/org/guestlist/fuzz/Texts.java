package org.guestlist.fuzz;

import java.util.List;
import org.guestlist.http.Chance;

/** Texts of every kind of Unicode and of lengths around the limits, addresses, and cursors. */
final class Texts {
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

  private Texts() {}

  /** Any text. */
  static FuzzValue any(Chance chance, Scene scene) {
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

  /** A text with one character more, less, or another one. */
  static String changed(Chance chance, String text) {
    var at = chance.below(text.length());
    return text.substring(0, at)
        + chance.of("", "a", "A", "=", "_", "-", "\u00e9", "\n")
        + text.substring(at + chance.below(2));
  }

  /** Any characters. */
  static String unicode(Chance chance, int longest) {
    var parts = PARTS.toArray(String[]::new);
    return chance.repeated(
        chance.length(longest),
        i -> chance.oneIn(5) ? Character.toString(chance.below(0x110000)) : chance.of(parts));
  }
}
