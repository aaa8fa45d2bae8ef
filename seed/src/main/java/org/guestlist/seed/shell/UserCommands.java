package org.guestlist.seed.shell;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestlist.seed.Problem;
import org.guestlist.seed.shell.Command.Words;
import org.guestlist.seed.shell.Listed.UserEntry;

/** Who there is, and who calls. */
final class UserCommands {
  private final Session session;

  UserCommands(Session session) {
    this.session = session;
  }

  List<Command> commands() {
    return List.of(
        new Command(
            "users", "", 0, "all users, for administrators", words -> users(Optional.empty())),
        new Command("user", "[EMAIL | $N]", 1, "who you are; or be somebody else", this::user),
        new Command("email", "EMAIL", 1, "find the user with an address", this::email));
  }

  private void users(Optional<String> after) {
    var variables = new HashMap<String, Object>();
    after.ifPresent(cursor -> variables.put("after", cursor));
    var users =
        session
            .run(
                "query($after: String) { users(after: $after) { nodes { id email } pageInfo { hasNextPage endCursor } } }",
                variables)
            .path("users");
    users.path("nodes").forEach(this::show);
    session.nextPage(Pages.next(users, cursor -> users(Optional.of(cursor))));
  }

  private void show(JsonNode user) {
    var entry = entry(user);
    session.output().row(session.numbers().add(entry), entry.email(), entry.id());
  }

  static UserEntry entry(JsonNode user) {
    return new UserEntry(user.path("id").asText(), user.path("email").asText(""));
  }

  private void user(Words words) {
    if (words.count() == 0) {
      var me = session.identify();
      session.output().row(session.numbers().add(me), me.email(), me.id());
      return;
    }
    var word = words.word(0);
    session.become(
        Numbers.isNumber(word)
            ? session.numbers().get(word, UserEntry.class, "user").email()
            : word);
  }

  private void email(Words words) {
    var user =
        session
            .run(
                "query($email: String!) { userByEmail(email: $email) { id email } }",
                Map.of("email", words.word(0)))
            .path("userByEmail");
    if (user.isNull()) {
      throw new Problem("Nobody has the address %s.".formatted(words.word(0)));
    }
    // Who may not see it is told that there is somebody, and not the address
    var entry = new UserEntry(user.path("id").asText(), words.word(0));
    session.output().row(session.numbers().add(entry), entry.email(), entry.id());
  }
}
