package org.guestlist.fuzz;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guestlist.testing.Answer;

/** Holds the body of a response against the form of GraphQL and the table of codes. */
final class BodyOracle {
  private static final int LONGEST_MESSAGE = 300;
  private static final Set<String> NAMES = Set.of("data", "errors", "extensions");
  private static final Set<String> NAMES_OF_ERROR =
      Set.of("message", "locations", "path", "extensions");

  /** The codes that a client may see, and what each has to carry. */
  static final Map<String, Set<String>> CODES = new HashMap<>();

  static {
    CODES.put("UNAUTHENTICATED", Set.of());
    CODES.put("FORBIDDEN", Set.of("required"));
    CODES.put("NOT_FOUND", Set.of());
    CODES.put("ALREADY_EXISTS", Set.of());
    CODES.put("VERSION_CONFLICT", Set.of("currentVersion", "current"));
    CODES.put("LIST_UNDER_DELETION", Set.of());
    CODES.put("BAD_USER_INPUT", Set.of());
    CODES.put("LIMIT_EXCEEDED", Set.of("limit", "actual"));
    CODES.put("RATE_LIMITED", Set.of("retryAfterMs"));
    CODES.put("THROTTLED", Set.of("retryAfterMs"));
  }

  private BodyOracle() {}

  static List<String> faults(ResponseBody body) {
    var faults = new ArrayList<String>();
    var json = body.json();
    if (!NAMES.containsAll(json.keySet())) {
      faults.add("The body has other fields than data, errors and extensions.");
    }
    if (!json.containsKey(ResponseBody.DATA) && body.errors().isEmpty()) {
      faults.add("There are neither data nor errors.");
    }
    if (json.containsKey(ResponseBody.ERRORS) && body.errors().isEmpty()) {
      faults.add("The errors are no list, or an empty one.");
    }
    if (body.hasData() && body.data().equals(JsonValue.NULL) && body.errors().isEmpty()) {
      faults.add("The data are null without an error.");
    }
    body.errors().forEach(error -> addFaults(error, body, faults));
    return faults;
  }

  private static void addFaults(JsonValue value, ResponseBody body, List<String> faults) {
    if (!(value instanceof JsonObject error)
        || !(error.get("message") instanceof JsonString message)
        || !(error.get("extensions") instanceof JsonObject extensions)) {
      faults.add("An error has no message or no extensions.");
      return;
    }
    if (!NAMES_OF_ERROR.containsAll(error.keySet())) {
      faults.add("An error has other fields than those of GraphQL.");
    }
    addFaults(message.getString(), faults);
    var code = ResponseBody.code(error);
    if (!CODES.containsKey(code)) {
      faults.add("The code " + code + " is none that a client may see.");
    } else if (!extensions.keySet().containsAll(CODES.get(code))) {
      faults.add("An error of the code " + code + " does not carry " + CODES.get(code) + ".");
    }
    if (Answer.INSIDES.matcher(error.toString()).find()) {
      faults.add("An error shows what the program is made of.");
    }
    if (error.get("path") instanceof JsonArray path && !endsInNull(path, body.data())) {
      faults.add("The path of an error does not lead to a null.");
    }
  }

  /** One sentence, or a few, in ASCII but for what was sent. */
  private static void addFaults(String message, List<String> faults) {
    if (message.isBlank() || message.codePointCount(0, message.length()) > LONGEST_MESSAGE) {
      faults.add("A message is blank, or longer than anybody wants to read.");
    } else if (!message.matches("(?s)[A-Z].*\\.")) {
      faults.add("A message is no sentence.");
    }
  }

  private static boolean endsInNull(JsonArray path, JsonValue data) {
    var here = data;
    for (var step : path) {
      if (here == null || here.equals(JsonValue.NULL)) {
        return true;
      }
      here = below(here, step);
    }
    return here == null || here.equals(JsonValue.NULL);
  }

  private static JsonValue below(JsonValue here, JsonValue step) {
    if (here instanceof JsonArray list && step instanceof JsonNumber number) {
      return number.intValue() < list.size() ? list.get(number.intValue()) : JsonValue.TRUE;
    }
    return here instanceof JsonObject object && step instanceof JsonString name
        ? object.getOrDefault(name.getString(), JsonValue.TRUE)
        : JsonValue.TRUE;
  }
}
