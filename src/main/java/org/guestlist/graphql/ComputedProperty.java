package org.guestlist.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Calls the method of an API for one object, where the field has no arguments.
 *
 * @param source the class of the object
 */
record ComputedProperty<S>(Class<S> source, Function<S, Uni<?>> call)
    implements LightDataFetcher<Object> {
  @Override
  public Object get(
      GraphQLFieldDefinition field, Object object, Supplier<DataFetchingEnvironment> environment) {
    return Outcome.of(call.apply(source.cast(object)));
  }

  @Override
  public Object get(DataFetchingEnvironment environment) {
    return Outcome.of(call.apply(source.cast(environment.getSource())));
  }
}
