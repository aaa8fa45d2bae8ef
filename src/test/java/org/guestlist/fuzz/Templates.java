package org.guestlist.fuzz;

import graphql.language.AstPrinter;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.guestlist.http.Chance;
import org.guestlist.testing.SchemaFacts;

/**
 * Makes operations out of the public contract: any fields, aliases, fragments, directives and
 * arguments. For one thread.
 */
final class Templates {
  private static final TypeDefinitionRegistry CONTRACT = SchemaFacts.contract();
  private static final int MOST_FIELDS = 5;

  private final Chance chance;
  private final Arguments arguments;
  private final List<List<Template.Argument>> groups = new ArrayList<>();
  private final StringBuilder fragments = new StringBuilder();
  private int names;

  private Templates(Chance chance, Arguments arguments) {
    this.chance = chance;
    this.arguments = arguments;
  }

  /** The fields of the types Query and Mutation, such as {@code Query.me}. */
  static List<String> rootFields() {
    return List.of("Query", "Mutation").stream()
        .flatMap(
            type ->
                type(type).getFieldDefinitions().stream()
                    .map(field -> type + "." + field.getName()))
        .toList();
  }

  /** The arguments of these fields, such as {@code Query.user(id:)}. */
  static List<String> rootArguments() {
    return List.of("Query", "Mutation").stream()
        .flatMap(
            type ->
                type(type).getFieldDefinitions().stream()
                    .flatMap(
                        field ->
                            field.getInputValueDefinitions().stream()
                                .map(a -> type + "." + field.getName() + "(" + a.getName() + ":)")))
        .toList();
  }

  /** An operation that has a field of the type Query or Mutation, and perhaps others. */
  static Template of(Chance chance, String rootField, Arguments arguments) {
    return new Templates(chance, arguments).operation(rootField);
  }

  private static ObjectTypeDefinition type(String name) {
    return CONTRACT.getType(name, ObjectTypeDefinition.class).orElse(null);
  }

  private Template operation(String rootField) {
    var dot = rootField.indexOf('.');
    var root = type(rootField.substring(0, dot));
    var fields = new LinkedHashSet<String>();
    fields.add(rootField.substring(dot + 1));
    for (int i = chance.oneIn(5) ? chance.length(4) : 0; i > 0; i--) {
      fields.add(any(root).getName());
    }
    var depth = chance.oneIn(30) ? 12 : chance.length(4);
    var selections = selections(root, List.copyOf(fields), depth);
    var operation = root.getName().equals("Query") ? "query" : "mutation";
    return new Template(operation, selections, fragments.toString(), groups);
  }

  private FieldDefinition any(ObjectTypeDefinition type) {
    return type.getFieldDefinitions().get(chance.below(type.getFieldDefinitions().size()));
  }

  private String selections(ObjectTypeDefinition type, int depth) {
    var fields = new LinkedHashSet<String>();
    for (int i = chance.length(MOST_FIELDS); i > 0; i--) {
      fields.add(any(type).getName());
    }
    return selections(type, List.copyOf(fields), depth);
  }

  private String selections(ObjectTypeDefinition type, List<String> fields, int depth) {
    var selections = new StringBuilder("{ ");
    for (var definition : type.getFieldDefinitions()) {
      if (fields.contains(definition.getName())) {
        selections.append(wrapped(type, field(type, definition, depth))).append(' ');
      }
    }
    if (chance.oneIn(6)) {
      selections.append("__typename ");
    }
    return selections.append('}').toString();
  }

  /** A field, now and then in a fragment. */
  private String wrapped(ObjectTypeDefinition type, String field) {
    if (!chance.oneIn(10)) {
      return field;
    }
    if (chance.oneIn(2)) {
      return "..." + chance.of("", " on " + type.getName()) + directive() + " { " + field + " }";
    }
    var name = "F" + names++;
    fragments.append(" fragment " + name + " on " + type.getName() + " { " + field + " }");
    return "..." + name + directive();
  }

  private String directive() {
    if (!chance.oneIn(12)) {
      return "";
    }
    var keeps = chance.oneIn(2);
    var name = keeps ? "@include" : "@skip";
    var value = FuzzValue.of(FuzzValue.RIGHT, String.valueOf(chance.oneIn(4) != keeps));
    return " "
        + name
        + group(List.of(new Template.Argument(name + "(if:)", "if", "Boolean!", value)));
  }

  private String group(List<Template.Argument> group) {
    groups.add(group);
    return Template.mark(groups.size() - 1);
  }

  private String field(ObjectTypeDefinition parent, FieldDefinition field, int depth) {
    var alias = chance.oneIn(12) ? "a" + names++ + ": " : "";
    return alias + field.getName() + arguments(parent, field) + directive() + inside(field, depth);
  }

  private String inside(FieldDefinition field, int depth) {
    var type = type(TypeInfo.typeInfo(field.getType()).getName());
    if (type == null) {
      return "";
    }
    return depth <= 0 ? " { __typename }" : " " + selections(type, depth - 1);
  }

  private String arguments(ObjectTypeDefinition parent, FieldDefinition field) {
    var group = new ArrayList<Template.Argument>();
    var coordinate = parent.getName() + "." + field.getName();
    for (var argument : field.getInputValueDefinitions()) {
      if (isGiven(argument)) {
        group.add(argument(coordinate, argument));
      }
    }
    return group.isEmpty() ? "" : group(group);
  }

  private boolean isGiven(InputValueDefinition argument) {
    var isRequired =
        argument.getType() instanceof NonNullType && argument.getDefaultValue() == null;
    return isRequired ? !chance.oneIn(60) : chance.oneIn(2);
  }

  private Template.Argument argument(String coordinate, InputValueDefinition argument) {
    Type<?> type = argument.getType();
    var written = AstPrinter.printAst(type);
    var name = argument.getName();
    var whole = coordinate + "(" + name + ":)";
    return new Template.Argument(whole, name, written, arguments.value(chance, whole, written));
  }
}
