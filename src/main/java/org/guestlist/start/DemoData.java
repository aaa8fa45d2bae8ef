package org.guestlist.start;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.guestlist.model.Guest;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.Item;
import org.guestlist.model.ItemKey;
import org.guestlist.model.ItemTime;
import org.guestlist.model.ListRole;
import org.guestlist.model.TodoList;
import org.guestlist.model.User;
import org.guestlist.store.Permit;
import org.guestlist.store.Store;
import org.jboss.logging.Logger;

/** Four people with lists worth looking at: the same ids, texts and times on every machine. */
@ApplicationScoped
public class DemoData {
  private static final Logger LOG = Logger.getLogger(DemoData.class);

  private static final User ADA =
      new User("ada10000-0000-4000-8000-000000000001", "ada@example.com");
  private static final User GRACE =
      new User("9ace0000-0000-4000-8000-000000000002", "grace@example.com");
  private static final User ALAN =
      new User("a1a40000-0000-4000-8000-000000000003", "alan@example.com");
  private static final User EDSGER =
      new User("ed59e000-0000-4000-8000-000000000004", "edsger@example.com");

  private static final Instant BEGINNING = Instant.parse("2026-01-05T09:00:00Z");
  private static final int NO_LIMIT = 1_000;

  private final Store store;

  DemoData(Store store) {
    this.store = store;
  }

  /** A list as it is written down here; the first {@code done} of its items are done. */
  private record Demo(
      String id, User owner, String title, int done, List<String> items, List<Visit> guests) {}

  private record Visit(User user, GuestAccess access) {}

  private static final List<Demo> LISTS =
      List.of(
          new Demo(
              "11570000-0000-4000-8000-000000000001",
              ADA,
              "Analytical Engine",
              3,
              List.of(
                  "Translate Menabrea's memoir",
                  "Add notes A to F",
                  "Work out the Bernoulli numbers for note G",
                  "Ask Charles about the mill and the store",
                  "Check the table of operations once more",
                  "Find a weaver who makes punched cards"),
              List.of(new Visit(GRACE, GuestAccess.EDITOR), new Visit(ALAN, GuestAccess.VIEWER))),
          new Demo(
              "11570000-0000-4000-8000-000000000002",
              ADA,
              "Groceries",
              1,
              List.of("Tea", "Bread", "Candles", "Ink and paper"),
              List.of()),
          new Demo(
              "11570000-0000-4000-8000-000000000003",
              ADA,
              "Letters to answer",
              0,
              List.of("Mary Somerville", "Michael Faraday"),
              List.of()),
          new Demo(
              "11570000-0000-4000-8000-000000000004",
              GRACE,
              "Compiler",
              2,
              List.of(
                  "Collect the subroutines on tape",
                  "Give each one a call number",
                  "Let the machine put them together",
                  "Tape the moth into the log book"),
              List.of(new Visit(ADA, GuestAccess.VIEWER), new Visit(ALAN, GuestAccess.EDITOR))),
          new Demo(
              "11570000-0000-4000-8000-000000000005",
              EDSGER,
              "Walk from Rotterdam to Groningen",
              1,
              List.of("Find the shortest path", "Write it down by hand", "Number the manuscript"),
              List.of()));

  /** Fills a store that has no users; of several that begin at once, one does. Blocks. */
  public void fillIfEmpty() {
    if (!store.users(1, Optional.empty()).await().indefinitely().rows().isEmpty()) {
      return;
    }
    if (!store.createUser(ADA).await().indefinitely()) {
      LOG.info("Another instance is filling the store with demo data");
      return;
    }
    for (var user : List.of(GRACE, ALAN, EDSGER)) {
      require(store.createUser(user));
    }
    LISTS.forEach(this::fill);
    LOG.info("Filled the empty store with demo data: ada@example.com and three others");
  }

  private void fill(Demo demo) {
    store
        .createList(TodoList.create(demo.id(), demo.owner().id(), demo.title(), BEGINNING))
        .await()
        .indefinitely();
    var permit = new Permit(demo.id(), demo.owner().id(), ListRole.OWNER);
    var items =
        store
            .createItems(permit, Optional.empty(), items(demo), NO_LIMIT)
            .await()
            .indefinitely()
            .orElseThrow();
    for (var item : items.subList(0, demo.done())) {
      require(store.updateItem(permit, Optional.empty(), item, item.ticked(true)));
    }
    for (var visit : demo.guests()) {
      var guest = new Guest(demo.id(), visit.user().id(), visit.access(), Optional.of(BEGINNING));
      require(store.addGuest(permit, Optional.empty(), guest, NO_LIMIT));
    }
  }

  private static List<Item> items(Demo demo) {
    return IntStream.range(0, demo.items().size())
        .mapToObj(
            i ->
                new Item(
                    new ItemKey(demo.id(), ItemTime.format(BEGINNING.plus(i, ChronoUnit.HOURS))),
                    demo.items().get(i),
                    false,
                    10 * (i + 1),
                    1))
        .toList();
  }

  private static void require(Uni<Boolean> write) {
    if (!write.await().indefinitely()) {
      throw new IllegalStateException("Somebody else is writing to the store: start again.");
    }
  }
}
