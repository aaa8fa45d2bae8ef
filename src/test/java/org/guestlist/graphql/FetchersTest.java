package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLObjectType;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Source;
import org.guestlist.LocalDatabase;
import org.junit.jupiter.api.Test;

/** What reads each field of the running program: nothing that calls by reflection. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class FetchersTest {
  @Inject Engine engine;

  /** The fetchers of all fields but those of introspection, by their coordinates. */
  private Map<String, DataFetcher<?>> fetchers() {
    var schema = engine.schema();
    var fetchers = new TreeMap<String, DataFetcher<?>>();
    schema.getAllTypesAsList().stream()
        .filter(type -> type instanceof GraphQLObjectType && !type.getName().startsWith("__"))
        .map(GraphQLObjectType.class::cast)
        .forEach(
            type ->
                type.getFieldDefinitions()
                    .forEach(
                        field ->
                            fetchers.put(
                                type.getName() + "." + field.getName(),
                                schema
                                    .getCodeRegistry()
                                    .getDataFetcher(
                                        FieldCoordinates.coordinates(type, field), field))));
    return fetchers;
  }

  /** Whether the field is none of an operation or of a method of an API. */
  private static boolean isProperty(String coordinate) {
    var type = coordinate.substring(0, coordinate.indexOf('.'));
    var field = coordinate.substring(type.length() + 1);
    return !type.equals("Query")
        && !type.equals("Mutation")
        && Stream.of(UserApi.class, ListApi.class, ItemApi.class, GuestApi.class)
            .flatMap(api -> Stream.of(api.getDeclaredMethods()))
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .filter(method -> method.getName().equals(field))
            .filter(method -> method.getParameterCount() > 0)
            .map(method -> method.getParameters()[0])
            .filter(parameter -> parameter.isAnnotationPresent(Source.class))
            .noneMatch(
                parameter ->
                    parameter.getParameterizedType().getTypeName().contains("." + type + "Node"));
  }

  @Test
  void everyPropertyOfTheSchemaIsReadByAMethodReference() {
    var properties = new TreeMap<>(fetchers());
    properties.keySet().removeIf(coordinate -> !isProperty(coordinate));

    assertThat(properties)
        .hasSize(41)
        .containsKeys("Item.description", "PageInfo.endCursor", "GuestEdge.node", "User.id")
        .allSatisfy(
            (coordinate, fetcher) ->
                assertThat(fetcher).as(coordinate).isInstanceOf(Property.class));
  }

  @Test
  void everyOtherFieldCallsItsApiByALambda() {
    var others = new TreeMap<>(fetchers());
    others.keySet().removeIf(FetchersTest::isProperty);

    assertThat(others)
        .hasSize(30)
        .containsKeys("Query.me", "Mutation.createItem", "User.email", "TodoList.items")
        .allSatisfy(
            (coordinate, fetcher) ->
                assertThat(fetcher)
                    .as(coordinate)
                    .isInstanceOfAny(
                        Operation.class, SourceField.class, ComputedProperty.class, Edge.class));
  }
}
