package org.guestlist.seed.shell;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestlist.seed.Problem;
import org.guestlist.seed.shell.Command.Words;
import org.guestlist.seed.shell.Listed.ListEntry;

/** The lists of the caller. */
final class ListCommands {
  private static final String FIELDS = "id title role itemCount doneCount guestCount";
  private static final int PAGE = 10;

  private final Session session;

  ListCommands(Session session) {
    this.session = session;
  }

  List<Command> commands() {
    return List.of(
        new Command(
            "lists",
            "",
            0,
            "your lists, then those where you are a guest",
            w -> lists(Optional.empty())),
        new Command("list", "[$N | ID]", 1, "select a list; or show the selected one", this::list),
        new Command(
            "list create", "TITLE", Command.ANY, "make a list, and select it", this::create),
        new Command(
            "list rename",
            "TITLE",
            Command.ANY,
            "give the selected list another title",
            this::rename),
        new Command(
            "list delete", "[$N | ID]", 1, "delete a list with all that is in it", this::delete));
  }

  private void lists(Optional<String> after) {
    var variables = new HashMap<String, Object>(Map.of("first", PAGE));
    after.ifPresent(cursor -> variables.put("after", cursor));
    var lists =
        session
            .run(
                "query($first: Int!, $after: String) { me { lists(first: $first, after: $after) { nodes { "
                    + FIELDS
                    + " } pageInfo { hasNextPage endCursor } } } }",
                variables)
            .path("me")
            .path("lists");
    lists.path("nodes").forEach(this::show);
    session.nextPage(Pages.next(lists, cursor -> lists(Optional.of(cursor))));
  }

  private ListEntry show(JsonNode list) {
    var entry = new ListEntry(list.path("id").asText(), list.path("title").asText());
    var number = session.numbers().add(entry);
    session
        .output()
        .row(
            number,
            entry.title(),
            "%s  %d of %d done, %d guests"
                .formatted(
                    list.path("role").asText(),
                    list.path("doneCount").asInt(),
                    list.path("itemCount").asInt(),
                    list.path("guestCount").asInt()));
    return entry;
  }

  private void list(Words words) {
    var id = words.count() == 0 ? session.list().id() : id(words.word(0));
    var list =
        session
            .run("query($id: ID!) { list(id: $id) { " + FIELDS + " } }", Map.of("id", id))
            .path("list");
    if (list.isNull()) {
      throw new Problem("There is no such list, or it is none of yours.");
    }
    session.select(show(list));
  }

  private String id(String word) {
    return Numbers.isNumber(word)
        ? session.numbers().get(word, ListEntry.class, "list").id()
        : word;
  }

  private void create(Words words) {
    var list =
        session
            .run(
                "mutation($title: String!) { createList(title: $title) { " + FIELDS + " } }",
                Map.of("title", words.text(0)))
            .path("createList");
    session.made(list.path("id").asText());
    session.select(show(list));
  }

  private void rename(Words words) {
    var list =
        session
            .run(
                "mutation($id: ID!, $title: String!) { renameList(id: $id, title: $title) { "
                    + FIELDS
                    + " } }",
                Map.of("id", session.list().id(), "title", words.text(0)))
            .path("renameList");
    session.select(show(list));
  }

  private void delete(Words words) {
    var id = words.count() == 0 ? session.list().id() : id(words.word(0));
    if (session.isAsked() || !session.hasMade(id)) {
      session.requireConsent("This deletes %s.".formatted(inWords(id)));
    }
    var deleted =
        session
            .run("mutation($id: ID!) { deleteList(id: $id) { items guests } }", Map.of("id", id))
            .path("deleteList");
    session.deselect(id);
    session
        .output()
        .line(
            "      deleted, with %d items and %d guests"
                .formatted(deleted.path("items").asInt(), deleted.path("guests").asInt()));
  }

  /** One that is not seen may be under deletion, which goes on then. */
  private String inWords(String id) {
    var list =
        session
            .run("query($id: ID!) { list(id: $id) { " + FIELDS + " } }", Map.of("id", id))
            .path("list");
    return list.isNull()
        ? "the list " + id
        : "the list \"%s\" with %d items and %d guests"
            .formatted(
                list.path("title").asText(),
                list.path("itemCount").asInt(),
                list.path("guestCount").asInt());
  }
}
