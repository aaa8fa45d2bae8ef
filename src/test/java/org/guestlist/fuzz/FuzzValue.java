package org.guestlist.fuzz;

/**
 * A value of an argument, in the two notations that a request has for it.
 *
 * @param kind what is special about it, for the count of what was seen
 * @param json as a variable has it
 * @param literal as a document has it
 */
record FuzzValue(String kind, String json, String literal) {
  /** Good for its argument, as far as its type goes. */
  static final String RIGHT = "right";

  /** A value whose two notations differ in the names of its fields at most. */
  static FuzzValue of(String kind, String json) {
    return new FuzzValue(kind, json, json.replaceAll("\"(\\w+)\":", "$1:"));
  }

  static FuzzValue text(String kind, String text) {
    return new FuzzValue(kind, quoted(text), quoted(text));
  }

  /** A name of an enum, which has quotes in JSON alone. */
  static FuzzValue name(String kind, String name) {
    return new FuzzValue(kind, quoted(name), name);
  }

  boolean isRight() {
    return kind.equals(RIGHT);
  }

  /** A text as JSON and GraphQL write it; what has no form in UTF-8 is escaped. */
  static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      var unit = text.charAt(i);
      if (unit == '"' || unit == '\\') {
        quoted.append('\\').append(unit);
      } else if (unit < ' ' || isAlone(text, i)) {
        quoted.append("\\u%04x".formatted((int) unit));
      } else {
        quoted.append(unit);
      }
    }
    return quoted.append('"').toString();
  }

  /** Whether half of a surrogate pair is here without the other. */
  private static boolean isAlone(String text, int at) {
    var unit = text.charAt(at);
    if (Character.isHighSurrogate(unit)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(unit)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
