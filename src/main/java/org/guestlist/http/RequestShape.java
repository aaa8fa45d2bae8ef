package org.guestlist.http;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.EnumSet;
import java.util.Set;
import org.guestlist.model.DomainException;

/**
 * The form of a request's body (GraphQL over HTTP, working draft, section "Request Parameters").
 */
final class RequestShape {
  private static final Set<JsonValue.ValueType> OBJECT =
      EnumSet.of(JsonValue.ValueType.OBJECT, JsonValue.ValueType.NULL);

  private static final Set<JsonValue.ValueType> STRING =
      EnumSet.of(JsonValue.ValueType.STRING, JsonValue.ValueType.NULL);

  private RequestShape() {}

  /** The same body; BAD_USER_INPUT where a field is not of the right kind. */
  static JsonObject check(JsonObject body) {
    if (!(body.get("query") instanceof JsonString query) || query.getString().isBlank()) {
      throw DomainException.badUserInput("query", "The field query has to be a GraphQL document.");
    }
    check(body, "operationName", STRING, "the name of an operation");
    check(body, "variables", OBJECT, "an object");
    check(body, "extensions", OBJECT, "an object");
    return body;
  }

  private static void check(
      JsonObject body, String field, Set<JsonValue.ValueType> allowed, String expected) {
    var value = body.getOrDefault(field, JsonValue.NULL);
    if (!allowed.contains(value.getValueType())) {
      throw DomainException.badUserInput(
          field, "The field " + field + " has to be " + expected + " or null.");
    }
  }
}
