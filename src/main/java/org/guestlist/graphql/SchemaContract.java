package org.guestlist.graphql;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.schema.visibility.DefaultGraphqlFieldVisibility;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import io.smallrye.graphql.spi.EventingService;

/**
 * Gives the schema what annotations cannot say: an argument with a default that cannot be null,
 * what our scalar means, and what the built-in ones must not take. Found by the GraphQL extension
 * through {@code META-INF/services}.
 */
public class SchemaContract implements EventingService {
  /** Null: always enabled. */
  @Override
  public String getConfigKey() {
    return null;
  }

  @Override
  public GraphQLSchema.Builder beforeSchemaBuild(GraphQLSchema.Builder builder) {
    var schema = SchemaTransformer.transformSchema(builder.build(), new Changes());
    return GraphQLSchema.newSchema(schema).codeRegistry(showingAllFields(schema));
  }

  /**
   * The extension takes its own default for a pattern of hidden fields, and would compare each
   * field with it each time one is looked up.
   */
  private static GraphQLCodeRegistry showingAllFields(GraphQLSchema schema) {
    return schema
        .getCodeRegistry()
        .transform(
            registry ->
                registry.fieldVisibility(DefaultGraphqlFieldVisibility.DEFAULT_FIELD_VISIBILITY));
  }

  private static final class Changes extends GraphQLTypeVisitorStub {
    @Override
    public TraversalControl visitGraphQLArgument(
        GraphQLArgument argument, TraverserContext<GraphQLSchemaElement> context) {
      var ours = context.getParentNode() instanceof GraphQLFieldDefinition;
      if (!ours || !argument.hasSetDefaultValue()) {
        return TraversalControl.CONTINUE;
      }
      return changeNode(
          context, argument.transform(a -> a.type(GraphQLNonNull.nonNull(argument.getType()))));
    }

    @Override
    public TraversalControl visitGraphQLScalarType(
        GraphQLScalarType scalar, TraverserContext<GraphQLSchemaElement> context) {
      var strict = StrictCoercing.of(scalar.getName(), scalar.getCoercing());
      if (strict.isPresent()) {
        return changeNode(context, scalar.transform(s -> s.coercing(strict.get())));
      }
      if (!"DateTime".equals(scalar.getName())) {
        return TraversalControl.CONTINUE;
      }
      var description = "An instant, ISO-8601 in UTC, for example 2026-11-22T09:58:25.729762Z.";
      return changeNode(context, scalar.transform(s -> s.description(description)));
    }
  }
}
