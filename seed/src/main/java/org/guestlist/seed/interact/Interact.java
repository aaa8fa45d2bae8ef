package org.guestlist.seed.interact;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.guestlist.seed.Interruption;
import org.guestlist.seed.Problem;
import org.guestlist.seed.graphql.GraphQl;
import org.guestlist.seed.graphql.GraphQlException;
import org.guestlist.seed.graphql.ServiceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets several people work on one list at the same time. */
@Command(
    name = "interact",
    description = {
      "Lets THREADS people work on one list at the same time, RUNS times each: read the list, and"
          + " then create an item and delete another, rename one, or tick one, with the version that"
          + " was read. At the end the list is compared with what the service said was done.",
      "Nobody else may change the list meanwhile: that would look as if something was lost. It renames,"
          + " ticks and deletes what is in the list: one that has items or guests takes --yes."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:nothing was lost or doubled, and nothing failed; conflicts are no failures",
      "1:something was, or did",
      "2:it could not be done"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Interact implements Callable<Integer> {
  private static final int FOUND = 1;

  /** What the service takes in one createItems. */
  private static final int MOST_ITEMS = 50;

  @Mixin private ServiceOptions service;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "THREADS", description = "People at the same time.")
  private int threads;

  @Parameters(index = "1", paramLabel = "RUNS", description = "Interactions of each of them.")
  private int runs;

  @Option(
      names = "--ratio",
      paramLabel = "CREATE,UPDATE,TICK",
      defaultValue = "30,30,30",
      description =
          "In how many of a hundred interactions; the rest only reads. Default: ${DEFAULT-VALUE}.")
  private String ratio;

  @Option(
      names = "--list",
      paramLabel = "ID",
      description = "A list that there is; else a new one, which is deleted afterwards.")
  private Optional<String> list = Optional.empty();

  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "10",
      description = "Items that a new list begins with, 0 to 50. Default: ${DEFAULT-VALUE}.")
  private int items;

  @Option(names = "--yes", description = "Work on the list of --list even if it is in use.")
  private boolean yes;

  @Option(names = "--keep", description = "Do not delete the new list.")
  private boolean keep;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the random choices. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--json", description = "Print the summary as JSON.")
  private boolean json;

  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final AtomicReference<Simulation> running = new AtomicReference<>();

  private Interact() {}

  @Override
  public Integer call() throws IOException {
    if (items < 0 || items > MOST_ITEMS) {
      throw new Problem("--items has to be 0 to %d.".formatted(MOST_ITEMS));
    }
    var plan = new Simulation.Plan(threads, runs, Ratio.parse(ratio), seed);
    var timeout = service.timeout();
    var clients =
        service.urls().stream().map(url -> GraphQl.at(url, service.token(), timeout)).toList();
    var interruption = new Interruption(this::stop);
    try {
      return list.isPresent() ? runOnOldList(clients, plan) : runOnNewList(clients, plan);
    } finally {
      interruption.close();
    }
  }

  private void stop() {
    interrupted.set(true);
    Optional.ofNullable(running.get()).ifPresent(Simulation::stop);
  }

  private int runOnOldList(List<GraphQl> clients, Simulation.Plan plan) throws IOException {
    var id = list.orElseThrow();
    var use = ListUse.of(clients.get(0), id).filter(ListUse::isUsed);
    if (use.isPresent() && !yes) {
      throw new Problem(use.get().inWords(id) + " Give --yes to have it done.");
    }
    return run(clients, id, plan);
  }

  private int runOnNewList(List<GraphQl> clients, Simulation.Plan plan) throws IOException {
    var first = clients.get(0);
    var id = ListClient.newList(first, "Interaction");
    try {
      begin(new ListClient(first, id));
      return run(clients, id, plan);
    } finally {
      if (!keep) {
        delete(first, id);
      }
    }
  }

  private void delete(GraphQl client, String id) {
    try {
      ListClient.deleteList(client, id);
    } catch (GraphQlException | Problem failure) {
      var errors = spec.commandLine().getErr();
      errors.printf("The new list %s could not be deleted: %s%n", id, failure.getMessage());
      errors.flush();
    }
  }

  private void begin(ListClient client) {
    if (items > 0) {
      client.create(IntStream.rangeClosed(1, items).mapToObj(i -> "item " + i).toList());
    }
  }

  private int run(List<GraphQl> clients, String id, Simulation.Plan plan) throws IOException {
    var simulation = new Simulation(clients, id, plan);
    running.set(simulation);
    if (interrupted.get()) {
      simulation.stop();
    }
    var summary = shown(simulation);
    print(summary);
    return summary.isClean() ? 0 : FOUND;
  }

  private Summary shown(Simulation simulation) throws IOException {
    var screen = Screen.start(simulation, spec.commandLine().getErr());
    try {
      return simulation.run();
    } finally {
      screen.close();
    }
  }

  private void print(Summary summary) throws IOException {
    var output = spec.commandLine().getOut();
    if (json) {
      output.println(new ObjectMapper().writeValueAsString(summary.json()));
    } else {
      summary.lines().forEach(output::println);
    }
    output.flush();
  }
}
