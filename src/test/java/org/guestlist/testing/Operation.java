package org.guestlist.testing;

import static java.util.stream.Collectors.joining;

import graphql.language.AstPrinter;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A field of the running program's schema that has arguments, with a way to call it.
 *
 * @param type the type that it is a field of
 * @param definition what the schema says about it
 */
public record Operation(String type, FieldDefinition definition) {

  /** All of them. */
  public static List<Operation> all() {
    return SchemaFacts.program().getTypes(ObjectTypeDefinition.class).stream()
        .flatMap(
            type ->
                type.getFieldDefinitions().stream()
                    .filter(field -> !field.getInputValueDefinitions().isEmpty())
                    .map(field -> new Operation(type.getName(), field)))
        .toList();
  }

  /** The types of its arguments, in their order. */
  public Map<String, String> arguments() {
    var types = new LinkedHashMap<String, String>();
    for (InputValueDefinition argument : definition.getInputValueDefinitions()) {
      types.put(argument.getName(), AstPrinter.printAst(argument.getType()));
    }
    return types;
  }

  /** Calls it with arguments, as JSON, in the document itself. */
  public Answer callInline(Api person, String listId, Map<String, String> arguments) {
    var given =
        arguments.entrySet().stream()
            .map(argument -> argument.getKey() + ": " + literal(argument))
            .collect(joining(", ", "(", ")"));
    return person.run(document("", given, listId));
  }

  /** GraphQL quotes no keys and no enum values. */
  private String literal(Map.Entry<String, String> argument) {
    var json = argument.getValue().replaceAll("\"(\\w+)\":", "$1:");
    var isEnum = arguments().get(argument.getKey()).matches("(ListRole|GuestAccess)!?");
    return isEnum && json.matches("\"[A-Z]+\"") ? json.replace("\"", "") : json;
  }

  /** Calls it with arguments, as JSON, in variables. */
  public Answer call(Api person, String listId, Map<String, String> arguments) {
    var declared =
        arguments.keySet().stream()
            .map(name -> "$" + name + ": " + arguments().get(name))
            .collect(joining(", ", "(", ")"));
    var given =
        arguments.keySet().stream()
            .map(name -> name + ": $" + name)
            .collect(joining(", ", "(", ")"));
    var variables =
        arguments.entrySet().stream()
            .map(argument -> "\"" + argument.getKey() + "\": " + argument.getValue())
            .collect(joining(", ", "{", "}"));
    var document = document(declared, given, listId).replace("\"", "\\\"");
    return person.post("{\"query\": \"" + document + "\", \"variables\": " + variables + "}");
  }

  private String document(String declared, String given, String listId) {
    var call = definition.getName() + given + " { __typename }";
    return switch (type) {
      case "Query" -> "query" + declared + " { " + call + " }";
      case "Mutation" -> "mutation" + declared + " { " + call + " }";
      case "User" -> "query" + declared + " { me { " + call + " } }";
      case "TodoList" -> "query" + declared + " { list(id: \"" + listId + "\") { " + call + " } }";
      default -> throw new IllegalStateException("Say how to reach the type " + type + ".");
    };
  }

  /** What it answered; null where it is null. */
  public Object result(Answer answer) {
    var parent = Map.of("User", "me.", "TodoList", "list.").getOrDefault(type, "");
    return answer.data(parent + definition.getName());
  }

  @Override
  public String toString() {
    return type + "." + definition.getName();
  }
}
