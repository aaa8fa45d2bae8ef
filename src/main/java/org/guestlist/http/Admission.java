package org.guestlist.http;

import graphql.language.Document;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.guestlist.model.DomainException;

/**
 * Decides what is executed at all: nothing over the limits, no look at the schema where that is
 * switched off, and by GET no change.
 */
@ApplicationScoped
class Admission {
  private static final String OPERATION_NAME = "operationName";

  private final Documents documents;
  private final GraphQLSchema schema;
  private final OperationLimits limits;
  private final HttpSettings settings;

  Admission(
      Documents documents, GraphQLSchema schema, OperationLimits limits, HttpSettings settings) {
    this.documents = documents;
    this.schema = schema;
    this.limits = limits;
    this.settings = settings;
  }

  /**
   * Looks at every operation of a request, and finds the one that will be executed: what stands
   * behind this gets the very request that was looked at, in which an empty name is no name.
   *
   * @throws DomainException LIMIT_EXCEEDED, or BAD_USER_INPUT where the schema is not shown or no
   *     operation, or none of several, is named
   * @throws graphql.parser.InvalidSyntaxException where the document is no GraphQL
   */
  Admitted admit(GraphQlRequest request) {
    var document = documents.read(request.document());
    var measure = new OperationMeasure(schema, document, request.variables(), limits.first());
    var operations = document.getDefinitionsOfType(OperationDefinition.class);
    operations.forEach(this::requireKnown);
    var sizes = new IdentityHashMap<OperationDefinition, OperationSize>();
    operations.forEach(operation -> sizes.put(operation, measure.size(operation)));
    operations.stream().map(sizes::get).forEach(this::admit);
    var chosen = chosen(request, operations);
    chosen.forEach(operation -> requireValues(request, document, operation));
    return new Admitted(
        schema,
        documents.validated(request.document(), document),
        chosen,
        chosen.stream().map(sizes::get).mapToLong(OperationSize::cost).sum());
  }

  private void requireKnown(OperationDefinition operation) {
    if (operation.getOperation() == OperationDefinition.Operation.SUBSCRIPTION
        && !schema.isSupportingSubscriptions()) {
      throw DomainException.badUserInput(
          "query", "This service has no subscriptions: send a query or a mutation.");
    }
  }

  /**
   * A variable with a default may be given to what takes no null, and be null all the same
   * (GraphQL, section "Coercing Field Arguments"). That comes out field by field, after what was
   * changed by those before: it is refused before anything is executed.
   */
  private void requireValues(
      GraphQlRequest request, Document document, OperationDefinition operation) {
    var variables = request.variables();
    if (!variables.containsValue(null)) {
      return;
    }
    var nullable =
        operation.getVariableDefinitions().stream()
            .filter(variable -> !(variable.getType() instanceof NonNullType))
            .map(VariableDefinition::getName)
            .filter(name -> variables.containsKey(name) && variables.get(name) == null)
            .collect(Collectors.toSet());
    VariableUses.of(schema, document, operation).stream()
        .filter(use -> use.required() && nullable.contains(use.variable()))
        .findFirst()
        .ifPresent(
            use -> {
              throw DomainException.badUserInput(
                  use.argument(),
                  "The argument "
                      + use.argument()
                      + " must not be null: give the variable "
                      + use.variable()
                      + " a value, or leave it out.");
            });
  }

  /**
   * The one that is meant (GraphQL, section "Executing Requests"); several of one name, which
   * validation refuses.
   */
  private static List<OperationDefinition> chosen(
      GraphQlRequest request, List<OperationDefinition> operations) {
    var name = request.operationName();
    if (operations.isEmpty()) {
      throw DomainException.badUserInput(
          "query", "The document has no operation: send a query or a mutation.");
    }
    if (name.isEmpty() && operations.size() > 1) {
      throw DomainException.badUserInput(
          OPERATION_NAME,
          "The document has several operations: name the one to execute in operationName.");
    }
    var chosen =
        operations.stream().filter(o -> name.isEmpty() || name.get().equals(o.getName())).toList();
    if (chosen.isEmpty()) {
      throw DomainException.badUserInput(
          OPERATION_NAME, "The document has no operation of the name in operationName.");
    }
    return chosen;
  }

  private void admit(OperationSize size) {
    atMost("root fields", limits.rootFields(), size.fields());
    atMost("levels of fields", limits.depth(), size.depth());
    atMost("aliases", limits.aliases(), size.aliases());
    atMost("directives", limits.directives(), size.directives());
    atMost("points of cost", limits.cost(), size.cost());
    if (size.introspection() && !settings.introspection()) {
      throw DomainException.badUserInput(
          "query",
          "This service does not show its schema: read it in the documentation of Guestlist.");
    }
  }

  private static void atMost(String what, long limit, long actual) {
    if (actual > limit) {
      throw DomainException.tooLarge(what, limit, actual);
    }
  }
}
