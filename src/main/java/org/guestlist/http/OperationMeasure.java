package org.guestlist.http;

import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Measures the operations of a document that nobody has validated yet: what is unknown in it counts
 * as a field, and what is circular counts once. Each fragment is measured once, so that the time
 * grows with the text and not with what the text unfolds to. For one request and one thread.
 */
final class OperationMeasure {
  private static final String FIRST = "first";

  private final ParentTypes types;
  private final Map<String, Object> variables;
  private final int largestPage;
  private final Map<String, FragmentDefinition> fragments;
  private final Map<String, OperationSize> fragmentSizes = new HashMap<>();

  OperationMeasure(
      GraphQLSchema schema, Document document, Map<String, Object> variables, int largestPage) {
    this.types = new ParentTypes(schema);
    this.variables = variables;
    this.largestPage = largestPage;
    this.fragments =
        document.getDefinitionsOfType(FragmentDefinition.class).stream()
            .collect(
                Collectors.toMap(
                    FragmentDefinition::getName, Function.identity(), (one, same) -> one));
  }

  /** The size of one operation, with the variables of the request. */
  OperationSize size(OperationDefinition operation) {
    // Another operation may give other defaults to the variables in a fragment.
    fragmentSizes.clear();
    var onVariables =
        operation.getVariableDefinitions().stream()
            .mapToInt(variable -> variable.getDirectives().size())
            .sum();
    return size(operation, operation.getSelectionSet(), types.of(operation))
        .and(OperationSize.ofDirectives(operation.getDirectives().size() + onVariables));
  }

  private OperationSize size(
      OperationDefinition operation, SelectionSet selections, GraphQLFieldsContainer parent) {
    var size = OperationSize.NONE;
    for (Object selection : selections.getSelections()) {
      size = size.and(size(operation, selection, parent));
    }
    return size;
  }

  private OperationSize size(
      OperationDefinition operation, Object selection, GraphQLFieldsContainer parent) {
    if (selection instanceof Field field) {
      return size(operation, field, parent);
    }
    if (selection instanceof InlineFragment inline) {
      return size(operation, inline.getSelectionSet(), types.on(inline.getTypeCondition(), parent))
          .and(OperationSize.ofDirectives(inline.getDirectives().size()));
    }
    var spread = (FragmentSpread) selection;
    return fragmentSize(operation, spread.getName())
        .and(OperationSize.ofDirectives(spread.getDirectives().size()));
  }

  private OperationSize fragmentSize(OperationDefinition operation, String name) {
    var known = fragmentSizes.get(name);
    var fragment = fragments.get(name);
    if (known != null || fragment == null) {
      return Optional.ofNullable(known).orElse(OperationSize.NONE);
    }
    // What comes round to itself ends here; validation refuses it later.
    fragmentSizes.put(name, OperationSize.NONE);
    var size =
        size(operation, fragment.getSelectionSet(), types.on(fragment.getTypeCondition(), null))
            .and(OperationSize.ofDirectives(fragment.getDirectives().size()));
    fragmentSizes.put(name, size);
    return size;
  }

  private OperationSize size(
      OperationDefinition operation, Field field, GraphQLFieldsContainer parent) {
    var definition =
        Optional.ofNullable(parent).map(type -> type.getFieldDefinition(field.getName()));
    var type = definition.map(types::within);
    var inside =
        field.getSelectionSet() == null
            ? OperationSize.NONE
            : size(operation, field.getSelectionSet(), type.orElse(null));
    var page = definition.map(d -> page(operation, field, d)).orElse(1);
    var size =
        inside
            .inField(field.getAlias() != null, page)
            .and(OperationSize.ofDirectives(field.getDirectives().size()));
    return showsSchema(field) ? size.asIntrospection() : size;
  }

  private static boolean showsSchema(Field field) {
    return "__schema".equals(field.getName()) || "__type".equals(field.getName());
  }

  /** The length of the page that a field is, and one for what is no page. */
  private int page(OperationDefinition operation, Field field, GraphQLFieldDefinition definition) {
    var argument = definition.getArgument(FIRST);
    if (argument == null) {
      return 1;
    }
    var given =
        field.getArguments().stream()
            .filter(a -> FIRST.equals(a.getName()))
            .findFirst()
            .map(Argument::getValue);
    return given
        .map(value -> page(operation, value))
        .orElseGet(() -> page(BigDecimal.valueOf(pageByDefault(argument))));
  }

  private static int pageByDefault(GraphQLArgument argument) {
    Object value = GraphQLArgument.getArgumentDefaultValue(argument);
    return value instanceof Integer first ? first : 1;
  }

  private int page(OperationDefinition operation, Value<?> value) {
    if (!(value instanceof VariableReference reference)) {
      return page(value);
    }
    if (variables.get(reference.getName()) instanceof BigDecimal number) {
      return page(number);
    }
    return operation.getVariableDefinitions().stream()
        .filter(variable -> variable.getName().equals(reference.getName()))
        .findFirst()
        .map(variable -> page(variable.getDefaultValue()))
        .orElse(1);
  }

  private int page(Value<?> value) {
    return value instanceof IntValue number ? page(new BigDecimal(number.getValue())) : 1;
  }

  private int page(BigDecimal first) {
    return first.max(BigDecimal.ONE).min(BigDecimal.valueOf(largestPage)).intValue();
  }
}
