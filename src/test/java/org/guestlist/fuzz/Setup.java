package org.guestlist.fuzz;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.guestlist.testing.Wire;

/** Requests that make what a step is about, and have to succeed. For one thread. */
record Setup(HttpLine line) {

  /** The data of the answer. */
  JsonObject run(String email, String query, String variables) {
    var text = new GraphQlText(query, variables);
    var reply = line.send(Wire.bytes(text.post(Documents.caller(email)))).orElseThrow();
    var body = ResponseBody.of(reply).orElseThrow();
    if (!body.errors().isEmpty() || body.data().equals(JsonValue.NULL)) {
      throw new IllegalStateException(query + " was answered with " + reply);
    }
    return body.data().asJsonObject();
  }
}
