package org.guestlist.seed.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.guestlist.seed.Problem;
import org.guestlist.seed.graphql.GraphQlException;
import org.guestlist.seed.graphql.ServiceOptions;
import org.guestlist.seed.shell.Output.Colours;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Talks to the service. */
@picocli.CommandLine.Command(
    name = "shell",
    description = {
      "Commands for the service, of which help tells. Things that were listed have numbers: $1 is"
          + " the first.",
      "From a script on standard input the first command that fails ends it with exit code 1, but"
          + " for lines that begin with a hyphen.",
      "list delete, and interact on a list that is in use, ask at a terminal. A script may do that"
          + " to lists that it has made itself, and with --yes to all."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Shell implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int WIDTH_OF_SCRIPTS = 100;
  private static final Path HISTORY =
      Path.of(System.getProperty("user.home"), ".guestlist_history");

  @Mixin private ServiceOptions service;

  @CommandLine.Option(
      names = "--yes",
      description = "Do not ask before something that cannot be undone.")
  private boolean yes;

  @Spec private CommandSpec spec;

  private Shell() {}

  @Override
  public Integer call() throws IOException {
    try (var terminal = TerminalBuilder.builder().dumb(true).build()) {
      return terminal.getType().startsWith(Terminal.TYPE_DUMB) ? script() : interactive(terminal);
    }
  }

  private int script() throws IOException {
    var writer = spec.commandLine().getOut();
    var output = new Output(writer, () -> WIDTH_OF_SCRIPTS, Colours.NONE);
    var consent = yes ? Consent.GIVEN : Consent.NOBODY_TO_ASK;
    var session = new Session(service.urls(), service.token(), service.timeout(), output, consent);
    var interpreter = new Interpreter(session);
    if (!begin(session)) {
      return FAILED;
    }
    var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (var line = lines.readLine();
        line != null && !interpreter.hasEnded();
        line = lines.readLine()) {
      output.whole(session.prompt() + line);
      var mayFail = line.startsWith("-");
      if (!interpreter.run(mayFail ? line.substring(1) : line) && !mayFail) {
        return FAILED;
      }
      if (output.isClosed()) {
        throw new Problem("Nobody reads the output any more: the rest of the script was not run.");
      }
    }
    return 0;
  }

  private static boolean begin(Session session) {
    try {
      session.identify();
      return true;
    } catch (GraphQlException refused) {
      session.output().error(refused.code() + ": " + refused.getMessage());
      return false;
    }
  }

  private int interactive(Terminal terminal) {
    var colours = colours(terminal);
    var output = new Output(terminal.writer(), terminal::getWidth, colours);
    var answers = LineReaderBuilder.builder().terminal(terminal).build();
    var consent = yes ? Consent.GIVEN : Consent.asking(question -> answer(answers, question));
    var session = new Session(service.urls(), service.token(), service.timeout(), output, consent);
    var interpreter = new Interpreter(session);
    if (!begin(session)) {
      return FAILED;
    }
    var reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("guestlist")
            .variable(LineReader.HISTORY_FILE, HISTORY)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .parser(new DefaultParser().escapeChars(null).quoteChars(new char[] {'"'}))
            .completer((lineReader, line, found) -> complete(session, interpreter, line, found))
            .build();
    while (!interpreter.hasEnded()) {
      var line = read(reader, session);
      if (line.isEmpty()) {
        return 0;
      }
      interpreter.run(line.get());
    }
    return 0;
  }

  /** Empty at Ctrl-D; Ctrl-C begins the line anew. */
  private static Optional<String> read(LineReader reader, Session session) {
    while (true) {
      try {
        return Optional.of(reader.readLine(session.prompt()));
      } catch (UserInterruptException anew) {
        // The next one
      } catch (EndOfFileException end) {
        return Optional.empty();
      }
    }
  }

  /** Ctrl-C and Ctrl-D are no. */
  private static String answer(LineReader reader, String question) {
    try {
      return reader.readLine(question);
    } catch (UserInterruptException | EndOfFileException no) {
      return "";
    }
  }

  private static Colours colours(Terminal terminal) {
    return System.getenv("NO_COLOR") == null
        ? (text, style) -> new AttributedString(text, style).toAnsi(terminal)
        : Colours.NONE;
  }

  private static void complete(
      Session session, Interpreter interpreter, ParsedLine line, List<Candidate> found) {
    completions(session, interpreter, line.words().subList(0, line.wordIndex()))
        .forEach(word -> found.add(new Candidate(word)));
  }

  /** What may follow these words: the rest of a command's name, and things that were listed. */
  static List<String> completions(Session session, Interpreter interpreter, List<String> before) {
    var completions = new ArrayList<String>();
    var beginning = before.isEmpty() ? "" : String.join(" ", before) + " ";
    for (var command : interpreter.commands()) {
      if (command.name().startsWith(beginning)) {
        completions.add(firstWord(command.name().substring(beginning.length())));
      }
    }
    var numbers = session.numbers().all().size();
    for (int i = 1; !before.isEmpty() && i <= numbers; i++) {
      completions.add("$" + i);
    }
    return completions.stream().distinct().toList();
  }

  private static String firstWord(String text) {
    var blank = text.indexOf(' ');
    return blank < 0 ? text : text.substring(0, blank);
  }
}
