package org.guestlist.seed.verify;

import static org.guestlist.seed.verify.Words.count;
import static org.guestlist.seed.verify.Words.number;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.guestlist.seed.database.Table;

/** What is printed. */
final class Report {
  private final PrintWriter out;
  private final int limit;

  /**
   * @param limit how many lines there are of one kind
   */
  Report(PrintWriter out, int limit) {
    this.out = out;
    this.limit = limit;
  }

  void read(Census census, Duration time) {
    var read = census.read();
    var total = read.values().stream().mapToLong(Long::longValue).sum();
    var seconds = Math.max(time.toMillis(), 1) / 1000.0;
    out.printf(
        "Read %s of users, %s of lists, %s of items, %s of guests in %.1f s, %s a second.%n",
        count(read.get(Table.USERS), "row"),
        number(read.get(Table.LISTS)),
        number(read.get(Table.ITEMS)),
        number(read.get(Table.GUESTS)),
        seconds,
        number(Math.round(total / seconds)));
  }

  void findings(Findings findings) {
    findings.print(out);
  }

  /** Lists that nothing can be said of, as they changed each time they were looked at. */
  void unsettled(List<Suspect> suspects) {
    if (suspects.isEmpty()) {
      return;
    }
    out.printf(
        "%s changed each time that it was looked at; nothing is said of that. Try again later:%n",
        count(suspects.size(), "row"));
    lines(suspects.stream().map(Suspect::name).sorted().toList());
  }

  void result(Findings findings, Missing missing) {
    if (!missing.isNothing()) {
      out.println(missing.inWords());
    }
    if (findings.total() > 0) {
      out.printf("Findings: %s.%n", number(findings.total()));
    } else if (missing.isNothing()) {
      out.println("Nothing wrong was found.");
    } else {
      out.printf("Nothing wrong was found except the %s.%n", missing.what());
    }
  }

  /** Prints that the tables look as if they were restored in part, if there are signs of that. */
  void signs(List<String> signs) {
    if (signs.isEmpty()) {
      return;
    }
    out.println("The tables look as if they were restored in part, or to different instants:");
    signs.forEach(sign -> out.println("  " + sign));
    out.println(
        "Restore all four tables to one instant before anything is repaired; see docs/restore.md.");
  }

  void tooMuch(int maxShare) {
    notDone(
        ": that is more than %d %% of all lists. --max-share 100 has it done all the same."
            .formatted(maxShare));
  }

  /** Prints where the deleted rows are, if there are any. */
  void exported(Export export) {
    if (export.rows() > 0) {
      out.printf(
          "What was deleted is in %s: %s, which put-back writes back.%n",
          export.file(), count(export.rows(), "row"));
      out.flush();
    }
  }

  void plan(List<Repair> repairs) {
    if (repairs.isEmpty()) {
      out.println("There is nothing that --repair would mend.");
      return;
    }
    out.printf("--repair would make %s:%n", count(repairs.size(), "change"));
    lines(repairs.stream().map(Repair::inWords).sorted().toList());
  }

  void mended(long mended, long planned, Findings left) {
    out.printf("Made %s of %s.%n", number(mended), count(planned, "change"));
    left.print(out);
    out.println(
        left.total() == 0
            ? "Looked again: nothing wrong is left."
            : "Looked again: findings left: " + number(left.total()) + ".");
  }

  void notDone(String why) {
    out.println("Nothing was changed" + why);
  }

  private void lines(List<String> all) {
    var shown = new ArrayList<>(all.subList(0, Math.min(limit, all.size())));
    shown.forEach(line -> out.println("  " + line));
    if (all.size() > limit) {
      out.printf("  and %s more; --limit shows more%n", number(all.size() - limit));
    }
  }
}
