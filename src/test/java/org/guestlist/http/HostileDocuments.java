package org.guestlist.http;

import static org.guestlist.http.HostileRequest.Outcome.REFUSED;
import static org.guestlist.http.HostileRequest.Outcome.REFUSED_OR_GOOD;

import jakarta.json.Json;
import java.util.List;
import org.guestlist.http.HostileRequest.Outcome;

/**
 * Documents that are no GraphQL, or GraphQL that nobody should have to work on.
 *
 * @param caller the header that says who sends them
 */
record HostileDocuments(Chance chance, String caller) {

  List<HostileCategory> categories() {
    return List.of(
        HostileCategory.of("documents that are nested deeply", 100, i -> nested()),
        HostileCategory.of("numbers in documents", 80, i -> number()),
        HostileCategory.of("texts in documents", 90, i -> text()),
        HostileCategory.of("comments and blanks", 40, i -> comment()),
        HostileCategory.of("tokens in any order", 160, i -> tokens()),
        HostileCategory.of("bombs of fragments", 40, i -> fragments()),
        HostileCategory.of("bombs of aliases, directives and fields", 50, i -> fields()),
        HostileCategory.of("bombs of variables", 40, i -> variables()),
        HostileCategory.of("documents with many mistakes", 40, i -> mistakes()));
  }

  private HostileRequest document(String document, Outcome outcome) {
    var accept =
        chance.of(
            "", "Accept: application/json\r\n", "Accept: application/graphql-response+json\r\n");
    // What is too long is refused by its length, and this is about what is not.
    var fitting = document.substring(0, Math.min(document.length(), 60_000));
    var body = Json.createObjectBuilder().add("query", fitting).build().toString();
    // Half of a pair has no form in UTF-8.
    body = body.replace("\ud800", "\\ud800");
    return HostileRequest.post(caller + accept, body, outcome);
  }

  private HostileRequest nested() {
    var depth = chance.of(12, 60, 300, 480, 900, 4_000, 20_000);
    var end = chance.oneIn(2) ? depth : 0;
    return document(
        switch (chance.below(8)) {
          case 0 -> "{".repeat(depth) + "}".repeat(end);
          case 1 -> "{" + "me{".repeat(depth) + "id" + "}".repeat(end) + "}";
          case 2 ->
              "{me{lists{nodes{"
                  + "owner{lists{nodes{".repeat(depth)
                  + "id"
                  + "}}}".repeat(end)
                  + "}}}}";
          case 3 -> "{" + "...{".repeat(depth) + "nothing" + "}".repeat(end) + "}";
          case 4 -> "{user(id:" + "[".repeat(depth) + "]".repeat(end) + "){id}}";
          case 5 -> "{user(id:" + "{a:".repeat(depth) + "1" + "}".repeat(end) + "){id}}";
          case 6 -> "query($a:" + "[".repeat(depth) + "Int" + "]".repeat(end) + "){me{nothing}}";
          default -> "{me@a(b:" + "[{c:".repeat(depth) + "1" + "}]".repeat(end) + "){id}}";
        },
        REFUSED);
  }

  private HostileRequest number() {
    var number =
        chance.of("9", "-9", "0", "00", "1.", ".5", "0x", "1e", "1.5", "+")
            + chance.of("9", "0", "12").repeat(chance.of(10, 20, 400, 8_000, 59_000))
            + chance.of("", "", "e999999999", "e-999999999", "e99999999999999999999", ".0");
    return chance.oneIn(3)
        ? document("{user(id:" + number + "){id}}", REFUSED_OR_GOOD)
        : document("{users(first:" + number + "){nodes{id}}}", REFUSED);
  }

  private HostileRequest text() {
    var part =
        chance.of(
            "\\uD800",
            "\\uDFFF",
            "\\uD83D\\uD83D",
            "\\u{110000}",
            "\\u{D800}",
            "\\u{}",
            "\\u{FFFFFFFFFFFFFFFF}",
            "\\u{" + "0".repeat(50_000) + "41}",
            "\\u12",
            "\\x41",
            "\\",
            "\n",
            "\r",
            "\u0000",
            "\ud800",
            "\u2028",
            "\\\"\"\"",
            "\"",
            "\ufeff",
            "\\u{-1}",
            "\\uD83D\\u{DE00}");
    var text = part.repeat(chance.of(1, 2, 3, 300));
    var quote = chance.of("\"", "\"\"\"", "\"\"\"\n  ");
    var end = chance.oneIn(3) ? "" : quote.strip();
    var value = quote + text + chance.of("", "a", "\n      b\n   c") + end;
    return document(
        chance
            .of(
                "{userByEmail(email:%s){id}}",
                "{users(first:%s){nodes{id}}}", "%s{me{id}}", "{me{id}}%s", "query Q(%s){me{id}}")
            .replace("%s", value),
        REFUSED_OR_GOOD);
  }

  private HostileRequest comment() {
    var text =
        chance
            .of(
                "#",
                "\ufeff",
                ",",
                " ",
                "\t",
                "\n",
                "\r\n",
                "# a\n",
                "#\u0000\n",
                "\u00a0",
                "\u2028",
                "\u0000",
                "\u200b")
            .repeat(chance.of(1, 500, 20_000, 59_000));
    return document(
        chance
            .of(
                "%s",
                "{%s",
                "{ me { %s id } }",
                "%s{me{id}}",
                "{ me { id } }%s",
                "{ me(a: \"%s\") { id } }")
            .replace("%s", text),
        REFUSED_OR_GOOD);
  }

  private HostileRequest tokens() {
    var number = chance.length(60);
    return document(
        chance.repeated(
            number,
            i ->
                chance.of(
                    "{",
                    "}",
                    "{",
                    "}",
                    "(",
                    ")",
                    "[",
                    "]",
                    ":",
                    "=",
                    "!",
                    "|",
                    "&",
                    "@",
                    "$",
                    "...",
                    "query ",
                    "mutation ",
                    "subscription ",
                    "fragment ",
                    "on ",
                    "type ",
                    "schema ",
                    "extend ",
                    "input ",
                    "enum ",
                    "true ",
                    "null ",
                    "me ",
                    "id ",
                    "lists ",
                    "first ",
                    "User ",
                    "Query ",
                    "__typename ",
                    "__schema ",
                    "\"a\" ",
                    "\"\"\"b\"\"\" ",
                    "1 ",
                    "-1.5e3 ",
                    "#\n",
                    "@skip ",
                    "if:true ",
                    "$a ",
                    "Int ",
                    "ID! ")),
        REFUSED_OR_GOOD);
  }

  private HostileRequest fragments() {
    var number = chance.of(1, 2, 10, 40, 100);
    return document(
        switch (chance.below(5)) {
          case 0 ->
              "{me{...F0}}"
                  + chance.repeated(
                      number, i -> "fragment F%d on User{...F%d ...F%d}".formatted(i, i + 1, i + 1))
                  + "fragment F"
                  + number
                  + " on User{nothing}";
          case 1 ->
              "{me{...F0}}"
                  + chance.repeated(
                      number, i -> "fragment F%d on User{...F%d}".formatted(i, (i + 1) % number));
          case 2 -> "{me{id}}" + "fragment F on User{id}".repeat(number);
          case 3 ->
              "{me{" + "...F ".repeat(number) + "}}fragment F on User{lists{nodes{owner{...F}}}}";
          default -> "{...on Query{" + "...on Nothing{id}".repeat(number) + "}}";
        },
        REFUSED);
  }

  private HostileRequest fields() {
    var number = chance.of(51, 100, 170, 240);
    return document(
        switch (chance.below(6)) {
          case 0 -> "{me{" + chance.repeated(number, i -> "a%d:id ".formatted(i)) + "}}";
          case 1 -> "{" + chance.repeated(number, i -> "a:me{id}") + "}";
          case 2 -> "{me" + "@include(if:true)".repeat(number) + "{id}}";
          case 3 -> "{me{" + "id@a@b@c ".repeat(number) + "}}";
          case 4 -> "{" + "users(first:100){nodes{id}}".repeat(number) + "}";
          // Every pair of these has to be compared, and none can be merged.
          default ->
              "{me{"
                  + chance.repeated(number, i -> "lists(first:%d){nodes{id}}".formatted(i))
                  + "}}";
        },
        REFUSED);
  }

  private HostileRequest variables() {
    var number = chance.of(1, 50, 150, 190, 300);
    return document(
        switch (chance.below(5)) {
          case 0 ->
              "query(" + chance.repeated(number, i -> "$a%d:Int! ".formatted(i)) + "){me{nothing}}";
          case 1 -> "query(" + "$a:Int ".repeat(number) + "){me{nothing}}";
          case 2 -> "query($a:Int=" + "[".repeat(number) + "$a" + "]".repeat(number) + "){me{id}}";
          case 3 ->
              "query("
                  + chance.repeated(number, i -> "$a%d:Nothing%d={b:$a%d} ".formatted(i, i, i))
                  + "){me{id}}";
          default ->
              "{"
                  + chance.repeated(number, i -> "a%d:user(id:$a%d){id}".formatted(i % 10, i))
                  + "}";
        },
        REFUSED);
  }

  private HostileRequest mistakes() {
    var number = chance.of(20, 90, 240, 480);
    var name = "n".repeat(chance.of(1, 30, 100, 55_000 / number));
    return document(
        switch (chance.below(6)) {
          case 0 -> "{me{" + chance.repeated(number, i -> name + i + " ") + "}}";
          case 1 ->
              "{me{id(" + chance.repeated(Math.min(number, 240), i -> name + i + ":1 ") + ")}}";
          case 2 ->
              "{me{" + chance.repeated(Math.min(number, 120), i -> "id(" + name + i + ":1)") + "}}";
          case 3 ->
              "{me{" + chance.repeated(Math.min(number, 200), i -> "..." + name + i + " ") + "}}";
          case 4 -> "{users(first:\"" + name.repeat(number) + "\"){nodes{id}}}";
          default -> "{me{id} " + name.repeat(number) + "}";
        },
        REFUSED);
  }
}
