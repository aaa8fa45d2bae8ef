package org.guestlist.fuzz;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.guestlist.http.Chance;

/** Sends documents: generated ones, changed ones, and two spellings of one. For one thread. */
final class Documents {
  private static final List<String> FIELDS = Templates.rootFields();
  private static final List<String> QUERIES =
      FIELDS.stream().filter(field -> field.startsWith("Query.")).toList();

  /**
   * What a variable can have, and no literal: half of a surrogate pair, 1.0 for 1, and numbers of
   * more than 100 digits.
   */
  private static final Pattern WITHOUT_LITERAL =
      Pattern.compile("\\\\u[dD][89a-fA-F]|^-?[0-9]+[.eE]|[0-9]{101}");

  private final Judge judge;
  private final World world;
  private final HttpLine line;

  Documents(Judge judge, World world, HttpLine line) {
    this.judge = judge;
    this.world = world;
    this.line = line;
  }

  static String caller(String email) {
    return "Authorization: Bearer " + email + "\r\n";
  }

  private static String accept(Chance chance) {
    return chance.of(
        "", "Accept: application/json\r\n", "Accept: " + GraphQlText.RESPONSE_JSON + "\r\n");
  }

  /** A generated document, or a new one that is changed. */
  void generated(Chance chance) {
    var scene = world.scene(chance);
    var field = judge.coverage().rarest(chance, FIELDS);
    var template = Templates.of(chance, field, Arguments.of(chance, scene));
    var headers = caller(scene.caller(chance)) + accept(chance);
    var text = template.mixed(chance);
    judge
        .ask(line, "documents", text.post(headers), text)
        .flatMap(exchange -> ResponseBody.of(exchange.reply()))
        .ifPresent(body -> judge.coverage().add(field, template, body.outcome()));
  }

  /** A document that was good until a few of its tokens were changed. */
  void changed(Chance chance) {
    var scene = world.scene(chance);
    var headers = caller(scene.caller(chance)) + accept(chance);
    var text = DocumentMutation.of(chance, any(chance, scene));
    judge.ask(line, "changed documents", text.post(headers), text);
  }

  /** A document with whatever values, to make something of. */
  static GraphQlText any(Chance chance, Scene scene) {
    var field = FIELDS.get(chance.below(FIELDS.size()));
    return Templates.of(chance, field, Arguments.of(chance, scene)).mixed(chance);
  }

  /** A query in two spellings, which has one answer. */
  void spelledTwice(Chance chance) {
    var scene = world.scene(chance);
    var field = QUERIES.get(chance.below(QUERIES.size()));
    var template = Templates.of(chance, field, Arguments.of(chance, scene));
    var headers = caller(scene.caller(chance));
    var plain = template.withLiterals();
    var other = chance.of(template.withVariables(), template.mixed(chance), plain);
    var spelt = chance.oneIn(4) ? other : Respelling.of(chance, other);
    var first = judge.ask(line, "spellings", plain.post(headers), plain);
    var isGet = spelt.fitsIntoAddress() && chance.oneIn(2);
    var request = isGet ? spelt.get(headers) : spelt.post(headers);
    var second = judge.ask(line, "spellings", request, spelt);
    var isSame =
        template.arguments().stream()
            .noneMatch(argument -> WITHOUT_LITERAL.matcher(argument.value().json()).find());
    if (first.isEmpty() || second.isEmpty() || !isSame || same(first.get(), second.get())) {
      return;
    }
    // A change whose sender had left before it was answered may have been made between the two.
    judge
        .ask(line, "spellings", plain.post(headers), plain)
        .filter(again -> !same(again, second.get()))
        .ifPresent(again -> judge.report("Two spellings have two answers.", again, second.get()));
  }

  /**
   * Whether two answers say the same; so does one that is not to be read, which is another fault.
   */
  private static boolean same(Exchange one, Exchange other) {
    var first = ResponseBody.of(one.reply());
    var second = ResponseBody.of(other.reply());
    return first.isEmpty() || second.isEmpty() || same(first.get(), second.get());
  }

  private static boolean same(ResponseBody first, ResponseBody second) {
    return first.hasData() == second.hasData()
        && first.data().equals(second.data())
        && Set.copyOf(first.codes()).equals(Set.copyOf(second.codes()));
  }
}
