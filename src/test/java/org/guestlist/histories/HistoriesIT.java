package org.guestlist.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.guestlist.LocalDatabase;
import org.guestlist.faults.FaultProxy;
import org.guestlist.faults.ProxyFault;
import org.guestlist.store.Callers;
import org.guestlist.testing.Database;
import org.guestlist.testing.Instance;
import org.guestlist.testing.Invariants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Many callers on few lists through two processes of the packaged program, with a database that
 * goes wrong now and then: what they are told is true. {@code -Dhistories.seed=} and any number
 * gives other callers, {@code -Dhistories.faults=} another part of requests that go wrong, {@code
 * -Dlong} a long history. Threads make no two runs the same.
 */
@TestInstance(Lifecycle.PER_CLASS)
class HistoriesIT {
  private static final String PREFIX = "histories_";
  private static final Database DATABASE = new Database(PREFIX);
  private static final int CALLERS = 16;
  private static final int LISTS = 3;
  private static final int STEPS = System.getProperty("long") == null ? 60 : 2_000;
  private static final long SEED =
      Long.getLong("histories.seed", ThreadLocalRandom.current().nextLong(1_000_000_000));
  private static final double FAULTS =
      Double.parseDouble(System.getProperty("histories.faults", "0.08"));

  private final FaultProxy proxy = FaultProxy.inFrontOf(LocalDatabase.endpoint(), SEED);
  private Instance first;
  private Instance second;

  @BeforeAll
  void start() {
    first = Instance.start(environment());
    second = Instance.start(environment());
  }

  private Map<String, String> environment() {
    var environment = new HashMap<>(Instance.withTables(PREFIX));
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", proxy.endpoint().toString());
    return environment;
  }

  @AfterAll
  void stop() {
    first.close();
    second.close();
    proxy.close();
  }

  private String newUser(String email) {
    return first.as(Party.OWNER).createUser(email).data("createUser.id");
  }

  private Party party() {
    var guests = IntStream.range(0, 4).mapToObj(i -> newUser("guest" + i + "@example.com"));
    var party = new Party(List.of(first, second), newUser(Party.EDITOR), guests.toList(), LISTS);
    var host = new Caller(CALLERS, SEED, party);
    IntStream.range(0, LISTS).forEach(slot -> party.replace(slot, null, host.newList()));
    return party;
  }

  @Test
  void whatManyCallersAreToldOverABadDatabaseIsTrue() {
    var party = party();
    var start = System.nanoTime();

    proxy.failing(FAULTS);
    Callers.atOnce(CALLERS, number -> work(new Caller(number, SEED, party)));
    proxy.sound();

    var seconds = (System.nanoTime() - start) / 1e9;
    lookAtTheEnd(party);
    System.out.printf(
        "%d callers, %,d steps each, in %.0f s: -Dhistories.seed=%d; %s; %,d requests, of which %s%n",
        CALLERS, STEPS, seconds, SEED, party.codes(), proxy.requests(), proxy.faults());
    assertThat(HistoryCheck.findings(party.history())).as("-Dhistories.seed=" + SEED).isEmpty();
    assertThat(Invariants.in(DATABASE).findings()).as("-Dhistories.seed=" + SEED).isEmpty();
    // Few of these requests go to an index, so that it need not have lagged behind.
    var frequent = EnumSet.complementOf(EnumSet.of(ProxyFault.INDEX_LAGS));
    assertThat(proxy.faults().keySet()).containsAll(frequent);
    assertThat(party.codes().get("OK").sum()).isGreaterThan(CALLERS * STEPS / 2);
  }

  private static int work(Caller caller) {
    for (int step = 0; step < STEPS; step++) {
      caller.step();
    }
    return STEPS;
  }

  /** Reads all that is left, also what callers could not know to have been written. */
  private static void lookAtTheEnd(Party party) {
    var reader = new Caller(CALLERS + 1, SEED, party);
    party.everyList().forEach(reader::look);
    var otherReader = new Caller(CALLERS + 2, SEED, party);
    party.everyList().forEach(otherReader::look);
    var now = System.nanoTime();
    var span = new Span(CALLERS + 3, now, now + 1);
    for (var row : DATABASE.rows("lists")) {
      var state = list(row);
      var name = ItemText.name(state.value());
      if (Caller.isWord(name)) {
        party.history().add(Event.look(Thing.list(name), span, Optional.of(state)));
      }
    }
  }

  private static State list(Map<String, AttributeValue> row) {
    return new State(
        row.get("id").s(), Integer.parseInt(row.get("version").n()), row.get("title").s());
  }
}
