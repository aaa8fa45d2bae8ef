package org.guestlist.fuzz;

import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.OperationDefinition;
import graphql.language.Value;
import graphql.language.VariableReference;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** What the directives {@code @skip} and {@code @include} of an operation that is valid say. */
record Conditions(OperationDefinition operation, JsonObject variables) {

  /** Whether what bears these directives is in the response. */
  boolean keep(List<Directive> directives) {
    return directives.stream().allMatch(this::keep);
  }

  private boolean keep(Directive directive) {
    return switch (directive.getName()) {
      case "skip" -> !isTrue(directive.getArgument("if").getValue());
      case "include" -> isTrue(directive.getArgument("if").getValue());
      default -> true;
    };
  }

  private boolean isTrue(Value<?> value) {
    if (value instanceof VariableReference reference) {
      return variables.containsKey(reference.getName())
          ? JsonValue.TRUE.equals(variables.get(reference.getName()))
          : isTrueByDefault(reference.getName());
    }
    return value instanceof BooleanValue literal && literal.isValue();
  }

  private boolean isTrueByDefault(String variable) {
    return operation.getVariableDefinitions().stream()
        .filter(definition -> definition.getName().equals(variable))
        .anyMatch(definition -> isTrue(definition.getDefaultValue()));
  }
}
