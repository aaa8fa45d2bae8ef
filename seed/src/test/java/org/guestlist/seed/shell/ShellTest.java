package org.guestlist.seed.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.guestlist.seed.interact.ItemState;
import org.guestlist.seed.shell.Listed.ItemEntry;
import org.guestlist.seed.shell.Listed.UserEntry;
import org.guestlist.seed.shell.Output.Colours;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs no service. */
class ShellTest {
  private static final List<String> WANTED =
      List.of(
          "help",
          "users",
          "user",
          "email",
          "seq",
          "slow",
          "lists",
          "list",
          "list create",
          "list delete",
          "guests",
          "guest add",
          "guest remove",
          "items",
          "item create",
          "item delete",
          "item tick",
          "item untick",
          "item rename",
          "interact",
          "ratio",
          "exit",
          "n");

  private final StringWriter written = new StringWriter();
  private final AtomicInteger width = new AtomicInteger(80);
  private final Output output =
      new Output(new PrintWriter(written, true), width::get, Colours.NONE);
  private final Session session =
      new Session(
          List.of(URI.create("http://localhost:1/graphql")),
          Optional.empty(),
          output,
          Consent.NOBODY_TO_ASK);
  private final Interpreter interpreter = new Interpreter(session);

  private List<String> lines() {
    return written.toString().lines().toList();
  }

  @Test
  void everyCommandOfTheTutorialIsThere() {
    assertThat(interpreter.commands()).extracting(Command::name).containsAll(WANTED);
  }

  @Test
  void helpNamesEveryCommand() {
    assertThat(interpreter.run("help")).isTrue();

    assertThat(lines()).hasSameSizeAs(interpreter.commands());
    for (var command : interpreter.commands()) {
      assertThat(lines()).anyMatch(line -> line.startsWith(command.name()));
    }
  }

  @Test
  void everyCommandIsCompleted() {
    for (var command : interpreter.commands()) {
      var words = List.of(command.name().split(" ", -1));
      var before = words.subList(0, words.size() - 1);
      assertThat(Shell.completions(session, interpreter, before))
          .contains(words.get(words.size() - 1));
    }
  }

  @Test
  void whatWasListedIsCompletedBehindACommand() {
    session.numbers().add(new UserEntry("1", "ada@example.com"));
    session.numbers().add(new UserEntry("2", "grace@example.com"));

    assertThat(Shell.completions(session, interpreter, List.of("user")))
        .containsExactly("$1", "$2");
    assertThat(Shell.completions(session, interpreter, List.of("item")))
        .contains("create", "tick", "$1");
    assertThat(Shell.completions(session, interpreter, List.of())).doesNotContain("$1");
  }

  @Test
  void aThingThatIsListedAgainKeepsItsNumber() {
    var numbers = session.numbers();
    var tea = new ItemState("i", "Tea", false, 1);
    assertThat(numbers.add(new ItemEntry(tea))).isEqualTo("$1");
    assertThat(numbers.add(new UserEntry("2", "grace@example.com"))).isEqualTo("$2");

    var done = new ItemState("i", "Tea", true, 2);
    assertThat(numbers.add(new ItemEntry(done))).isEqualTo("$1");
    assertThat(numbers.get("$1", ItemEntry.class, "item").item()).isEqualTo(done);
  }

  @Test
  void aNumberOfSomethingElseIsSaid() {
    session.numbers().add(new UserEntry("1", "ada@example.com"));

    assertThat(interpreter.run("item tick $1")).isFalse();
    assertThat(interpreter.run("item tick $7")).isFalse();
    assertThat(lines())
        .containsExactly(
            "$1 is a user ada@example.com, and no item.", "There is no $7: the numbers go to $1.");
  }

  @Test
  void linesFitTheTerminal() {
    for (var columns : List.of(40, 80, 160)) {
      width.set(columns);
      output.row("$1", "a".repeat(200), "OWNER  3 of 4 done, 0 guests");
      output.line("b".repeat(200));
    }
    assertThat(lines().get(0)).hasSize(40).endsWith("…");
    assertThat(lines().get(2)).hasSizeLessThanOrEqualTo(80).contains("…").endsWith("0 guests");
    assertThat(lines().get(4)).hasSizeBetween(110, 160).endsWith("0 guests");
    assertThat(List.of(lines().get(1), lines().get(3), lines().get(5)))
        .extracting(String::length)
        .containsExactly(40, 80, 160);
  }

  @Test
  void aTerminalThatDoesNotSayItsWidthHasTheUsualOne() {
    width.set(0);
    output.line("b".repeat(200));
    output.row("$1", "Moths", "OWNER");

    assertThat(lines().get(0)).hasSize(80);
    assertThat(lines().get(1)).startsWith("   $1 Moths ").endsWith(" OWNER");
  }

  @Test
  void colourIsOnlyWhereThereIsAny() {
    output.line("done", AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN));

    assertThat(written.toString()).isEqualTo("done" + System.lineSeparator());
  }

  @Test
  void commentsAndEmptyLinesAreNothing() {
    assertThat(interpreter.run("")).isTrue();
    assertThat(interpreter.run("   ")).isTrue();
    assertThat(interpreter.run("# a comment")).isTrue();
    assertThat(lines()).isEmpty();
  }

  @Test
  void whatIsNoCommandIsSaid() {
    assertThat(interpreter.run("itms")).isFalse();
    assertThat(interpreter.run("item create \"open")).isFalse();
    assertThat(interpreter.run("item create")).isFalse();
    assertThat(interpreter.run("slow soon")).isFalse();
    assertThat(interpreter.run("slow 61")).isFalse();
    assertThat(interpreter.run("items")).isFalse();
    assertThat(lines())
        .containsExactly(
            "There is no command itms: try help.",
            "A quote is open.",
            "No list is selected: try lists, and list $1.",
            "\"soon\" is no number: slow [SECONDS]",
            "Between 0 and 60 seconds.",
            "No list is selected: try lists, and list $1.");
  }

  @Test
  void theRatioIsKeptAndShown() {
    assertThat(interpreter.run("ratio 10 20 30")).isTrue();
    assertThat(interpreter.run("ratio")).isTrue();
    assertThat(interpreter.run("ratio 90,20,30")).isFalse();
    assertThat(lines().subList(0, 2)).containsExactly("      10,20,30", "      10,20,30");
  }

  @Test
  void exitEnds() {
    assertThat(interpreter.hasEnded()).isFalse();
    assertThat(interpreter.run("exit")).isTrue();
    assertThat(interpreter.hasEnded()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "users all",
        "user a@example.com b@example.com",
        "email a@example.com b@example.com",
        "lists foo",
        "list $1 $2",
        "list creat Moths",
        "list delete $1 $2",
        "items 10",
        "item delete $1 $2",
        "item tick $1 $2",
        "item untick $1 $2",
        "guests foo",
        "guest add a@example.com viewer please",
        "guest remove $1 $2",
        "n n",
        "seq all",
        "seq clear all",
        "slow 1 2",
        "ratio 1 2 3 4",
        "interact 1 1 1",
        "help item tick now",
        "exit now"
      })
  void moreThanACommandTakesIsRefused(String line) {
    assertThat(interpreter.run(line)).isFalse();
    assertThat(interpreter.hasEnded()).isFalse();
    assertThat(lines()).singleElement().asString().contains("\" is too much: ");
  }

  @Test
  void everyCommandIsOneOfThoseThatCanBeTooLong() {
    for (var command : interpreter.commands()) {
      written.getBuffer().setLength(0);
      assertThat(interpreter.run(command.name() + " a b c d e f")).as(command.name()).isFalse();
      assertThat(lines())
          .singleElement()
          .asString()
          .matches(
              ".* is too much: .*|No list is selected: .*|There is no answer .*|Nothing was listed yet: .*");
    }
  }

  @Test
  void emojiAreNotCutAndTerminalsAreNotCommanded() {
    width.set(20);
    output.line("\uD83D\uDC1B".repeat(30));
    output.row("$1", "\uD83D\uDC1B".repeat(30), "OWNER");
    output.line("a\u001b[2Jb");
    output.error("a\u001b[2Jb");
    output.whole("a\nb");

    assertThat(lines())
        .containsExactly(
            "\uD83D\uDC1B".repeat(9) + "…",
            "   $1 \uD83D\uDC1B\uD83D\uDC1B\uD83D\uDC1B\uD83D\uDC1B\uD83D\uDC1B\uD83D\uDC1B…",
            "a\uFFFD[2Jb",
            "a\uFFFD[2Jb",
            "a\uFFFDb");
  }

  @Test
  void whatCannotBeUndoneTakesConsent() {
    assertThatThrownBy(() -> Consent.NOBODY_TO_ASK.require("This deletes a list."))
        .hasMessage("This deletes a list. Start the shell with --yes to have it done.");
    Consent.GIVEN.require("This deletes a list.");

    for (var no : new String[] {"", "n", "yes, why not", "no"}) {
      assertThatThrownBy(() -> Consent.asking(question -> no).require("This deletes a list."))
          .hasMessage("Nothing was changed.");
    }
    var asked = new ArrayList<String>();
    Consent.asking(question -> asked.add(question) ? " Y " : "").require("This deletes a list.");
    assertThat(asked).containsExactly("This deletes a list. Do it? (y/N) ");
  }
}
