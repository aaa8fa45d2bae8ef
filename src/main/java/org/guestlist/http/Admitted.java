package org.guestlist.http;

import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import java.util.List;

/**
 * What will be executed. Immutable.
 *
 * @param document with what is wrong with it, for which it will be refused
 * @param operations the one that is meant, or several of one name, which is an error
 * @param cost in points, one for each field times the length of the pages around it
 */
record Admitted(
    GraphQLSchema schema,
    PreparsedDocumentEntry document,
    List<OperationDefinition> operations,
    long cost) {
  /** Whether it may change something. */
  boolean mayChange() {
    return operations.stream()
        .anyMatch(operation -> operation.getOperation() != OperationDefinition.Operation.QUERY);
  }

  /** The argument that a variable is given to; where there is none, the variable itself. */
  String argumentOf(String variable) {
    return operations.stream()
        .flatMap(operation -> VariableUses.of(schema, document.getDocument(), operation).stream())
        .filter(use -> use.variable().equals(variable))
        .map(VariableUses.Use::argument)
        .findFirst()
        .orElse(variable);
  }
}
