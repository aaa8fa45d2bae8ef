package org.guestlist.seed.interact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import org.guestlist.seed.database.Table;
import org.guestlist.seed.graphql.GraphQl;
import org.guestlist.seed.testing.Java;
import org.guestlist.seed.testing.LocalDatabase;
import org.guestlist.seed.testing.Run;
import org.guestlist.seed.testing.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Against two processes of the service on the same tables. */
@TestInstance(Lifecycle.PER_CLASS)
class InteractIT {
  private static final String PREFIX = LocalDatabase.newPrefix();

  private Service one;
  private Service other;

  @BeforeAll
  void start() {
    one = Service.start(PREFIX, true);
    other = Service.start(PREFIX, true);
  }

  @AfterAll
  void stop() {
    one.close();
    other.close();
  }

  private String both() {
    return one.url() + "," + other.url();
  }

  @Test
  void sixteenPeopleLoseAndDoubleNothing() throws Exception {
    var run = Run.of("interact", "16", "200", "--ratio", "30,30,30", "--json", "--url", both());

    assertThat(run.code()).as("%s", run).isZero();
    var summary = new ObjectMapper().readTree(run.output());
    assertThat(summary.path("differences")).isEmpty();
    assertThat(summary.path("failures")).isEmpty();
    assertThat(summary.path("interactions").asInt()).isEqualTo(3_200);
    assertThat(summary.path("ok").path("read").asInt()).isEqualTo(3_200);
    assertThat(summary.path("conflicts").path("VERSION_CONFLICT").asInt()).isPositive();
    var created = summary.path("ok").path("create").asInt();
    var deleted = summary.path("ok").path("delete").asInt();
    assertThat(summary.path("items").asInt()).isEqualTo(10 + created - deleted);
    assertThat(verify().code()).as("%s", verify()).isZero();
  }

  private static Run verify() {
    return Run.of("verify", "--endpoint", LocalDatabase.endpoint().toString(), "--prefix", PREFIX);
  }

  @Test
  void theNewListIsDeletedAfterwardsUnlessItIsToBeKept() {
    var lists = LocalDatabase.tables(PREFIX);
    var before = LocalDatabase.rows(lists, Table.LISTS).size();

    assertThat(Run.of("interact", "1", "1", "--url", both()).code()).isZero();
    assertThat(LocalDatabase.rows(lists, Table.LISTS)).hasSize(before);

    assertThat(Run.of("interact", "1", "1", "--keep", "--url", both()).code()).isZero();
    assertThat(LocalDatabase.rows(lists, Table.LISTS)).hasSize(before + 1);
  }

  @Test
  void elsewhereThanOnATerminalTheSummaryIsPlainText() {
    var run = Run.of("interact", "2", "5", "--ratio", "100,0,0", "--url", both());

    assertThat(run.code()).isZero();
    assertThat(run.output()).doesNotContain("\u001b");
    assertThat(run.lines().get(0)).startsWith("10 interactions in ");
    assertThat(run.lines()).contains("failures   none").anyMatch(l -> l.contains("create 10"));
    assertThat(run.lines()).last().asString().startsWith("Nothing was lost, and nothing doubled: ");
  }

  @Test
  void aMutationThatIsConfirmedAndNotDoneIsFound() {
    try (var proxy = LyingProxy.before(one.url(), LyingProxy.Lie.SECOND_TICK_ANSWERED_NOT_DONE)) {
      var run = Run.of("interact", "1", "30", "--ratio", "0,0,100", "--url", proxy.url());

      assertThat(run.code()).as("%s", run).isEqualTo(1);
      assertThat(run.output()).contains("WRONG").contains("has version");
    }
  }

  @Test
  void aMutationThatIsDoneTwiceIsFound() {
    try (var proxy = LyingProxy.before(one.url(), LyingProxy.Lie.FIRST_CREATION_DONE_TWICE)) {
      var run = Run.of("interact", "1", "10", "--ratio", "100,0,0", "--url", proxy.url());

      assertThat(run.code()).as("%s", run).isEqualTo(1);
      assertThat(run.output()).contains("was created by nobody");
    }
  }

  @Test
  void anAnswerThatIsLostIsAFailureAndNoLoss() {
    try (var proxy = LyingProxy.before(one.url(), LyingProxy.Lie.FIRST_CREATION_UNANSWERED)) {
      var run = Run.of("interact", "1", "10", "--ratio", "100,0,0", "--url", proxy.url());

      assertThat(run.code()).as("%s", run).isEqualTo(1);
      assertThat(run.output())
          .contains("failures   no answer 1")
          .contains("Nothing was lost, and nothing doubled");
    }
  }

  @Test
  void badArgumentsAreOneLine() {
    for (var arguments :
        Map.of(
                "--ratio=60,60,0", "A ratio is three percentages",
                "--items=51", "--items has to be 0 to 50",
                "--url=http://localhost:1/graphql", "There is no answer from")
            .entrySet()) {
      var run = Run.of("interact", "1", "1", arguments.getKey());
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.errors().lines()).singleElement().asString().contains(arguments.getValue());
    }
  }

  @Test
  void aListOfSomebodyElseIsNone() {
    var edsgers =
        GraphQl.at(one.url(), Optional.of("edsger@example.com"))
            .run("{ me { lists { nodes { id } } } }", Map.of())
            .path("me")
            .path("lists")
            .path("nodes")
            .get(0)
            .path("id")
            .asText();

    var run = Run.of("interact", "1", "1", "--list", edsgers, "--url", both());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errors()).startsWith("There is no list " + edsgers);
  }

  @Test
  void aListThatIsInUseTakesYes() {
    var ada = GraphQl.at(one.url(), Optional.of("ada@example.com"));
    var id = ListClient.newList(ada, "Used");
    new ListClient(ada, id).create("one");

    var refused = Run.of("interact", "1", "1", "--list", id, "--url", both());

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.errors().strip())
        .isEqualTo(
            "The list \"%s\" is in use, with 1 items and 0 guests, and interact renames, ticks and deletes what is in it. Give --yes to have it done."
                .formatted(id));
    assertThat(new ListClient(ada, id).read().items()).hasSize(1);
    assertThat(Run.of("interact", "1", "1", "--yes", "--list", id, "--url", both()).code())
        .isZero();
    assertThat(
            Run.of(
                    "interact",
                    "1",
                    "1",
                    "--list",
                    ListClient.newList(ada, "Empty"),
                    "--url",
                    both())
                .code())
        .isZero();
  }

  @Test
  void theNewListIsDeletedAfterAnInterruption() throws Exception {
    var lists = LocalDatabase.tables(PREFIX);
    var before = LocalDatabase.rows(lists, Table.LISTS).size();
    var command =
        "exec env --default-signal=INT %s interact 2 1000000 --url %s"
            .formatted(String.join(" ", Java.seed()), one.url());
    var process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
    while (LocalDatabase.rows(lists, Table.LISTS).size() == before) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(50);
    }

    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();

    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(output).contains("Nothing was lost, and nothing doubled");
    assertThat(LocalDatabase.rows(lists, Table.LISTS)).as(output).hasSize(before);
  }
}
