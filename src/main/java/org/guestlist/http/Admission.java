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
   * Looks at every operation of a request, whichever of them will be executed.
   *
   * @return whether the one that will be executed may change something
   * @throws DomainException LIMIT_EXCEEDED, or BAD_USER_INPUT where the schema is not shown
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

  /** Those that may be meant; which one it is, or that it is none, the execution says. */
  private static List<OperationDefinition> chosen(
      GraphQlRequest request, List<OperationDefinition> operations) {
    return request
        .operationName()
        .map(name -> operations.stream().filter(o -> name.equals(o.getName())).toList())
        .orElse(operations);
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
