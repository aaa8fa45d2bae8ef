package org.guestlist.seed.populate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.guestlist.seed.database.Database;
import org.guestlist.seed.database.Table;
import org.guestlist.seed.testing.Java;
import org.guestlist.seed.testing.LocalDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The runnable jar that is interrupted. */
class PopulateIT {
  private static final int MANY = 10_000_000;

  private final String prefix = LocalDatabase.newPrefix();
  private final Database database = LocalDatabase.newTables(prefix, 2);

  /** Where it runs. */
  enum Place {
    /** A pseudo-terminal, of util-linux. */
    TERMINAL,
    PIPE
  }

  @ParameterizedTest
  @EnumSource
  void whoInterruptsItGetsTheCapacityBack(Place place) throws Exception {
    var output = Files.createTempFile("populate", ".txt");
    var started = start(place, output);
    await(() -> !LocalDatabase.rows(database, Table.USERS).isEmpty(), started, output);

    new ProcessBuilder("kill", "-INT", String.valueOf(java(started).pid())).start().waitFor();

    started.waitFor();
    for (var table : Table.values()) {
      var units = WriteUnits.of(database.describe(table));
      assertThat(units.table()).as(Files.readString(output)).isEqualTo(2);
      assertThat(units.indexes().values()).allMatch(index -> index == 2);
    }
    assertThat(Files.readString(output))
        .contains("Stopped. The same command completes what is missing.")
        .contains(prefix + "guests has its capacity back (table 2, guests_by_user_id 2).");
  }

  private Process start(Place place, Path output) throws IOException {
    // What runs the tests may ignore SIGINT, as a shell lets its background jobs do.
    var command =
        "exec env --default-signal=INT %s populate --endpoint %s --prefix %s --users %d --write-capacity 5000"
            .formatted(String.join(" ", Java.seed()), LocalDatabase.endpoint(), prefix, MANY);
    var shell =
        place == Place.TERMINAL
            ? List.of("script", "-qec", command, "/dev/null")
            : List.of("sh", "-c", command);
    return new ProcessBuilder(shell)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.to(output.toFile()))
        .start();
  }

  private static ProcessHandle java(Process started) {
    return started.descendants().reduce((one, deeper) -> deeper).orElse(started.toHandle());
  }

  /** A condition that may not hold yet. */
  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition, Process process, Path output) throws Exception {
    while (!condition.holds()) {
      assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
      Thread.sleep(100);
    }
  }
}
