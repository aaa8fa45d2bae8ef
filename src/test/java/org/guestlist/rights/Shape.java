package org.guestlist.rights;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeName;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.guestlist.testing.SchemaFacts;

/** What can be asked of the running program, and how to ask for it. */
record Shape(TypeDefinitionRegistry schema) {
  static final String QUERY = "Query";
  static final String MUTATION = "Mutation";

  /** Small, so that a path through several connections costs little; no test has more. */
  private static final int FIRST = 10;

  static Shape ofProgram() {
    return new Shape(SchemaFacts.program());
  }

  /** The type in which an operation is a field. */
  String root(String operation) {
    return find(MUTATION, operation).isPresent() ? MUTATION : QUERY;
  }

  boolean isMutation(Path path) {
    return root(path.operation()).equals(MUTATION);
  }

  /** Such as {@code Query.list} for each operation. */
  Set<String> operations() {
    return Stream.of(QUERY, MUTATION)
        .flatMap(root -> fields(root).map(field -> root + "." + field.getName()))
        .collect(toCollection(TreeSet::new));
  }

  /**
   * Such as {@code TodoList.owner}: each field that leads from a node to a node or a connection,
   * and each whose description says by whom it is seen. Connections only lead to their own nodes.
   */
  Set<String> edges() {
    return schema.getTypes(ObjectTypeDefinition.class).stream()
        .map(ObjectTypeDefinition::getName)
        .filter(type -> !type.matches("Query|Mutation|PageInfo|.*(Connection|Edge)"))
        .flatMap(
            type ->
                fields(type)
                    .filter(field -> isObject(typeOf(field)) || isGuarded(field))
                    .map(field -> type + "." + field.getName()))
        .collect(toCollection(TreeSet::new));
  }

  private static boolean isGuarded(FieldDefinition field) {
    return field.getDescription() != null
        && field.getDescription().getContent().matches("(?s).*\\b([Ss]een by|[Oo]nly the)\\b.*");
  }

  /** The operation or the edge that a path ends with. */
  String end(Path path) {
    var type = root(path.operation());
    var coordinate = type + "." + path.operation();
    type = nodeType(typeOf(field(type, path.operation())));
    for (var edge : path.edges()) {
      coordinate = type + "." + edge;
      type = nodeType(typeOf(field(type, edge)));
    }
    return coordinate;
  }

  /** The type of what stands at the end of a path: behind a connection, that of its nodes. */
  String endType(Path path) {
    var end = end(path).split("\\.", -1);
    return nodeType(typeOf(field(end[0], end[1])));
  }

  private String nodeType(String type) {
    return isConnection(type) ? typeOf(field(type, "nodes")) : type;
  }

  private Stream<FieldDefinition> fields(String type) {
    return schema
        .getType(type, ObjectTypeDefinition.class)
        .map(object -> object.getFieldDefinitions().stream())
        .orElse(Stream.empty());
  }

  private Optional<FieldDefinition> find(String type, String name) {
    return fields(type).filter(field -> field.getName().equals(name)).findFirst();
  }

  private FieldDefinition field(String type, String name) {
    return find(type, name)
        .orElseThrow(() -> new IllegalArgumentException("The schema has no " + type + "." + name));
  }

  private static String typeOf(FieldDefinition field) {
    return TypeInfo.typeInfo(field.getType()).getName();
  }

  private boolean isObject(String type) {
    return schema.getType(new TypeName(type), ObjectTypeDefinition.class).isPresent();
  }

  private static boolean isConnection(String type) {
    return type.endsWith("Connection");
  }

  // How to ask

  /**
   * A document that follows a path to its end, and reads there all that needs no further right.
   *
   * @param value says for the operation's name and an argument's name what to give, as GraphQL
   *     writes it
   */
  String document(Path path, BiFunction<String, String, String> value) {
    var root = root(path.operation());
    var operation = field(root, path.operation());
    var given =
        operation.getInputValueDefinitions().stream()
            .filter(argument -> isGiven(path.given(), argument))
            .map(InputValueDefinition::getName)
            .map(name -> name + ": " + value.apply(path.operation(), name))
            .collect(joining(", "));
    return "%s { %s%s %s }"
        .formatted(
            root.equals(MUTATION) ? "mutation" : "query",
            path.operation(),
            given.isEmpty() ? "" : "(" + given + ")",
            selection(typeOf(operation), path.edges()));
  }

  private static boolean isGiven(Map<String, String> named, InputValueDefinition argument) {
    var required = argument.getType() instanceof NonNullType && argument.getDefaultValue() == null;
    return required || named.containsKey(argument.getName());
  }

  private String selection(String type, List<String> edges) {
    if (!isObject(type)) {
      return "";
    }
    if (isConnection(type)) {
      var node = selection(nodeType(type), edges);
      return "{ nodes %s edges { node %s } pageInfo { hasNextPage } }".formatted(node, node);
    }
    return edges.isEmpty() ? scalars(type) : "{ " + edge(type, edges) + " }";
  }

  private String edge(String type, List<String> edges) {
    var field = field(type, edges.get(0));
    var isPaged =
        field.getInputValueDefinitions().stream()
            .anyMatch(argument -> argument.getName().equals("first"));
    var arguments = isPaged ? "(first: " + FIRST + ")" : "";
    return field.getName()
        + arguments
        + " "
        + selection(typeOf(field), edges.subList(1, edges.size()));
  }

  private String scalars(String type) {
    return fields(type)
        .filter(field -> !isObject(typeOf(field)) && !isGuarded(field))
        .map(FieldDefinition::getName)
        .collect(joining(" ", "{ ", " }"));
  }
}
