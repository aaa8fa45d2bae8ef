package org.guestlist.http;

import graphql.language.OperationDefinition;
import graphql.language.TypeName;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;

/**
 * The types that have the fields of a document. The document need not be valid: what the schema
 * does not know is null.
 */
record ParentTypes(GraphQLSchema schema) {
  /** The type of the fields of an operation. */
  GraphQLFieldsContainer of(OperationDefinition operation) {
    return switch (operation.getOperation()) {
      case QUERY -> schema.getQueryType();
      case MUTATION -> schema.getMutationType();
      case SUBSCRIPTION -> schema.getSubscriptionType();
    };
  }

  /** The type of the fields within a field. */
  GraphQLFieldsContainer within(GraphQLFieldDefinition field) {
    return container(GraphQLTypeUtil.unwrapAll(field.getType()));
  }

  /** The type of the fields of a fragment, which is the one around it where it names none. */
  GraphQLFieldsContainer on(TypeName condition, GraphQLFieldsContainer around) {
    return condition == null ? around : container(schema.getType(condition.getName()));
  }

  private static GraphQLFieldsContainer container(Object type) {
    return type instanceof GraphQLFieldsContainer container ? container : null;
  }
}
