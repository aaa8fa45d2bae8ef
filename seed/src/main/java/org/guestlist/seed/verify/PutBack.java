package org.guestlist.seed.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.guestlist.seed.Problem;
import org.guestlist.seed.database.ConnectionOptions;
import org.guestlist.seed.database.Database;
import org.guestlist.seed.verify.RowJson.TableRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Writes rows back that {@code verify --repair} has deleted. */
@Command(
    name = "put-back",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the rows of a file back that verify --repair has made before it deleted them. A row that"
          + " is there is left as it is, so that it may be run again.",
      ""
    })
public final class PutBack implements Callable<Integer> {
  private static final int LEAST_THREADS = 1;
  private static final int MOST_THREADS = 256;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Requests to DynamoDB at the same time; default: ${DEFAULT-VALUE}.",
      defaultValue = "8")
  private int threads;

  @Parameters(index = "0", paramLabel = "FILE", description = "One row as JSON in each line.")
  private Path file;

  @Spec private CommandSpec command;

  private PutBack() {}

  @Override
  public Integer call() {
    if (threads < LEAST_THREADS || threads > MOST_THREADS) {
      throw new Problem("--threads has to be 1 to 256, not " + threads + ".");
    }
    var rows = rows();
    try (var database = connection.open(threads);
        var workers = new Workers(threads)) {
      var written =
          workers.each(rows, row -> put(database, row)).stream().filter(done -> done).count();
      var out = command.commandLine().getOut();
      out.printf(
          "Wrote %s; %s there already.%n",
          Words.count(written, "row"),
          rows.size() - written == 1 ? "1 was" : Words.number(rows.size() - written) + " were");
      out.flush();
    }
    return 0;
  }

  /** All of them are read before one is written. */
  private List<TableRow> rows() {
    var rows = new ArrayList<TableRow>();
    try (var lines = Files.newBufferedReader(file, UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(RowJson.read(line).orElseThrow(() -> malformed(rows.size() + 1)));
      }
    } catch (IOException failure) {
      throw new Problem(
          "%s cannot be read: give the file that verify --repair has named.".formatted(file),
          failure);
    }
    return rows;
  }

  private Problem malformed(int line) {
    return new Problem(
        "Line %d of %s is no row, and nothing was written: give the file that verify --repair has named."
            .formatted(line, file));
  }

  private static boolean put(Database database, TableRow row) {
    var key = row.table().keys().get(0);
    try {
      Patience.ask(
          () ->
              database
                  .client()
                  .putItem(
                      p ->
                          p.tableName(database.name(row.table()))
                              .item(row.row())
                              .conditionExpression("attribute_not_exists(" + key + ")")));
      return true;
    } catch (ConditionalCheckFailedException present) {
      return false;
    }
  }
}
