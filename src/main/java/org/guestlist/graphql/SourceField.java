package org.guestlist.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.mutiny.Uni;
import java.util.function.BiFunction;

/**
 * Calls the method of an API for one object and the arguments of a field.
 *
 * @param source the class of the object
 * @param call takes the arguments from the environment
 */
record SourceField<S>(Class<S> source, BiFunction<S, DataFetchingEnvironment, Uni<?>> call)
    implements DataFetcher<Object> {
  @Override
  public Object get(DataFetchingEnvironment environment) {
    return Outcome.of(call.apply(source.cast(environment.getSource()), environment));
  }
}
