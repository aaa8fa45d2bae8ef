package org.guestlist.fuzz;

import graphql.language.Field;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Compares values with their types. A fault is a sentence, and no fault is null.
 *
 * @param oracle knows what is selected below a field
 */
record Conformance(DataOracle oracle) {

  String fault(GraphQLObjectType type, Map<String, List<Field>> fields, JsonObject data) {
    if (!fields.keySet().equals(data.keySet())) {
      return "The fields are " + data.keySet() + " where " + fields.keySet() + " were asked for.";
    }
    return fields.entrySet().stream()
        .map(field -> fault(type, field.getValue(), data.get(field.getKey())))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private String fault(GraphQLObjectType type, List<Field> fields, JsonValue value) {
    var name = fields.get(0).getName();
    if (name.equals("__typename")) {
      return value instanceof JsonString text && text.getString().equals(type.getName())
          ? null
          : "The type is not named " + type.getName() + ".";
    }
    var definition = type.getFieldDefinition(name);
    // The service may have more than the contract.
    var fault = definition == null ? null : fault(definition.getType(), fields, value);
    return fault == null ? null : type.getName() + "." + name + ": " + fault;
  }

  private String fault(GraphQLType type, List<Field> fields, JsonValue value) {
    if (value.equals(JsonValue.NULL)) {
      return GraphQLTypeUtil.isNonNull(type) ? "It is null." : null;
    }
    var nullable = GraphQLTypeUtil.unwrapNonNull(type);
    if (GraphQLTypeUtil.isList(nullable)) {
      return ofList(GraphQLTypeUtil.unwrapOne(nullable), fields, value);
    }
    if (nullable instanceof GraphQLObjectType object) {
      return value instanceof JsonObject data
          ? fault(
              object,
              oracle.selected(object, fields.stream().map(Field::getSelectionSet).toList()),
              data)
          : "It is no object.";
    }
    return isOf(nullable, value) ? null : "It is no " + GraphQLTypeUtil.simplePrint(nullable) + ".";
  }

  private String ofList(GraphQLType entry, List<Field> fields, JsonValue value) {
    if (!(value instanceof JsonArray entries)) {
      return "It is no list.";
    }
    return entries.stream()
        .map(each -> fault(entry, fields, each))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static boolean isOf(GraphQLType type, JsonValue value) {
    if (type instanceof GraphQLEnumType names) {
      return value instanceof JsonString name && names.getValue(name.getString()) != null;
    }
    return switch (GraphQLTypeUtil.simplePrint(type)) {
      case "Int" -> value instanceof JsonNumber number && number.isIntegral();
      case "Boolean" -> value.equals(JsonValue.TRUE) || value.equals(JsonValue.FALSE);
      case "DateTime" ->
          value instanceof JsonString time
              && time.getString()
                  .matches("[+-]?\\d{4,}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
      default -> value instanceof JsonString;
    };
  }
}
