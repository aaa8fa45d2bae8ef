package org.guestlist.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The fields of one object type, which get their fetchers here.
 *
 * @param type its name in the schema
 * @param source the class of its objects
 */
record Fields<S>(GraphQLCodeRegistry.Builder registry, String type, Class<S> source) {
  /** A field that is read from the object. */
  Fields<S> property(String field, Function<S, ?> getter) {
    return add(field, new Property<>(source, getter));
  }

  /** A field without arguments for which an API is asked. */
  Fields<S> computed(String field, Function<S, Uni<?>> call) {
    return add(field, new ComputedProperty<>(source, call));
  }

  /** A field with arguments for which an API is asked. */
  Fields<S> computed(String field, BiFunction<S, DataFetchingEnvironment, Uni<?>> call) {
    return add(field, new SourceField<>(source, call));
  }

  /** A field for which an API is asked for many objects at once. */
  <T> Fields<S> edge(String field, Function<List<S>, Uni<List<T>>> lookup) {
    return add(field, new Edge<>(type + "." + field, source, lookup));
  }

  /** A field that is an operation. */
  Fields<S> operation(String field, Function<DataFetchingEnvironment, Uni<?>> call) {
    return add(field, new Operation(call));
  }

  private Fields<S> add(String field, DataFetcher<?> fetcher) {
    registry.dataFetcher(FieldCoordinates.coordinates(type, field), fetcher);
    return this;
  }
}
