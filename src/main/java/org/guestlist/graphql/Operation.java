package org.guestlist.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/**
 * Calls the method of an API that an operation stands for.
 *
 * @param call takes the arguments from the environment
 */
record Operation(Function<DataFetchingEnvironment, Uni<?>> call) implements DataFetcher<Object> {
  @Override
  public Object get(DataFetchingEnvironment environment) {
    return Outcome.of(call.apply(environment));
  }
}
