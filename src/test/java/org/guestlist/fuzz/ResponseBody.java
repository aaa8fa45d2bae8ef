package org.guestlist.fuzz;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;

/** The JSON of a response. */
record ResponseBody(JsonObject json) {
  static final String DATA = "data";
  static final String ERRORS = "errors";

  /** Empty where it is no JSON object. */
  static Optional<ResponseBody> of(Reply reply) {
    try (var reader = Json.createReader(new StringReader(reply.body()))) {
      return Optional.of(new ResponseBody(reader.readObject()));
    } catch (JsonException noObject) {
      return Optional.empty();
    }
  }

  boolean hasData() {
    return json.containsKey(DATA);
  }

  /** JSON's null where there is none. */
  JsonValue data() {
    return json.getOrDefault(DATA, JsonValue.NULL);
  }

  /** None where there are none, or what stands there is no list. */
  List<JsonValue> errors() {
    return json.get(ERRORS) instanceof JsonArray errors ? List.copyOf(errors) : List.of();
  }

  /** The code of each error, in their order; empty for one without. */
  List<String> codes() {
    return errors().stream().map(ResponseBody::code).toList();
  }

  /** The code of the first error, or OK. */
  String outcome() {
    return codes().stream().findFirst().orElse("OK");
  }

  static String code(JsonValue error) {
    return error instanceof JsonObject object
            && object.get("extensions") instanceof JsonObject extensions
            && extensions.get("code") instanceof JsonString code
        ? code.getString()
        : "";
  }
}
