package org.guestlist.fuzz;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestlist.testing.SchemaFacts;

/** Holds the data of a response against the document that asked for it, by the public contract. */
final class DataOracle {
  private static final GraphQLSchema CONTRACT =
      UnExecutableSchemaGenerator.makeUnExecutableSchema(SchemaFacts.contract());

  private final Map<String, FragmentDefinition> fragments;
  private final Conditions conditions;

  private DataOracle(Document document, Conditions conditions) {
    this.fragments =
        document.getDefinitionsOfType(FragmentDefinition.class).stream()
            .collect(Collectors.toMap(FragmentDefinition::getName, f -> f, (one, same) -> one));
    this.conditions = conditions;
  }

  /** What does not conform, if something does not. */
  static Optional<String> fault(GraphQlText text, ResponseBody body) {
    if (!(body.data() instanceof JsonObject data)) {
      return Optional.empty();
    }
    try (var reader = Json.createReader(new StringReader(text.variables()))) {
      var document = Parser.parse(text.query());
      var operations = document.getDefinitionsOfType(OperationDefinition.class);
      if (operations.size() != 1) {
        return Optional.empty();
      }
      var variables =
          text.variables().strip().equals("null")
              ? JsonObject.EMPTY_JSON_OBJECT
              : reader.readObject();
      var conditions = new Conditions(operations.get(0), variables);
      return new DataOracle(document, conditions).fault(operations.get(0), data);
    } catch (InvalidSyntaxException | JsonException unreadable) {
      return Optional.of("There is data for a document or variables that cannot be read.");
    }
  }

  private Optional<String> fault(OperationDefinition operation, JsonObject data) {
    var root =
        operation.getOperation() == OperationDefinition.Operation.MUTATION
            ? CONTRACT.getMutationType()
            : CONTRACT.getQueryType();
    return Optional.ofNullable(
        new Conformance(this)
            .fault(root, selected(root, List.of(operation.getSelectionSet())), data));
  }

  /** The fields below some others, by the names that they have in the response. */
  Map<String, List<Field>> selected(GraphQLObjectType type, List<SelectionSet> selections) {
    var fields = new LinkedHashMap<String, List<Field>>();
    selections.forEach(selection -> add(type, selection, fields));
    return fields;
  }

  private void add(
      GraphQLObjectType type, SelectionSet selections, Map<String, List<Field>> fields) {
    for (Object selection : selections.getSelections()) {
      if (selection instanceof Field field && conditions.keep(field.getDirectives())) {
        fields.merge(
            field.getResultKey(),
            List.of(field),
            (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
      } else if (selection instanceof InlineFragment inline
          && conditions.keep(inline.getDirectives())
          && (inline.getTypeCondition() == null
              || inline.getTypeCondition().getName().equals(type.getName()))) {
        add(type, inline.getSelectionSet(), fields);
      } else if (selection instanceof FragmentSpread spread
          && conditions.keep(spread.getDirectives())) {
        add(type, fragments.get(spread.getName()).getSelectionSet(), fields);
      }
    }
  }
}
