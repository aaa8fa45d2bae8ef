package org.guestlist.seed.populate;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.guestlist.seed.Interruption;
import org.guestlist.seed.Problem;
import org.guestlist.seed.database.ConnectionOptions;
import org.guestlist.seed.database.Database;
import org.guestlist.seed.database.Failures;
import org.guestlist.seed.database.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** Fills the tables. */
@Command(
    name = "populate",
    description = {
      "Writes synthetic users, lists, items and guests straight into the tables.",
      "Users that are there already are left as they are, with all that belongs to them: a second"
          + " run adds nothing, and one after an interruption completes what is missing."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false)
public final class Populate implements Callable<Integer> {
  @Mixin private ConnectionOptions connection;
  @Spec private CommandSpec spec;

  @Option(names = "--users", paramLabel = "N", defaultValue = "50", description = "Users.")
  private long users;

  @Option(
      names = "--lists",
      paramLabel = "N",
      defaultValue = "3",
      description = "Lists of each user.")
  private int lists;

  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "3",
      description = "Items in each list.")
  private int items;

  @Option(
      names = "--guests",
      paramLabel = "N",
      defaultValue = "3",
      description = "Guests on each list that has some.")
  private int guests;

  @Option(
      names = "--guests-every",
      paramLabel = "N",
      defaultValue = "5",
      description = "Every how manieth list has guests.")
  private int guestsEvery;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What everything is made of: the same number gives the same rows.")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "8",
      description = "Requests to DynamoDB at the same time.")
  private int threads;

  @Option(
      names = "--write-capacity",
      paramLabel = "N",
      description =
          "Raise provisioned tables and indexes to this many write units a second meanwhile, and"
              + " restore what they had afterwards, also after a failure or Ctrl-C.")
  private Optional<Long> writeCapacity = Optional.empty();

  private Populate() {}

  @Override
  public Integer call() throws IOException {
    var size = new Size(users, lists, items, guests, guestsEvery);
    require(threads >= 1 && threads <= 256, "--threads has to be 1 to 256");
    require(writeCapacity.orElse(1L) >= 1, "--write-capacity has to be 1 or more");
    try (var database = connection.open(threads)) {
      return populate(database, size);
    } catch (SdkException failure) {
      throw Failures.inWords(failure);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Problem(otherwise + ".");
    }
  }

  private int populate(Database database, Size size) throws IOException {
    var messages = spec.commandLine().getErr();
    var tally = new Tally(size.rowsOfUser());
    var upload = new Upload(database, new Generator(seed, size), size, tally);
    var began = System.nanoTime();
    // Closed last: the program may only end when the capacity is restored
    var interruption = new Interruption(upload::stop);
    try (var capacity = new RaisedCapacity(database, messages)) {
      writeCapacity.ifPresent(capacity::raise);
      run(upload, tally, size, messages);
    } catch (CancellationException stopped) {
      messages.println("Stopped. The same command completes what is missing.");
      return Problem.EXIT_CODE;
    } finally {
      report(tally, (System.nanoTime() - began) / 1e9);
      interruption.close();
    }
    return 0;
  }

  private void run(Upload upload, Tally tally, Size size, PrintWriter messages) throws IOException {
    var progress = Progress.start(tally, size.rows(), messages);
    try {
      upload.run(threads);
    } finally {
      progress.close();
    }
  }

  private void report(Tally tally, double seconds) {
    var output = spec.commandLine().getOut();
    output.printf(
        Locale.ROOT,
        "%,d rows: %s, %,d lists, %,d items, %,d guests%n",
        tally.written(),
        usersInWords(tally),
        tally.written(Table.LISTS),
        tally.written(Table.ITEMS),
        tally.written(Table.GUESTS));
    if (tally.skippedUsers() > 0) {
      output.printf(
          Locale.ROOT,
          "%,d users were there already, and were left as they are%n",
          tally.skippedUsers());
    }
    if (tally.unanswered() > 0) {
      output.printf(
          Locale.ROOT,
          "%,d rows more were sent and got no answer: they may have been written%n",
          tally.unanswered());
    }
    output.printf(
        Locale.ROOT,
        "%,.1f s, %,.0f rows a second, %,.0f write units, %,d retries%n",
        seconds,
        tally.written() / seconds,
        tally.writeUnits(),
        tally.retries());
    output.flush();
  }

  /** An address is written before its user, so that there may be more of them at the end. */
  private static String usersInWords(Tally tally) {
    var users = tally.written(Table.USERS) - tally.addresses();
    return users == tally.addresses()
        ? String.format(Locale.ROOT, "%,d users with their addresses", users)
        : String.format(Locale.ROOT, "%,d users, %,d addresses", users, tally.addresses());
  }
}
