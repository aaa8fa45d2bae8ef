package org.guestlist.seed.shell;

import java.util.List;
import org.guestlist.seed.Problem;
import org.guestlist.seed.interact.ListUse;
import org.guestlist.seed.interact.Ratio;
import org.guestlist.seed.interact.Simulation;
import org.guestlist.seed.shell.Command.Words;

/** What is about the session, and the simulation. */
final class OtherCommands {
  private static final int SLOWEST = 60;

  private final Session session;

  OtherCommands(Session session) {
    this.session = session;
  }

  List<Command> commands() {
    return List.of(
        new Command(
            "n", "", 0, "the next page of what was listed last", w -> session.showNextPage()),
        new Command(
            "seq", "[clear]", 1, "what each $N stands for; or begin at $1 again", this::seq),
        new Command(
            "slow",
            "[SECONDS]",
            1,
            "wait before each write, where the service allows it",
            this::slow),
        new Command(
            "ratio", "[CREATE,UPDATE,TICK]", 3, "percentages of the interactions", this::ratio),
        new Command(
            "interact", "THREADS RUNS", 2, "let several people work on the list", this::interact));
  }

  private void seq(Words words) {
    if (words.count() > 0) {
      clear(words);
      return;
    }
    var number = 1;
    for (var thing : session.numbers().all()) {
      session.output().line("%5s %s".formatted("$" + number, thing.text()));
      number++;
    }
  }

  private void clear(Words words) {
    if (!words.word(0).equals("clear")) {
      throw new Problem("\"%s\" is too much: %s".formatted(words.word(0), words.usage()));
    }
    session.numbers().clear();
  }

  private void slow(Words words) {
    if (words.count() > 0) {
      var seconds = words.number(0);
      if (seconds < 0 || seconds > SLOWEST) {
        throw new Problem("Between 0 and %d seconds.".formatted(SLOWEST));
      }
      session.slow(seconds);
    }
    session.output().line("      %d s before each write".formatted(session.slow()));
  }

  private void ratio(Words words) {
    if (words.count() > 0) {
      session.ratio(Ratio.parse(words.text(0).replace(' ', ',')));
    }
    session.output().line("      " + session.ratio());
  }

  private void interact(Words words) {
    var plan = new Simulation.Plan(words.number(0), words.number(1), session.ratio(), 1);
    var list = session.list();
    ListUse.of(session.client(), list.id())
        .filter(use -> use.isUsed() && !(session.hasMade(list.id()) && use.isPrivate()))
        .ifPresent(use -> session.requireConsent(use.inWords(list.title())));
    var simulation = new Simulation(session.clients(), list.id(), plan);
    simulation.run().lines().forEach(line -> session.output().whole("      " + line));
  }
}
