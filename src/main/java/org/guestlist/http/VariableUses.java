package org.guestlist.http;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the variables of an operation are used, also in lists, in input objects, in directives and
 * in the fragments that it spreads. The operation need not be valid: what the schema does not know
 * has no type. The time grows with the text.
 */
final class VariableUses {
  /**
   * One use of a variable.
   *
   * @param argument to which it is given, whole or as a part
   * @param required whether null is no value for that place
   */
  record Use(String variable, String argument, boolean required) {}

  private final GraphQLSchema schema;
  private final ParentTypes types;
  private final Document document;
  private final List<Use> found = new ArrayList<>();
  private final Set<String> fragments = new HashSet<>();

  private VariableUses(GraphQLSchema schema, Document document) {
    this.schema = schema;
    this.types = new ParentTypes(schema);
    this.document = document;
  }

  static List<Use> of(GraphQLSchema schema, Document document, OperationDefinition operation) {
    var uses = new VariableUses(schema, document);
    uses.inDirectives(operation);
    uses.in(operation.getSelectionSet(), uses.types.of(operation));
    return uses.found;
  }

  private void in(SelectionSet selections, GraphQLFieldsContainer parent) {
    if (selections == null) {
      return;
    }
    for (Object selection : selections.getSelections()) {
      inDirectives((DirectivesContainer<?>) selection);
      if (selection instanceof Field field) {
        in(field, parent);
      } else if (selection instanceof InlineFragment inline) {
        in(inline.getSelectionSet(), types.on(inline.getTypeCondition(), parent));
      } else if (selection instanceof FragmentSpread spread && fragments.add(spread.getName())) {
        document.getDefinitionsOfType(FragmentDefinition.class).stream()
            .filter(fragment -> fragment.getName().equals(spread.getName()))
            .forEach(this::in);
      }
    }
  }

  private void in(FragmentDefinition fragment) {
    inDirectives(fragment);
    in(fragment.getSelectionSet(), types.on(fragment.getTypeCondition(), null));
  }

  private void in(Field field, GraphQLFieldsContainer parent) {
    var definition = definition(field, parent);
    inArguments(
        field.getArguments(),
        definition.map(GraphQLFieldDefinition::getArguments).orElse(List.of()));
    in(field.getSelectionSet(), definition.map(types::within).orElse(null));
  }

  private Optional<GraphQLFieldDefinition> definition(Field field, GraphQLFieldsContainer parent) {
    return switch (field.getName()) {
      case "__type" -> Optional.of(schema.getIntrospectionTypeFieldDefinition());
      case "__schema" -> Optional.of(schema.getIntrospectionSchemaFieldDefinition());
      default -> Optional.ofNullable(parent).map(type -> type.getFieldDefinition(field.getName()));
    };
  }

  private void inDirectives(DirectivesContainer<?> node) {
    for (Directive directive : node.getDirectives()) {
      var definition = Optional.ofNullable(schema.getDirective(directive.getName()));
      inArguments(
          directive.getArguments(),
          definition.map(GraphQLDirective::getArguments).orElse(List.of()));
    }
  }

  private void inArguments(List<Argument> given, List<GraphQLArgument> known) {
    for (var argument : given) {
      var type =
          known.stream()
              .filter(definition -> definition.getName().equals(argument.getName()))
              .findFirst()
              .map(GraphQLArgument::getType);
      in(argument.getName(), argument.getValue(), type.orElse(null));
    }
  }

  private void in(String argument, Value<?> value, GraphQLType type) {
    var required = type != null && GraphQLTypeUtil.isNonNull(type);
    var plain = required ? GraphQLTypeUtil.unwrapOne(type) : type;
    if (value instanceof VariableReference reference) {
      found.add(new Use(reference.getName(), argument, required));
    } else if (value instanceof ArrayValue list) {
      var element =
          plain != null && GraphQLTypeUtil.isList(plain) ? GraphQLTypeUtil.unwrapOne(plain) : null;
      list.getValues().forEach(one -> in(argument, one, element));
    } else if (value instanceof ObjectValue object) {
      object.getObjectFields().forEach(field -> in(argument, field, plain));
    }
  }

  private void in(String argument, ObjectField field, GraphQLType type) {
    var definition =
        type instanceof GraphQLInputObjectType input
            ? Optional.ofNullable(input.getFieldDefinition(field.getName()))
            : Optional.<GraphQLInputObjectField>empty();
    in(argument, field.getValue(), definition.map(GraphQLInputObjectField::getType).orElse(null));
  }
}
