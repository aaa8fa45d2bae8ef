package org.guestlist.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.ExecutionId;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.introspection.Introspection;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dataloader.DataLoaderRegistry;

/**
 * Executes operations that were admitted. The schema is the one that the GraphQL extension makes of
 * the annotations; what is fetched for it is fetched by code of ours, without reflection and
 * without what the extension prepares for each field and each request.
 */
@ApplicationScoped
public class Engine {
  private static final String DOCUMENT = "org.guestlist.document";

  /** Nobody looks at it, and graphql-java would make a random one for each operation. */
  private static final ExecutionId ID = ExecutionId.from("operation");

  private final GraphQLSchema schema;
  private final GraphQL graphQl;

  Engine(GraphQLSchema described, Resolvers resolvers) {
    GraphQLCodeRegistry fetchers =
        described
            .getCodeRegistry()
            .transform(
                registry -> {
                  Properties.addTo(registry);
                  resolvers.addTo(registry);
                });
    this.schema = described.transformWithoutTypes(same -> same.codeRegistry(fetchers));
    this.graphQl =
        GraphQL.newGraphQL(schema)
            .preparsedDocumentProvider(
                (input, unused) ->
                    CompletableFuture.completedFuture(input.getGraphQLContext().get(DOCUMENT)))
            .build();
  }

  /** The schema with the fetchers that are used. */
  GraphQLSchema schema() {
    return schema;
  }

  /**
   * Executes an operation on the calling thread, as far as nothing is waited for. graphql-java has
   * no bundle of messages for English, and would take that of the machine's language: the root has
   * no such substitute.
   *
   * @param document as it was read, with what is wrong with it
   * @param name of the operation, where there are several
   * @param shown whether the schema may be asked for
   * @return fails where the whole operation does; nothing is thrown
   */
  public CompletionStage<ExecutionResult> execute(
      PreparsedDocumentEntry document,
      Optional<String> name,
      Map<String, Object> variables,
      boolean shown) {
    var input =
        ExecutionInput.newExecutionInput()
            // It is read already
            .query("")
            .operationName(name.orElse(null))
            .variables(variables)
            .locale(Locale.ROOT)
            .executionId(ID)
            .dataLoaderRegistry(new DataLoaderRegistry())
            .graphQLContext(
                Map.of(DOCUMENT, document, Introspection.INTROSPECTION_DISABLED, !shown))
            .build();
    // An error that a resolver throws comes out of graphql-java: this makes it a failure
    return CompletableFuture.completedFuture(input).thenCompose(graphQl::executeAsync);
  }
}
