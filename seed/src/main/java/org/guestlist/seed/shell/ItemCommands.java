package org.guestlist.seed.shell;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestlist.seed.interact.ItemState;
import org.guestlist.seed.shell.Command.Words;
import org.guestlist.seed.shell.Listed.ItemEntry;
import org.jline.utils.AttributedStyle;

/**
 * The items of the selected list. What was listed is changed only if it still is as it was then.
 */
final class ItemCommands {
  private static final String FIELDS = "id description done version";
  private static final int PAGE = 10;

  private final Session session;

  ItemCommands(Session session) {
    this.session = session;
  }

  List<Command> commands() {
    return List.of(
        new Command("items", "", 0, "items of the list", words -> items(Optional.empty())),
        new Command("item create", "TEXT", Command.ANY, "add an item", this::create),
        new Command("item delete", "$N", 1, "delete an item", this::delete),
        new Command("item tick", "$N", 1, "it is done", words -> change("tickItem", words)),
        new Command("item untick", "$N", 1, "it is not done", words -> change("untickItem", words)),
        new Command("item rename", "$N TEXT", Command.ANY, "give it another text", this::rename));
  }

  private void items(Optional<String> after) {
    var variables = new HashMap<String, Object>(Map.of("id", session.list().id(), "first", PAGE));
    after.ifPresent(cursor -> variables.put("after", cursor));
    var items =
        session
            .run(
                "query($id: ID!, $first: Int!, $after: String) { list(id: $id) { items(first: $first, after: $after) { nodes { "
                    + FIELDS
                    + " } pageInfo { hasNextPage endCursor } } } }",
                variables)
            .path("list")
            .path("items");
    items.path("nodes").forEach(this::show);
    session.nextPage(Pages.next(items, cursor -> items(Optional.of(cursor))));
  }

  private void show(JsonNode node) {
    var item = ItemState.of(node);
    var number = session.numbers().add(new ItemEntry(item));
    var style =
        item.done()
            ? AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN)
            : AttributedStyle.DEFAULT;
    session
        .output()
        .line(
            "%5s [%s] v%-3d %s"
                .formatted(number, item.done() ? "x" : " ", item.version(), item.description()),
            style);
  }

  private void create(Words words) {
    show(
        session
            .run(
                "mutation($list: ID!, $text: String!) { createItem(listId: $list, description: $text) { "
                    + FIELDS
                    + " } }",
                Map.of("list", session.list().id(), "text", words.text(0)))
            .path("createItem"));
  }

  private void delete(Words words) {
    var deleted =
        session
            .run(
                "mutation($id: ID!) { deleteItem(id: $id) { description } }",
                Map.of("id", item(words).id()))
            .path("deleteItem");
    session.output().line("      deleted: " + deleted.path("description").asText());
  }

  private void change(String mutation, Words words) {
    var item = item(words);
    show(
        session
            .run(
                "mutation($id: ID!, $version: Int) { %s(id: $id, expectedVersion: $version) { %s } }"
                    .formatted(mutation, FIELDS),
                Map.of("id", item.id(), "version", item.version()))
            .path(mutation));
  }

  private void rename(Words words) {
    var item = item(words);
    show(
        session
            .run(
                "mutation($id: ID!, $text: String!, $version: Int) { renameItem(id: $id, description: $text, expectedVersion: $version) { "
                    + FIELDS
                    + " } }",
                Map.of("id", item.id(), "text", words.text(1), "version", item.version()))
            .path("renameItem"));
  }

  private ItemState item(Words words) {
    return session.numbers().get(words.word(0), ItemEntry.class, "item").item();
  }
}
