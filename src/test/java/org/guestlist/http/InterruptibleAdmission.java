package org.guestlist.http;

import graphql.schema.GraphQLSchema;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import org.guestlist.testing.Interruptible;

/** Decides what is executed, and may fail to. */
@Alternative
@Interruptible
@Singleton
public class InterruptibleAdmission extends Admission {
  InterruptibleAdmission(
      Documents documents, GraphQLSchema schema, OperationLimits limits, HttpSettings settings) {
    super(documents, schema, limits, settings);
  }
}
