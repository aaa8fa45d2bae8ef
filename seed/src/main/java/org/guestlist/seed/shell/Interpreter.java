package org.guestlist.seed.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestlist.seed.Problem;
import org.guestlist.seed.graphql.GraphQlException;
import org.guestlist.seed.shell.Command.Words;

/** Runs lines. For one thread. */
final class Interpreter {
  private final Session session;
  private final List<Command> commands = new ArrayList<>();

  private boolean ended;

  Interpreter(Session session) {
    this.session = session;
    Stream.of(
            new UserCommands(session).commands(),
            new ListCommands(session).commands(),
            new ItemCommands(session).commands(),
            new GuestCommands(session).commands(),
            new OtherCommands(session).commands(),
            List.of(
                new Command("help", "[COMMAND]", 2, "this", this::help),
                new Command("exit", "", 0, "end; also Ctrl-D", words -> ended = true)))
        .forEach(commands::addAll);
  }

  /** All there are, in the order of {@code help}. */
  List<Command> commands() {
    return List.copyOf(commands);
  }

  boolean hasEnded() {
    return ended;
  }

  /**
   * Runs a line. What goes wrong is said in one.
   *
   * @return whether it went well
   */
  boolean run(String line) {
    try {
      if (!line.strip().startsWith("#")) {
        run(Line.of(line));
      }
      return true;
    } catch (GraphQlException refused) {
      session.output().error(refused.code() + ": " + refused.getMessage());
    } catch (Problem problem) {
      session.output().error(problem.getMessage());
    }
    return false;
  }

  private void run(Line line) {
    if (line.words().isEmpty()) {
      return;
    }
    var words = line.words().stream().map(Line.Word::value).toList();
    find(words, 2)
        .or(() -> find(words, 1))
        .orElseThrow(() -> new Problem("There is no command %s: try help.".formatted(words.get(0))))
        .run(line);
  }

  private Optional<Command> find(List<String> words, int length) {
    if (words.size() < length) {
      return Optional.empty();
    }
    var name = String.join(" ", words.subList(0, length));
    return commands.stream().filter(command -> command.name().equals(name)).findFirst();
  }

  private void help(Words words) {
    var prefix = words.count() == 0 ? "" : words.text(0);
    var found = commands.stream().filter(command -> command.name().startsWith(prefix)).toList();
    if (found.isEmpty()) {
      throw new Problem("There is no command %s: try help.".formatted(prefix));
    }
    found.forEach(
        command ->
            session.output().line("%-28s %s".formatted(command.usage(), command.description())));
  }
}
