package org.guestlist.testing;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads JSON as maps, lists and plain values, and the value at a path in it. REST Assured does both
 * in Groovy, which took a third of the processor time of the tests.
 */
public final class JsonPaths {
  private static final Pattern PATH = Pattern.compile("\\w+(\\[\\d+]|\\.\\w+)*");
  private static final Pattern STEP = Pattern.compile("(\\w+)|\\[(\\d+)]");
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private JsonPaths() {}

  /**
   * The value of a JSON text: an {@code Integer}, a {@code Long} or a {@code BigDecimal} of a
   * number, whichever holds it.
   *
   * @throws jakarta.json.JsonException of a text that is no JSON
   */
  public static Object parse(String json) {
    try (var reader = READERS.createReader(new StringReader(json))) {
      return plain(reader.readValue());
    }
  }

  /**
   * The value at a path such as {@code errors[0].message}, null where there is none; of each
   * element where it goes through a list.
   */
  // The type is what the test expects, as in REST Assured itself.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public static <T> T read(Object root, String path) {
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException("No path of names and indexes: " + path);
    }
    var value = root;
    var steps = STEP.matcher(path);
    while (steps.find()) {
      value =
          steps.group(1) == null ? element(value, steps.group(2)) : field(value, steps.group(1));
    }
    return (T) value;
  }

  private static Object element(Object value, String index) {
    var number = Integer.parseInt(index);
    return value instanceof List<?> list && number < list.size() ? list.get(number) : null;
  }

  private static Object field(Object value, String name) {
    if (value instanceof List<?> list) {
      var fields = new ArrayList<>();
      list.forEach(element -> fields.add(field(element, name)));
      return fields;
    }
    return value instanceof Map<?, ?> map ? map.get(name) : null;
  }

  private static Object plain(JsonValue value) {
    return switch (value.getValueType()) {
      case OBJECT -> plain((JsonObject) value);
      case ARRAY -> plain((JsonArray) value);
      case STRING -> ((JsonString) value).getString();
      case NUMBER -> plain(((JsonNumber) value).bigDecimalValue());
      case TRUE -> true;
      case FALSE -> false;
      case NULL -> null;
    };
  }

  private static Map<String, Object> plain(JsonObject object) {
    var map = new LinkedHashMap<String, Object>();
    object.forEach((name, value) -> map.put(name, plain(value)));
    return map;
  }

  private static List<Object> plain(JsonArray array) {
    var list = new ArrayList<>();
    array.forEach(value -> list.add(plain(value)));
    return list;
  }

  private static Object plain(BigDecimal number) {
    if (number.scale() > 0 || number.precision() - number.scale() > 18) {
      return number;
    }
    var whole = number.longValueExact();
    if (whole == (int) whole) {
      return (int) whole;
    }
    return whole;
  }
}
