package org.guestlist.seed.shell;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guestlist.seed.Problem;
import org.guestlist.seed.shell.Command.Words;
import org.guestlist.seed.shell.Listed.UserEntry;

/** The guests of the selected list. */
final class GuestCommands {
  private static final String FIELDS = "access user { id email }";
  private static final int PAGE = 10;

  private final Session session;

  GuestCommands(Session session) {
    this.session = session;
  }

  List<Command> commands() {
    return List.of(
        new Command("guests", "", 0, "guests of the list", words -> guests(Optional.empty())),
        new Command(
            "guest add",
            "EMAIL | $N [viewer]",
            2,
            "let somebody edit the list, or only see it",
            this::add),
        new Command("guest remove", "$N | ID", 1, "remove a guest, or yourself", this::remove));
  }

  private void guests(Optional<String> after) {
    var variables = new HashMap<String, Object>(Map.of("id", session.list().id(), "first", PAGE));
    after.ifPresent(cursor -> variables.put("after", cursor));
    var guests =
        session
            .run(
                "query($id: ID!, $first: Int!, $after: String) { list(id: $id) { guests(first: $first, after: $after) { nodes { "
                    + FIELDS
                    + " } pageInfo { hasNextPage endCursor } } } }",
                variables)
            .path("list")
            .path("guests");
    guests.path("nodes").forEach(this::show);
    session.nextPage(Pages.next(guests, cursor -> guests(Optional.of(cursor))));
  }

  private void show(JsonNode guest) {
    var user = UserCommands.entry(guest.path("user"));
    session.output().row(session.numbers().add(user), user.email(), guest.path("access").asText());
  }

  private void add(Words words) {
    var variables =
        new HashMap<String, Object>(Map.of("list", session.list().id(), "access", access(words)));
    var who = words.word(0);
    if (Numbers.isNumber(who)) {
      variables.put("user", session.numbers().get(who, UserEntry.class, "user").id());
    } else {
      variables.put("email", who);
    }
    show(
        session
            .run(
                "mutation($list: ID!, $user: ID, $email: String, $access: GuestAccess!)"
                    + " { addGuest(listId: $list, userId: $user, email: $email, access: $access) { "
                    + FIELDS
                    + " } }",
                variables)
            .path("addGuest"));
  }

  private static String access(Words words) {
    var access = words.count() < 2 ? "EDITOR" : words.word(1).toUpperCase(Locale.ROOT);
    if (!List.of("EDITOR", "VIEWER").contains(access)) {
      throw new Problem("A guest is an editor or a viewer: " + words.usage());
    }
    return access;
  }

  private void remove(Words words) {
    var word = words.word(0);
    var user =
        Numbers.isNumber(word) ? session.numbers().get(word, UserEntry.class, "user").id() : word;
    show(
        session
            .run(
                "mutation($list: ID!, $user: ID!) { removeGuest(listId: $list, userId: $user) { "
                    + FIELDS
                    + " } }",
                Map.of("list", session.list().id(), "user", user))
            .path("removeGuest"));
  }
}
