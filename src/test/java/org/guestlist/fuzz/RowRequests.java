package org.guestlist.fuzz;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.guestlist.http.Chance;

/** Reads and changes a list of which rows were changed behind the program's back. */
final class RowRequests {
  private static final String READ =
      """
      query($id: ID!) {
        me { lists(first: 5) { nodes { id title role version createdAt itemCount doneCount guestCount owner { id email } } } }
        list(id: $id) {
          title role version createdAt itemCount doneCount guestCount owner { id email }
          items(first: 20) { nodes { id description done order version createdAt } pageInfo { endCursor } }
          done: items(first: 20, done: true) { nodes { id } }
          pending: items(first: 20, done: false) { nodes { id } }
          guests(first: 20) { nodes { access addedAt user { id email } list { id } } }
        }
      }""";

  private static final String CHANGE =
      """
      mutation($list: ID!, $item: ID!, $user: ID!) {
        tickItem(id: $item) { done version }
        renameItem(id: $item, description: "renamed") { version }
        renameList(id: $list, title: "renamed") { version }
        createItem(listId: $list, description: "new") { id }
        setGuestAccess(listId: $list, userId: $user, access: VIEWER) { access user { email } }
        deleteItem(id: $item) { id createdAt }
        removeGuest(listId: $list, userId: $user) { access addedAt }
      }""";

  private static final String DELETE =
      "mutation($id: ID!) { deleteList(id: $id) { items guests } }";

  private final Judge judge;
  private final World world;
  private final HttpLine line;
  private final Rows rows;

  RowRequests(Judge judge, World world, HttpLine line, Rows rows) {
    this.judge = judge;
    this.world = world;
    this.line = line;
    this.rows = rows;
  }

  /** Changes rows of a new list, then does with it what people do. */
  void send(Chance chance) {
    var scene = world.own();
    var changes =
        String.join("; ", List.of(rows.change(chance, scene), rows.change(chance, scene)));
    var generator = "rows (" + changes.substring(0, Math.min(300, changes.length())) + ")";
    var id = "{\"id\": \"" + scene.list() + "\"}";
    var isHidden = changes.contains("under_deletion") || changes.contains("deletion_state");
    for (var person : List.of(scene.owner(), scene.editor())) {
      ask(generator, person, new GraphQlText(READ, id))
          .filter(exchange -> !isHidden && !hasItems(exchange, scene.items().size()))
          .ifPresent(exchange -> judge.report("The page does not hold the items.", exchange));
    }
    ask(
        generator,
        chance.of(scene.owner(), scene.editor()),
        new GraphQlText(CHANGE, variables(scene)));
    ask(generator, scene.owner(), new GraphQlText(READ, id));
    ask(generator, scene.owner(), new GraphQlText(DELETE, id));
  }

  private Optional<Exchange> ask(String generator, Scene.Person person, GraphQlText text) {
    return judge.ask(line, generator, text.post(Documents.caller(person.email())), text);
  }

  private static String variables(Scene scene) {
    return "{\"list\": \"%s\", \"item\": \"%s\", \"user\": \"%s\"}"
        .formatted(scene.list(), scene.items().get(0), scene.viewer().id());
  }

  private static boolean hasItems(Exchange exchange, int least) {
    return ResponseBody.of(exchange.reply())
        .map(ResponseBody::data)
        .filter(JsonObject.class::isInstance)
        .map(data -> data.asJsonObject().get("list"))
        .filter(JsonObject.class::isInstance)
        .map(list -> list.asJsonObject().getJsonObject("items").getJsonArray("nodes"))
        .filter(nodes -> nodes.size() >= least)
        .isPresent();
  }
}
