package org.guestlist.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads one property of an object that a resolver made. It asks for nothing but the object, so that
 * graphql-java makes no {@link DataFetchingEnvironment} for it.
 *
 * @param source the class of the object
 * @param getter gives the value as the scalar or the enum of the schema takes it
 */
record Property<S>(Class<S> source, Function<S, ?> getter) implements LightDataFetcher<Object> {
  @Override
  public Object get(
      GraphQLFieldDefinition field, Object object, Supplier<DataFetchingEnvironment> environment) {
    return getter.apply(source.cast(object));
  }

  @Override
  public Object get(DataFetchingEnvironment environment) {
    return getter.apply(source.cast(environment.getSource()));
  }
}
