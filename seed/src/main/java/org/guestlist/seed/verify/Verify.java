package org.guestlist.seed.verify;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.guestlist.seed.Problem;
import org.guestlist.seed.database.ConnectionOptions;
import org.guestlist.seed.database.Database;
import org.guestlist.seed.database.Failures;
import org.guestlist.seed.verify.Verification.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** Checks what must hold in the tables, beside a running service if need be. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Reads all tables and checks what must hold in them: no item or guest without its list, counters"
          + " that are the count of the rows, no owner who is a guest, no address of two users, no"
          + " list under deletion for more than an hour, and no row of which a part is missing or"
          + " cannot be read.",
      "",
      "It may run beside the service: what looks wrong is looked at again, twice at least, and only"
          + " what stands is said. It may not run with --repair beside populate, which writes the"
          + " items of a list before the list.",
      "",
      "Lists without counters and addresses without a reservation, as the tutorial's script writes"
          + " them, are nothing wrong: they are summed up and do not count as findings.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing wrong was found, or --repair mended all of it",
      "1:something is wrong",
      "2:it could not be done"
    })
public final class Verify implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Segments of a parallel scan, one thread each; default: ${DEFAULT-VALUE}.",
      defaultValue = "8")
  private int threads;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Lines printed for each kind of finding; default: ${DEFAULT-VALUE}.",
      defaultValue = "100")
  private int limit;

  @Option(
      names = "--repair",
      description =
          "Shows what it would do, asks, then sets wrong counters right, begins missing ones,"
              + " removes attributes that cannot be read, gives reservations that do not say for"
              + " whom to the one user of the address, and deletes items and guests of lists that"
              + " do not exist, which it writes to a file first. Each change is made only if"
              + " all is still as it was seen. All other findings are left to you.")
  private boolean repair;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description =
          "Where --repair writes rows before it deletes them, for put-back; default: deleted-rows-,"
              + " the time and .jsonl, in the working directory.")
  private Optional<Path> export = Optional.empty();

  @Option(
      names = "--max-share",
      paramLabel = "PERCENT",
      description =
          "--repair changes nothing if more of all lists have the same thing wrong, which looks as if"
              + " tables were restored in part (one missing list, and ten of any other kind, are"
              + " never too many); 100 for any share. Default: ${DEFAULT-VALUE}.",
      defaultValue = "5")
  private int maxShare;

  @Option(names = "--yes", description = "Does not ask; needed where nobody can be asked.")
  private boolean yes;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    if (threads < 1 || threads > 1000) {
      throw new Problem("--threads has to be between 1 and 1000, not " + threads + ".");
    }
    if (limit < 1) {
      throw new Problem("--limit has to be 1 or more, not " + limit + ".");
    }
    if (maxShare < 0 || maxShare > 100) {
      throw new Problem("--max-share has to be 0 to 100, not " + maxShare + ".");
    }
    if (export.isPresent() && !repair) {
      throw new Problem("--export goes with --repair.");
    }
    if (yes && !repair) {
      throw new Problem("--yes goes with --repair.");
    }
    try (var database = connection.open(threads);
        var workers = new Workers(threads)) {
      return verify(database, workers);
    } catch (SdkException failure) {
      throw Failures.inWords(failure);
    }
  }

  private int verify(Database database, Workers workers) {
    var report = new Report(out(), limit);
    var verification = new Verification(database, workers, report, limit, maxShare);
    var result = verification.run(repair, progress());
    var left = repair ? repaired(verification, result, report) : result.findings();
    return left.total() == 0 ? 0 : 1;
  }

  private Findings repaired(Verification verification, Result result, Report report) {
    try (var rows = new Export(export.orElseGet(Verify::newFile))) {
      return verification.repair(result, rows, () -> mayRepair(report));
    }
  }

  private static Path newFile() {
    return Path.of("deleted-rows-" + TIME.format(Instant.now()) + ".jsonl");
  }

  private boolean mayRepair(Report report) {
    if (yes) {
      return true;
    }
    var console = console();
    if (console.isEmpty()) {
      report.notDone(": give --yes to have it done.");
      return false;
    }
    out().flush();
    var answer = console.get().readLine("Do it? (y/N) ");
    var agreed = answer != null && answer.strip().equalsIgnoreCase("y");
    if (!agreed) {
      report.notDone(".");
    }
    return agreed;
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** Empty where input or output is no terminal. */
  private static Optional<Console> console() {
    return Optional.ofNullable(System.console());
  }

  private Consumer<String> progress() {
    var err = command.commandLine().getErr();
    return console().isPresent() ? err::println : line -> {};
  }
}
