package org.guestlist.testing;

import graphql.introspection.IntrospectionQuery;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.language.AbstractDescribedNode;
import graphql.language.AstPrinter;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A schema as single facts: a coordinate such as {@code User.lists(first:)}, and what stands there.
 *
 * @param types coordinates of types, fields, arguments and enum values to what is declared there
 * @param descriptions coordinates to texts, where there is one
 * @param demands arguments that have to be given
 */
public record SchemaFacts(
    Map<String, String> types, Map<String, String> descriptions, List<String> demands) {

  /** The public contract. */
  public static SchemaFacts ofContract() {
    return of(contract());
  }

  /** The definitions of the public contract. */
  public static TypeDefinitionRegistry contract() {
    return new SchemaParser().parse(contractText());
  }

  /** The schema that the program under test shows. */
  public static SchemaFacts ofProgram() {
    return of(program());
  }

  /** The definitions that the program under test shows. */
  public static TypeDefinitionRegistry program() {
    Map<String, Object> answer =
        Api.asAda().run(IntrospectionQuery.INTROSPECTION_QUERY).path("data");
    return new SchemaParser()
        .buildRegistry(new IntrospectionResultToSchema().createSchemaDefinition(answer));
  }

  private static String contractText() {
    try (var file = SchemaFacts.class.getResourceAsStream("/contract.graphql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static SchemaFacts of(TypeDefinitionRegistry registry) {
    var facts = new SchemaFacts(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
    registry.types().values().forEach(facts::add);
    registry.scalars().values().stream()
        .filter(scalar -> !ScalarInfo.isGraphqlSpecifiedScalar(scalar.getName()))
        .forEach(facts::add);
    return facts;
  }

  private void add(TypeDefinition<?> type) {
    add(type.getName(), type.getClass().getSimpleName(), (AbstractDescribedNode<?>) type);
    if (type instanceof ObjectTypeDefinition object) {
      object.getFieldDefinitions().forEach(field -> add(object.getName(), field));
    }
    if (type instanceof EnumTypeDefinition values) {
      values
          .getEnumValueDefinitions()
          .forEach(value -> add(type.getName() + "." + value.getName(), "value", value));
    }
  }

  private void add(String type, FieldDefinition field) {
    var coordinate = type + "." + field.getName();
    add(coordinate, AstPrinter.printAst(field.getType()), field);
    field.getInputValueDefinitions().forEach(argument -> add(coordinate, argument));
  }

  private void add(String field, InputValueDefinition argument) {
    var coordinate = field + "(" + argument.getName() + ":)";
    var ending =
        argument.getDefaultValue() == null
            ? ""
            : " = " + AstPrinter.printAst(argument.getDefaultValue());
    add(coordinate, AstPrinter.printAst(argument.getType()) + ending, argument);
    if (argument.getType() instanceof NonNullType && ending.isEmpty()) {
      demands.add(coordinate);
    }
  }

  private void add(String coordinate, String declared, AbstractDescribedNode<?> node) {
    types.put(coordinate, declared);
    if (node.getDescription() != null && !node.getDescription().getContent().isBlank()) {
      descriptions.put(coordinate, node.getDescription().getContent());
    }
  }
}
