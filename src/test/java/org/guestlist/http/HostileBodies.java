package org.guestlist.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.guestlist.http.HostileRequest.Outcome.REFUSED;
import static org.guestlist.http.HostileRequest.Outcome.REFUSED_OR_CLOSED;
import static org.guestlist.http.HostileRequest.Outcome.REFUSED_OR_GOOD;
import static org.guestlist.testing.Wire.joined;

import java.util.Arrays;
import java.util.List;

/**
 * Bodies that are no JSON, or JSON that is no request.
 *
 * @param caller the header that says who sends them
 */
record HostileBodies(Chance chance, String caller) {
  private static final String DOCUMENT =
      "query Q($id: ID!, $first: Int!) { me { id email lists(first: $first) { nodes { title } } }"
          + " user(id: $id) { id email } }";

  private static final String GOOD =
      "{\"query\": \""
          + DOCUMENT
          + "\", \"operationName\": \"Q\", \"variables\": {\"id\": \"x\", \"first\": 3},"
          + " \"extensions\": {\"a\": [1, {\"b\": null}, \"\\u00e9\\n\", -0.5e3, true]}}";

  /** It would make a list, if anybody took it for a request. */
  private static final String HARMFUL = "mutation { createList(title: \\\"x\\\") { id } }";

  List<HostileCategory> categories() {
    return List.of(
        HostileCategory.of("JSON with bytes cut", 220, i -> mutated(this::cut)),
        HostileCategory.of("JSON with bytes flipped", 220, i -> mutated(this::flipped)),
        HostileCategory.of("JSON with bytes inserted", 220, i -> mutated(this::inserted)),
        HostileCategory.of("JSON with bytes duplicated", 150, i -> mutated(this::duplicated)),
        HostileCategory.of("JSON that is nested deeply", 70, i -> nested()),
        HostileCategory.of("JSON of the wrong form", 60, i -> malformed()),
        HostileCategory.of("numbers in JSON", 130, i -> number()),
        HostileCategory.of("surrogates in JSON", 90, i -> surrogate()),
        HostileCategory.of("bytes that are no UTF-8", 120, i -> notUnicode()),
        HostileCategory.of("control characters in JSON", 80, i -> control()),
        HostileCategory.of("bodies that are too long", 20, i -> tooLong()));
  }

  private HostileRequest post(byte[] body, HostileRequest.Outcome outcome) {
    var accept =
        chance.of(
            "", "Accept: application/json\r\n", "Accept: application/graphql-response+json\r\n");
    return HostileRequest.post(caller + accept, body, outcome);
  }

  private HostileRequest post(String body, HostileRequest.Outcome outcome) {
    return post(body.getBytes(UTF_8), outcome);
  }

  @FunctionalInterface
  private interface Mutation {
    byte[] of(byte[] good);
  }

  private HostileRequest mutated(Mutation mutation) {
    var body = GOOD.getBytes(UTF_8);
    for (int i = chance.length(3); i > 0 && body.length > 0; i--) {
      body = mutation.of(body);
    }
    return post(body, REFUSED_OR_GOOD);
  }

  private byte[] cut(byte[] good) {
    var from = chance.below(good.length);
    var to = chance.oneIn(2) ? good.length : Math.min(good.length, from + chance.length(40));
    return joined(Arrays.copyOf(good, from), Arrays.copyOfRange(good, to, good.length));
  }

  private byte[] flipped(byte[] good) {
    var bytes = good.clone();
    for (int i = chance.length(5); i > 0; i--) {
      bytes[chance.below(bytes.length)] ^= (byte) (1 << chance.below(8));
    }
    return bytes;
  }

  private byte[] inserted(byte[] good) {
    var text =
        chance.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            ",",
            ":",
            "\\u",
            "\\ud83d",
            "'",
            "//",
            "/* */",
            "\ufeff",
            "NaN",
            "Infinity",
            "0x1",
            "01",
            "+1",
            "1.",
            ".5",
            "1e",
            "--1",
            "undefined",
            "\\x00");
    var bytes = chance.oneIn(2) ? text.getBytes(UTF_8) : chance.bytes(chance.length(6));
    var at = chance.below(good.length + 1);
    var head = joined(Arrays.copyOf(good, at), bytes);
    return joined(head, Arrays.copyOfRange(good, at, good.length));
  }

  private byte[] duplicated(byte[] good) {
    var from = chance.below(good.length);
    var to = Math.min(good.length, from + chance.length(80));
    return joined(Arrays.copyOf(good, to), Arrays.copyOfRange(good, from, good.length));
  }

  private HostileRequest nested() {
    var depth = chance.of(40, 200, 900, 998, 999, 1_000, 1_001, 1_002, 3_000, 12_000, 30_000);
    var open = chance.of("[", "{\"a\":", "[{\"a\":", "[[],").repeat(depth);
    open = open.substring(0, Math.min(open.length(), 60_000));
    var close = chance.oneIn(2) ? "" : closing(open);
    return chance.oneIn(6)
        ? post(open + "1" + close, REFUSED)
        : post(withVariable(chance.of("id", "first"), open + "1" + close), REFUSED);
  }

  private static String closing(String open) {
    var close = new StringBuilder();
    for (int i = 0; i < open.length(); i++) {
      switch (open.charAt(i)) {
        case '[' -> close.append(']');
        case '{' -> close.append('}');
        case ']' -> close.deleteCharAt(close.length() - 1);
        default -> close.append("");
      }
    }
    return close.reverse().toString();
  }

  /** The good request with another value for one of its variables. */
  private static String withVariable(String name, String json) {
    var good = name.equals("id") ? "\"id\": \"x\"" : "\"first\": 3";
    return GOOD.replace(good, "\"" + name + "\": " + json);
  }

  private HostileRequest malformed() {
    var harmful = "{\"query\": \"" + HARMFUL + "\"";
    var form =
        chance.of(
            "[%s}]",
            "[%s}, %s}]",
            "%s}%s}",
            "%s}x",
            "\"%s\"",
            "%s",
            "%s,}",
            "%s, \"query\": \"{me{id}}\"}",
            "{\"a\": %s}}",
            "%s, \"variables\": []}",
            "%s, \"variables\": 1e9}",
            "%s, \"operationName\": {}}",
            "%s, \"operationName\": \"Q\"}",
            "%s, \"extensions\": \"\"}",
            "\ufeff%s}",
            "/**/%s}",
            "%s} //",
            "{\"\\u0071uery\": 1, %s}",
            "(%s})",
            "callback(%s})");
    var filler = chance.of("", " ", "\n".repeat(chance.length(2_000)), "\t");
    return post(form.replace("%s", filler + harmful), REFUSED);
  }

  private HostileRequest number() {
    var digits =
        chance
            .of("9", "1", "-9", "0.0", "-0.")
            .concat(chance.of("0", "9", "12").repeat(chance.of(9, 25, 400, 5_000, 30_000)));
    var exponent =
        chance.of(
            "",
            "e5",
            "e400",
            // Of 400 noughts it leaves a fraction, which no page has for its length
            "E-401",
            "e999999999",
            "e-999999999",
            "e2147483647",
            "e-2147483648",
            "e2147483648",
            "e-2147483649",
            "e99999999999999999999",
            "e" + "9".repeat(20_000));
    var json = digits + exponent;
    return chance.oneIn(4) ? post(GOOD.replace("-0.5e3", json), REFUSED_OR_GOOD) : variable(json);
  }

  /** A whole number is an id that nobody has. */
  private HostileRequest variable(String json) {
    var name = chance.of("id", "first");
    return post(withVariable(name, json), name.equals("id") ? REFUSED_OR_GOOD : REFUSED);
  }

  private HostileRequest surrogate() {
    var text =
        chance.of(
            "\\ud800", "\\udfff", "\\udc00\\ud800", "\\ud83d\\ud83d", "\\uD83Dx", "\\ud83d\\u0000");
    var place =
        chance.of(
            "{\"query\": \"%s\"}",
            "{\"query\": \"{ me { %s } }\"}",
            "{\"query\": \"{ user(id: \\\"%s\\\") { id } }\"}",
            "{\"query\": \"{ user(id: \\\"\\\"\\\"%s\\\"\\\"\\\") { id } }\"}",
            "{\"query\": \"{ userByEmail(email: \\\"%s@example.com\\\") { id } }\"}",
            "{\"query\": \"{ user(id: \\\"\\%s\\\") { id } }\"}",
            "{\"query\": \"{ me { id } } # %s\"}",
            "{\"query\": \"query Q { me { id } }\", \"operationName\": \"%s\"}",
            "{\"query\": \"query($e: String!) { userByEmail(email: $e) { id } }\", \"variables\": {\"e\": \"%s@example.com\"}}",
            "{\"query\": \"query($i: ID!) { user(id: $i) { id } }\", \"variables\": {\"i\": \"%s\"}}",
            "{\"query\": \"query($f: Int!) { users(first: $f) { nodes { id } } }\", \"variables\": {\"f\": \"%s\"}}",
            "{\"query\": \"query($r: ListRole) { me { lists(role: $r) { nodes { id } } } }\", \"variables\": {\"r\": \"%s\"}}",
            "{\"query\": \"query($r: ListRole) { me { lists(role: $r) { nodes { id } } } }\", \"variables\": {\"r\": {\"%s\": 1}}}",
            "{\"query\": \"{ me { id } }\", \"%s\": 1}");
    // Some of it is an id that nobody has, or in a comment, or under a name that nobody looks for.
    return post(place.replace("%s", text), REFUSED_OR_GOOD);
  }

  private HostileRequest notUnicode() {
    var bytes =
        chance.of(
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            new byte[] {(byte) 0xc0, (byte) 0x80},
            new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            new byte[] {(byte) 0xff, (byte) 0xfe},
            new byte[] {(byte) 0x80},
            new byte[] {(byte) 0xe2, (byte) 0x82},
            new byte[] {(byte) (0x80 + chance.below(0x40))});
    var good = GOOD.getBytes(UTF_8);
    var at = chance.below(good.length + 1);
    var head = joined(Arrays.copyOf(good, at), bytes);
    return post(joined(head, Arrays.copyOfRange(good, at, good.length)), REFUSED);
  }

  private HostileRequest control() {
    var code = chance.of(0, 1, 7, 8, 11, 12, 27, 31);
    var raw = Character.toString(code);
    var escape = "\\u%04x".formatted(code);
    return switch (chance.below(5)) {
      case 0 -> post(GOOD.replace("me {", "me {" + raw), REFUSED);
      case 1 -> post(GOOD.replace(" \"variables\"", raw + "\"variables\""), REFUSED_OR_GOOD);
      case 2 -> post(GOOD.replace("me {", "me {" + escape), REFUSED);
      case 3 ->
          post(GOOD.replace("\"operationName\": \"Q", "\"operationName\": \"Q" + escape), REFUSED);
      default -> post(GOOD.replace("\"x\"", "\"" + escape + "\""), REFUSED_OR_GOOD);
    };
  }

  /** Nobody reads all of it, so that the answer may be lost with the connection. */
  private HostileRequest tooLong() {
    var length = 65_536 + chance.length(200_000);
    var filler = chance.of(" ", "[", "\"", "{\"query\":", "\u00e9");
    return post((GOOD + filler.repeat(length)).substring(0, length), REFUSED_OR_CLOSED);
  }
}
