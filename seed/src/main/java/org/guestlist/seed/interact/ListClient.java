package org.guestlist.seed.interact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guestlist.seed.Problem;
import org.guestlist.seed.graphql.GraphQl;
import org.guestlist.seed.graphql.GraphQlException;

/** What can be done with one list. Thread-safe. */
final class ListClient {
  private static final String READ =
      "query($list: ID!, $after: String) { list(id: $list) { itemCount doneCount"
          + " items(first: 100, after: $after) { nodes { "
          + ItemState.FIELDS
          + " } pageInfo { hasNextPage endCursor } } } }";

  private final GraphQl graphQl;
  private final String listId;

  ListClient(GraphQl graphQl, String listId) {
    this.graphQl = graphQl;
    this.listId = listId;
  }

  /** A list with its counters, which may be older or newer than its items. */
  record Contents(int itemCount, int doneCount, List<ItemState> items) {}

  /**
   * Reads all pages.
   *
   * @throws Problem if the caller sees no such list
   */
  Contents read() {
    var items = new ArrayList<ItemState>();
    var variables = new HashMap<String, Object>(Map.of("list", listId));
    while (true) {
      var list = graphQl.run(READ, variables).path("list");
      if (list.isNull()) {
        throw new Problem("There is no list %s for this caller.".formatted(listId));
      }
      list.path("items").path("nodes").forEach(item -> items.add(ItemState.of(item)));
      var page = list.path("items").path("pageInfo");
      if (!page.path("hasNextPage").asBoolean()) {
        return new Contents(
            list.path("itemCount").asInt(), list.path("doneCount").asInt(), List.copyOf(items));
      }
      variables.put("after", page.path("endCursor").asText());
    }
  }

  ItemState create(String description) {
    return change(
        "mutation($list: ID!, $text: String!) { createItem(listId: $list, description: $text) {",
        Map.of("list", listId, "text", description));
  }

  void create(List<String> descriptions) {
    graphQl.run(
        "mutation($list: ID!, $texts: [String!]!) { createItems(listId: $list, descriptions: $texts) { id } }",
        Map.of("list", listId, "texts", descriptions));
  }

  /** The item as it was when it went. */
  ItemState delete(ItemState item) {
    return change("mutation($id: ID!) { deleteItem(id: $id) {", Map.of("id", item.id()));
  }

  ItemState rename(ItemState seen, String description) {
    return change(
        "mutation($id: ID!, $text: String!, $version: Int) { renameItem(id: $id, description: $text, expectedVersion: $version) {",
        Map.of("id", seen.id(), "text", description, "version", seen.version()));
  }

  /** Makes it done if it was seen pending, and the other way round. */
  ItemState flip(ItemState seen) {
    var mutation = seen.done() ? "untickItem" : "tickItem";
    return change(
        "mutation($id: ID!, $version: Int) { %s(id: $id, expectedVersion: $version) {"
            .formatted(mutation),
        Map.of("id", seen.id(), "version", seen.version()));
  }

  private ItemState change(String mutation, Map<String, ?> variables) {
    JsonNode data = graphQl.run(mutation + " " + ItemState.FIELDS + " } }", variables);
    return ItemState.of(data.elements().next());
  }

  /**
   * A new list of the caller.
   *
   * @throws GraphQlException if the service refuses it
   */
  static String newList(GraphQl graphQl, String title) {
    return graphQl
        .run(
            "mutation($title: String!) { createList(title: $title) { id } }",
            Map.of("title", title))
        .path("createList")
        .path("id")
        .asText();
  }

  static void deleteList(GraphQl graphQl, String listId) {
    graphQl.run("mutation($id: ID!) { deleteList(id: $id) { id } }", Map.of("id", listId));
  }
}
