package org.guestlist.testing;

import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Paths into a body, read as REST Assured reads them. That compiles a Groovy script for each, which
 * was more than half of what the tests took; names and indexes, which are nearly all there is, need
 * none.
 */
final class JsonPaths {
  private static final Pattern SIMPLE = Pattern.compile("\\w+(\\[\\d+]|\\.\\w+)*");
  private static final Pattern STEP = Pattern.compile("(\\w+)|\\[(\\d+)]");

  private JsonPaths() {}

  /**
   * The value at a path, null where there is none; of each element where it goes through a list.
   */
  // The type is what the test expects, as in REST Assured itself.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <T> T read(ValidatableResponse response, String path) {
    if (!SIMPLE.matcher(path).matches()) {
      return response.extract().path(path);
    }
    Object value = response.extract().path("$");
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
}
