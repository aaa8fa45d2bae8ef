package org.guestlist.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.guestlist.http.Chance;

/**
 * An operation whose arguments can be written in several ways.
 *
 * @param operation {@code query} or {@code mutation}
 * @param selections with a mark where each group of arguments stands
 * @param fragments definitions of fragments, with marks likewise
 * @param groups arguments that stand between one pair of parentheses
 */
record Template(
    String operation, String selections, String fragments, List<List<Argument>> groups) {
  private static final char MARK = '\u0001';

  /**
   * An argument with a value.
   *
   * @param coordinate such as {@code Query.user(id:)}
   * @param type as the schema writes it
   */
  record Argument(String coordinate, String name, String type, FuzzValue value) {}

  /** What stands for the arguments of a number until it is known how they are written. */
  static String mark(int group) {
    return MARK + Integer.toString(group) + MARK;
  }

  List<Argument> arguments() {
    return groups.stream().flatMap(List::stream).toList();
  }

  /** With every value in the document. */
  GraphQlText withLiterals() {
    return new Writer(Chance.ofStep(0, 0), 0, false).write();
  }

  /** With every value in a variable. */
  GraphQlText withVariables() {
    return new Writer(Chance.ofStep(0, 0), 1, false).write();
  }

  /** With some values in variables, and arguments in any order. */
  GraphQlText mixed(Chance chance) {
    return new Writer(chance, 2, true).write();
  }

  /** One document in the making. */
  private final class Writer {
    private final Chance chance;
    private final int oneIn;
    private final boolean shuffled;
    private final List<String> declarations = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    /**
     * One that writes.
     *
     * @param oneIn how many arguments have one variable; 0 for none
     */
    Writer(Chance chance, int oneIn, boolean shuffled) {
      this.chance = chance;
      this.oneIn = oneIn;
      this.shuffled = shuffled;
    }

    GraphQlText write() {
      var rest = filled(selections) + filled(fragments);
      var declared = declarations.isEmpty() ? "" : "(" + String.join(", ", declarations) + ")";
      return new GraphQlText(
          operation + " Q" + declared + " " + rest, "{" + String.join(", ", values) + "}");
    }

    private String filled(String text) {
      var parts = text.split(String.valueOf(MARK), -1);
      var filled = new StringBuilder();
      for (int i = 0; i < parts.length; i++) {
        filled.append(i % 2 == 0 ? parts[i] : group(groups.get(Integer.parseInt(parts[i]))));
      }
      return filled.toString();
    }

    private String group(List<Argument> arguments) {
      var order = new ArrayList<>(arguments);
      if (shuffled) {
        Collections.shuffle(order, chance.random());
      }
      return order.stream().map(this::argument).collect(Collectors.joining(", ", "(", ")"));
    }

    private String argument(Argument argument) {
      if (oneIn == 0 || !chance.oneIn(oneIn)) {
        return argument.name() + ": " + argument.value().literal();
      }
      var variable = "v" + declarations.size();
      declarations.add("$" + variable + ": " + argument.type());
      values.add("\"" + variable + "\": " + argument.value().json());
      return argument.name() + ": $" + variable;
    }
  }
}
