package org.guestlist.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One of the connections, as one person sees it.
 *
 * @param before what leads to it in a document
 * @param field its name
 * @param nodeId the path of the id below a node
 * @param after what closes the document
 */
public record Connection(Api person, String before, String field, String nodeId, String after) {
  private static final String PAGE_INFO =
      " pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";

  public static Connection users() {
    return new Connection(Api.asAda(), "", "users", "id", "");
  }

  public static Connection lists(Api person) {
    return new Connection(person, "me { ", "lists", "id", " }");
  }

  public static Connection items(Api person, String listId) {
    return new Connection(person, list(listId), "items", "id", " }");
  }

  public static Connection guests(Api person, String listId) {
    return new Connection(person, list(listId), "guests", "user.id", " }");
  }

  private static String list(String id) {
    return "list(id: \"" + id + "\") { ";
  }

  /** What one page says. */
  public record Page(
      List<String> ids,
      List<String> cursors,
      boolean hasNext,
      boolean hasPrevious,
      String start,
      String end) {

    public String lastCursor() {
      return cursors.get(cursors.size() - 1);
    }
  }

  /** Asks for the page after a cursor, or for the first page after null. */
  public Answer ask(int first, String cursor) {
    var node = nodeId.contains(".") ? nodeId.replace(".", " { ") + " }" : nodeId;
    var selection = "{ edges { cursor node { %s } } nodes { %s }" + PAGE_INFO + " }";
    var document =
        "query($first: Int!, $after: String) { %s%s(first: $first, after: $after) %s%s }"
            .formatted(before, field, selection.formatted(node, node), after);
    return person.run(document, "first", first, "after", cursor);
  }

  /** A page in which edges, nodes and page info agree. */
  public Page page(int first, String cursor) {
    var answer = ask(first, cursor);
    var path = path();
    List<String> ids = answer.data(path + ".edges.node." + nodeId);
    List<String> cursors = answer.data(path + ".edges.cursor");
    Map<String, Object> info = answer.data(path + ".pageInfo");
    assertThat(answer.<List<String>>data(path + ".nodes." + nodeId)).isEqualTo(ids);
    var page =
        new Page(
            ids,
            cursors,
            (boolean) info.get("hasNextPage"),
            (boolean) info.get("hasPreviousPage"),
            (String) info.get("startCursor"),
            (String) info.get("endCursor"));
    assertThat(ids).hasSizeLessThanOrEqualTo(first).doesNotHaveDuplicates();
    assertThat(page.start()).isEqualTo(ids.isEmpty() ? null : cursors.get(0));
    assertThat(page.end()).isEqualTo(ids.isEmpty() ? null : page.lastCursor());
    assertThat(page.hasPrevious()).isEqualTo(cursor != null);
    return page;
  }

  /** All that follows a cursor, page by page. */
  public List<String> walk(int first, String cursor) {
    var ids = new ArrayList<String>();
    var page = page(first, cursor);
    ids.addAll(page.ids());
    while (page.hasNext()) {
      assertThat(page.ids()).as("a page before the last").hasSize(first);
      page = page(first, page.end());
      ids.addAll(page.ids());
    }
    return ids;
  }

  private String path() {
    return before.isEmpty() ? field : before.split("\\W", 2)[0] + "." + field;
  }

  @Override
  public String toString() {
    return field;
  }
}
