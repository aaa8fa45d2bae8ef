package org.guestlist.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.guestlist.testing.Answer;

/**
 * What one cell of the tables says.
 *
 * @param done whether a mutation is carried out
 * @param word {@code yes}, {@code empty}, {@code null} or the code of an error
 * @param required the role that an error names; empty if it names none
 */
record Outcome(boolean done, String word, String required) {
  private static final String DONE = "done ";

  static Outcome of(String cell) {
    var rest = cell.startsWith(DONE) ? cell.substring(DONE.length()) : cell;
    var words = rest.split(" ", 2);
    if (!words[0].matches("yes|empty|null|[A-Z_]{5,}")) {
      throw new IllegalArgumentException("The legend has no \"" + cell + "\"");
    }
    var done = cell.startsWith(DONE) || words[0].equals("yes");
    return new Outcome(done, words[0], words.length == 1 ? "" : words[1]);
  }

  /**
   * Fails unless this was the answer.
   *
   * @param type the type at the end of the path
   */
  void check(Answer answer, Path path, String type, Scene scene) {
    var values = values(answer, path);
    switch (word) {
      case "yes" -> assertShown(answer, values, path, type, scene);
      case "empty" -> assertEmpty(answer, values, type, scene);
      case "null" -> assertNull(answer, values);
      default -> assertRefused(answer);
    }
    if (!word.equals("yes")) {
      assertThat(body(answer)).doesNotContain(scene.secrets());
    }
  }

  private static void assertShown(
      Answer answer, List<Object> values, Path path, String type, Scene scene) {
    assertNoErrors(answer);
    assertThat(values).isNotEmpty().doesNotContainNull();
    if (type.equals("TodoList") && !path.operation().equals("createList")) {
      assertThat(ids(values)).contains(scene.trueListId());
    }
  }

  private static void assertEmpty(Answer answer, List<Object> values, String type, Scene scene) {
    assertNoErrors(answer);
    assertThat(values).doesNotContainNull();
    if (type.equals("TodoList")) {
      assertThat(ids(values)).doesNotContain(scene.listId());
    } else {
      assertThat(values).isEmpty();
    }
  }

  private static void assertNull(Answer answer, List<Object> values) {
    assertNoErrors(answer);
    assertThat(values).isNotEmpty().containsOnlyNulls();
  }

  private void assertRefused(Answer answer) {
    var expected =
        required.isEmpty() ? Map.of("code", word) : Map.of("code", word, "required", required);
    assertThat(answer.errors())
        .as(body(answer))
        .isNotEmpty()
        .allSatisfy(error -> assertThat(error.get("extensions")).isEqualTo(expected));
  }

  private static void assertNoErrors(Answer answer) {
    assertThat(answer.errors()).as(body(answer)).isEmpty();
  }

  private static String body(Answer answer) {
    return answer.response().body();
  }

  private static List<Object> ids(List<Object> nodes) {
    return nodes.stream().<Object>map(node -> ((Map<?, ?>) node).get("id")).toList();
  }

  // What stands at the end of a path

  private static List<Object> values(Answer answer, Path path) {
    var found = new ArrayList<>();
    Map<String, Object> data = answer.path("data");
    if (data != null) {
      collect(data.get(path.operation()), path.edges(), found);
    }
    return found;
  }

  private static void collect(Object value, List<String> edges, List<Object> found) {
    if (value instanceof List<?> several) {
      several.forEach(one -> collect(one, edges, found));
    } else if (value instanceof Map<?, ?> connection && connection.containsKey("nodes")) {
      collect(nodes(connection), edges, found);
    } else if (value == null || edges.isEmpty()) {
      found.add(value);
    } else {
      collect(((Map<?, ?>) value).get(edges.get(0)), edges.subList(1, edges.size()), found);
    }
  }

  /** The nodes of a connection, which its edges have, too. */
  private static List<?> nodes(Map<?, ?> connection) {
    var nodes = (List<?>) connection.get("nodes");
    var edges = (List<?>) connection.get("edges");
    assertThat(edges.stream().<Object>map(edge -> ((Map<?, ?>) edge).get("node")).toList())
        .isEqualTo(nodes);
    return nodes;
  }
}
