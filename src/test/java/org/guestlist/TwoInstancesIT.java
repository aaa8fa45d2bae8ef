package org.guestlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.testing.Answers.succeeded;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.guestlist.store.Callers;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Answers;
import org.guestlist.testing.Database;
import org.guestlist.testing.Instance;
import org.guestlist.testing.Invariants;
import org.guestlist.testing.Operations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Two processes of the packaged program that write to the same tables at the same time. */
@TestInstance(Lifecycle.PER_CLASS)
class TwoInstancesIT {
  private static final String PREFIX = "two_instances_";
  private static final Database DATABASE = new Database(PREFIX);
  private static final String ADA = "ada@example.com";
  private static final int WRITERS = 16;
  private static final int STEPS = 20;

  /** What a writer may be told when others were faster; with each of these nothing was written. */
  private static final Set<String> EXPECTED = Set.of("ALREADY_EXISTS", "NOT_FOUND", "THROTTLED");

  private final List<Instance> instances = new ArrayList<>();

  @BeforeAll
  void start() {
    instances.add(Instance.start(PREFIX));
    instances.add(Instance.start(PREFIX));
  }

  @AfterAll
  void stop() {
    instances.forEach(Instance::close);
  }

  /** Half of the writers write through one, half through the other. */
  private Instance instance(int writer) {
    return instances.get(writer % 2);
  }

  private Operations ada(int writer) {
    return instance(writer).as(ADA);
  }

  private String newList(String title) {
    return ada(0).createList(title).data("createList.id");
  }

  private List<String> newUsers(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> ada(i).createUser(name + i + "@example.com").<String>data("createUser.id"))
        .toList();
  }

  @Test
  void theDemoDataIsThereOnceAndServedByBoth() {
    var query = "{ me { lists { nodes { id title itemCount doneCount guestCount } } } }";

    List<String> titles = instance(0).run("edsger@example.com", query).data("me.lists.nodes.title");

    assertThat(titles).containsExactly("Walk from Rotterdam to Groningen");
    assertThat(instance(1).run("edsger@example.com", query).<List<String>>data("me.lists.nodes"))
        .isEqualTo(instance(0).run("edsger@example.com", query).data("me.lists.nodes"));
  }

  @Test
  void writersOnTheSameListsBreakNoInvariant() {
    var work = new Work(List.of(newList("One"), newList("Two")), newUsers("guest", 4));

    Callers.atOnce(WRITERS, writer -> write(work, writer));

    assertThat(Invariants.in(DATABASE).findings()).isEmpty();
    var items = work.lists().stream().flatMap(l -> DATABASE.rowsOf("items", l).stream()).toList();
    assertThat(items)
        .extracting(item -> item.get("description").s())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(work.present());
    var changes = items.stream().mapToInt(item -> number(item, "version") - 1).sum();
    assertThat(changes).isEqualTo(work.changesOfPresent());
    assertThat(work.lists().stream().mapToInt(this::version).sum()).isEqualTo(work.titles().get());
    assertThat(items.size()).isPositive();
    assertThat(changes).isPositive();
  }

  private int version(String listId) {
    return number(DATABASE.list(listId), "version");
  }

  private static int number(Map<String, AttributeValue> row, String name) {
    return Integer.parseInt(row.get(name).n());
  }

  /**
   * What was written, as the answers said.
   *
   * @param items the description, which never changes, of each item there is, by its id
   * @param changes how often each item was changed
   * @param titles how often a list was renamed
   */
  private record Work(
      List<String> lists,
      List<String> guests,
      Map<String, String> items,
      Map<String, AtomicInteger> changes,
      AtomicInteger titles) {
    Work(List<String> lists, List<String> guests) {
      this(
          lists, guests, new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new AtomicInteger());
    }

    Set<String> present() {
      return new HashSet<>(items.values());
    }

    int changesOfPresent() {
      return items.keySet().stream().mapToInt(id -> changes.get(id).get()).sum();
    }

    <T> T any(List<T> list, Random random) {
      return list.get(random.nextInt(list.size()));
    }

    String anyItem(Random random) {
      var ids = List.copyOf(items.keySet());
      return ids.isEmpty() ? "none" : any(ids, random);
    }
  }

  private int write(Work work, int writer) {
    var random = new Random(writer);
    var as = ada(writer);
    for (int step = 0; step < STEPS; step++) {
      var list = work.any(work.lists(), random);
      var guest = work.any(work.guests(), random);
      switch (random.nextInt(8)) {
        case 0, 1 -> create(work, as.createItem(list, "Item " + writer + "/" + step));
        case 2, 3 -> change(work, work.anyItem(random), as, random.nextBoolean());
        case 4 -> delete(work, work.anyItem(random), as);
        case 5 -> expect(as.addGuestById(list, guest, "EDITOR"));
        case 6 -> expect(as.removeGuest(list, guest));
        default -> rename(work, as.renameList(list, "Title " + writer + "/" + step, null));
      }
    }
    return writer;
  }

  private static void create(Work work, Answer answer) {
    if (!expect(answer)) {
      return;
    }
    String id = answer.data("createItem.id");
    work.changes().put(id, new AtomicInteger());
    work.items().put(id, answer.data("createItem.description"));
  }

  private static void rename(Work work, Answer answer) {
    if (expect(answer)) {
      work.titles().incrementAndGet();
    }
  }

  /** A change of the version at hand, which the answer shows to have been one. */
  private static void change(Work work, String id, Operations as, boolean tick) {
    var answer = tick ? as.tickItem(id, null) : as.untickItem(id, null);
    if (expect(answer)) {
      int version = answer.data((tick ? "tickItem" : "untickItem") + ".version");
      work.changes().get(id).accumulateAndGet(version - 1, Math::max);
    }
  }

  private static void delete(Work work, String id, Operations as) {
    if (expect(as.deleteItem(id))) {
      assertThat(work.items().remove(id)).as("was deleted once").isNotNull();
    }
  }

  private static boolean expect(Answer answer) {
    if (!succeeded(answer)) {
      assertThat(answer.code()).isIn(EXPECTED);
    }
    return succeeded(answer);
  }

  @Test
  void eachVersionOfAnItemIsWrittenByOneOfThem() {
    var list = newList("Versions");
    String item = ada(0).createItem(list, "Contended").data("createItem.id");

    var renamed =
        Callers.atOnce(WRITERS, w -> ada(w).renameItem(item, "Writer " + w, null)).stream()
            .filter(TwoInstancesIT::expect)
            .map(answer -> answer.<Integer>data("renameItem.version"))
            .sorted()
            .toList();
    var last = 1 + renamed.size();
    var ticked = Callers.atOnce(WRITERS, writer -> ada(writer).tickItem(item, last));

    assertThat(renamed).isNotEmpty().isEqualTo(IntStream.rangeClosed(2, last).boxed().toList());
    assertThat(Answers.successes(ticked)).isEqualTo(1);
    assertThat(Answers.refusals(ticked)).hasSize(15).containsOnly("VERSION_CONFLICT");
    assertThat(number(DATABASE.rowsOf("items", list).get(0), "version")).isEqualTo(last + 1);
    assertThat(number(DATABASE.list(list), "item_count")).isEqualTo(1);
    assertThat(number(DATABASE.list(list), "done_count")).isEqualTo(1);
  }

  @Test
  void anAddressIsGivenOutByOneOfThemOnce() {
    for (int i = 0; i < 5; i++) {
      var email = "contended" + i + "@example.com";

      var answers = Callers.atOnce(WRITERS, writer -> ada(writer).createUser(email));

      assertThat(Answers.successes(answers)).isEqualTo(1);
      assertThat(Collections.frequency(Answers.refusals(answers), "ALREADY_EXISTS")).isEqualTo(15);
      assertThat(Invariants.in(DATABASE).findings()).isEmpty();
    }
  }

  @Test
  void aDeletionThroughOneStopsWritersThroughTheOther() {
    var guests = newUsers("newcomer", WRITERS);
    for (int i = 0; i < 5; i++) {
      var list = newList("To be deleted");
      ada(0).createItems(list, 50).data("createItems.id");

      Callers.atOnce(
          WRITERS,
          writer ->
              writer < 2
                  ? Answers.refusals(List.of(ada(writer).deleteList(list))).toString()
                  : addUntilItIsGone(ada(writer), list, guests.get(writer)));

      assertThat(DATABASE.rowsOfList(list)).isZero();
      assertThat(Invariants.in(DATABASE).findings()).isEmpty();
    }
  }

  private static String addUntilItIsGone(Operations as, String list, String guest) {
    var answer = as.addGuestById(list, guest, "VIEWER");
    while (succeeded(answer)) {
      answer = as.createItems(list, 3);
    }
    assertThat(answer.code()).isIn("LIST_UNDER_DELETION", "NOT_FOUND");
    return answer.code();
  }
}
