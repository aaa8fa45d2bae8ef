package org.guestlist.fuzz;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.guestlist.http.Chance;

/**
 * A list with items and guests, and those who may be interested in it.
 *
 * @param items ids, at least one
 * @param cursors one of each connection, by its coordinate
 */
record Scene(
    Person owner,
    Person editor,
    Person viewer,
    Person stranger,
    String list,
    List<String> items,
    Map<String, String> cursors) {

  /** A user. */
  record Person(String email, String id) {
    static Person create(Setup setup, String email) {
      var made =
          setup.run(
              ADMINISTRATOR,
              "mutation($email: String!) { createUser(email: $email) { id } }",
              "{\"email\": \"" + email + "\"}");
      return new Person(email, made.getJsonObject("createUser").getString("id"));
    }
  }

  static final String ADMINISTRATOR = "ada@example.com";

  private static final String CREATE = "mutation { createList(title: \"Groceries\") { id } }";

  private static final String FILL =
      """
      mutation($list: ID!, $editor: ID!, $viewer: ID!) {
        createItems(listId: $list, descriptions: ["Bread", "Milk", "Three lemons"]) { id }
        editor: addGuest(listId: $list, userId: $editor) { access }
        viewer: addGuest(listId: $list, userId: $viewer, access: VIEWER) { access }
      }""";

  private static final String CURSORS =
      """
      query($list: ID!) {
        me { lists(first: 1) { pageInfo { endCursor } } }
        list(id: $list) {
          items(first: 1) { pageInfo { endCursor } }
          guests(first: 1) { pageInfo { endCursor } }
        }
      }""";

  /** A new one, of these people. */
  static Scene create(Setup setup, List<Person> people) {
    var owner = people.get(0);
    var list = setup.run(owner.email(), CREATE, "{}").getJsonObject("createList").getString("id");
    var variables =
        "{\"list\": \"%s\", \"editor\": \"%s\", \"viewer\": \"%s\"}"
            .formatted(list, people.get(1).id(), people.get(2).id());
    var items =
        setup.run(owner.email(), FILL, variables).getJsonArray("createItems").stream()
            .map(item -> item.asJsonObject().getString("id"))
            .toList();
    var shown = setup.run(owner.email(), CURSORS, "{\"list\": \"" + list + "\"}");
    return new Scene(
        owner, people.get(1), people.get(2), people.get(3), list, items, cursors(shown));
  }

  private static Map<String, String> cursors(JsonObject data) {
    var list = data.getJsonObject("list");
    return Map.of(
        "User.lists", endCursor(data.getJsonObject("me").getJsonObject("lists")),
        "TodoList.items", endCursor(list.getJsonObject("items")),
        "TodoList.guests", endCursor(list.getJsonObject("guests")));
  }

  private static String endCursor(JsonObject connection) {
    return connection.getJsonObject("pageInfo").getString("endCursor");
  }

  /** The address of one who may send something: mostly the owner. */
  String caller(Chance chance) {
    return chance.of(
        owner.email(),
        owner.email(),
        owner.email(),
        editor.email(),
        viewer.email(),
        stranger.email(),
        ADMINISTRATOR,
        ADMINISTRATOR,
        "nobody@example.com");
  }
}
