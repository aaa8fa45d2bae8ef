package org.guestlist.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guestlist.model.DomainException;

/**
 * One request as it was sent: a document, and perhaps the name of the operation in it, variables
 * and extensions (GraphQL over HTTP, working draft, section "Request Parameters"). Whatever is not
 * of that form is BAD_USER_INPUT.
 *
 * @param json the parameters, each of the right kind
 */
record GraphQlRequest(JsonObject json) {
  private static final String QUERY = "query";
  private static final String OPERATION_NAME = "operationName";
  private static final String VARIABLES = "variables";
  private static final String EXTENSIONS = "extensions";

  // Json.createObjectBuilder looks for the provider each time it is called
  private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

  private static final Set<JsonValue.ValueType> OBJECT =
      EnumSet.of(JsonValue.ValueType.OBJECT, JsonValue.ValueType.NULL);

  private static final Set<JsonValue.ValueType> STRING =
      EnumSet.of(JsonValue.ValueType.STRING, JsonValue.ValueType.NULL);

  /** The request that a body of JSON holds. */
  static GraphQlRequest ofBody(Buffer body) {
    var noObject =
        DomainException.badUserInput(
            "body", "The body has to be a JSON object with the field \"query\".");
    var json = RequestJson.object(text(body), "body", "The body", noObject);
    return new GraphQlRequest(withoutEmptyName(checked(json)));
  }

  /** The request in the query string of an address. */
  static GraphQlRequest ofParameters(MultiMap parameters) {
    var json = BUILDERS.createObjectBuilder();
    for (var name : List.of(QUERY, OPERATION_NAME)) {
      one(parameters, name).ifPresent(text -> json.add(name, text));
    }
    for (var name : List.of(VARIABLES, EXTENSIONS)) {
      one(parameters, name).ifPresent(text -> json.add(name, encoded(name, text)));
    }
    return new GraphQlRequest(withoutEmptyName(checked(json.build())));
  }

  /** The document. */
  String document() {
    return json.getString(QUERY);
  }

  /** The name of the operation that is to be executed. */
  Optional<String> operationName() {
    return Optional.of(json.getOrDefault(OPERATION_NAME, JsonValue.NULL))
        .filter(JsonString.class::isInstance)
        .map(name -> ((JsonString) name).getString());
  }

  /** The variables, of which there may be none. */
  JsonObject variables() {
    return json.getOrDefault(VARIABLES, JsonValue.NULL) instanceof JsonObject variables
        ? variables
        : JsonValue.EMPTY_JSON_OBJECT;
  }

  private static String text(Buffer body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(body))).toString();
    } catch (CharacterCodingException notUnicode) {
      throw DomainException.badUserInput("body", "The body has to be encoded in UTF-8.");
    }
  }

  private static byte[] bytes(Buffer body) {
    return body == null ? new byte[0] : body.getBytes();
  }

  private static Optional<String> one(MultiMap parameters, String name) {
    // To the map, names that differ in capitals are the same.
    var values =
        parameters.entries().stream()
            .filter(e -> e.getKey().equals(name))
            .map(Map.Entry::getValue)
            .toList();
    if (values.size() > 1) {
      throw DomainException.badUserInput(name, "Give the parameter " + name + " once.");
    }
    return values.stream().findFirst();
  }

  private static JsonValue encoded(String name, String text) {
    return "null".equals(text.strip())
        ? JsonValue.NULL
        : RequestJson.object(text, name, "The parameter " + name, notAnObject(name));
  }

  private static JsonObject checked(JsonObject json) {
    if (!(json.get(QUERY) instanceof JsonString query) || query.getString().isBlank()) {
      throw DomainException.badUserInput(QUERY, "The field query has to be a GraphQL document.");
    }
    if (!allows(STRING, json, OPERATION_NAME)) {
      throw DomainException.badUserInput(
          OPERATION_NAME, "The field operationName has to be the name of an operation or null.");
    }
    for (var name : List.of(VARIABLES, EXTENSIONS)) {
      if (!allows(OBJECT, json, name)) {
        throw notAnObject(name);
      }
    }
    return json;
  }

  /** An empty name is no name, to whoever reads the parameters. */
  private static JsonObject withoutEmptyName(JsonObject json) {
    var isEmpty = json.get(OPERATION_NAME) instanceof JsonString name && name.getString().isEmpty();
    return isEmpty ? BUILDERS.createObjectBuilder(json).remove(OPERATION_NAME).build() : json;
  }

  private static boolean allows(Set<JsonValue.ValueType> types, JsonObject json, String name) {
    return types.contains(json.getOrDefault(name, JsonValue.NULL).getValueType());
  }

  private static DomainException notAnObject(String name) {
    return DomainException.badUserInput(
        name, "The field " + name + " has to be a JSON object or null.");
  }
}
