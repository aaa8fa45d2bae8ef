package org.guestlist.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;

/**
 * Leads from an object to another one, which is looked up for all objects of a level at once. The
 * loader that collects them is made for the first object of a request that asks.
 *
 * @param name of the loader
 * @param source the class of the objects
 * @param lookup the other ends, in the order of the objects
 */
record Edge<S, T>(String name, Class<S> source, Function<List<S>, Uni<List<T>>> lookup)
    implements DataFetcher<Object> {
  @Override
  public Object get(DataFetchingEnvironment environment) {
    DataLoader<S, T> loader =
        environment.getDataLoaderRegistry().computeIfAbsent(name, unused -> newLoader());
    return loader.load(source.cast(environment.getSource()));
  }

  private DataLoader<S, T> newLoader() {
    return DataLoaderFactory.newDataLoader(objects -> Outcome.future(lookup.apply(objects)));
  }
}
