package org.guestlist.http;

import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
   * @return whether the one that will be executed may change something
   * @throws DomainException LIMIT_EXCEEDED, or BAD_USER_INPUT where the schema is not shown or no
   *     operation, or none of several, is named
   * @throws graphql.parser.InvalidSyntaxException where the document is no GraphQL
   */
  boolean mayChange(GraphQlRequest request) {
    var document = documents.read(request.document());
    var measure = new OperationMeasure(schema, document, request.variables(), limits.first());
    var operations = document.getDefinitionsOfType(OperationDefinition.class);
    operations.stream().map(measure::size).forEach(this::admit);
    return chosen(request, operations).stream()
        .anyMatch(o -> o.getOperation() != OperationDefinition.Operation.QUERY);
  }

  /**
   * The one that is meant (GraphQL, section "Executing Requests"); several of one name, which
   * validation refuses.
   */
  private static List<OperationDefinition> chosen(
      GraphQlRequest request, List<OperationDefinition> operations) {
    var name = request.operationName();
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
