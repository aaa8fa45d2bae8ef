package org.guestlist.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.guestlist.model.Guest;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.ListRole;
import org.guestlist.model.TodoList;
import org.guestlist.model.User;
import org.guestlist.request.SlowMotion;
import org.guestlist.store.Permit;
import org.guestlist.store.Store;
import org.guestlist.store.StoreContract;
import org.junit.jupiter.api.Test;

class MemoryStoreTest extends StoreContract {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final TodoList LIST =
      TodoList.create("list", "ada", "Groceries", Instant.parse("2026-11-22T12:00:00Z"));

  private final MemoryStore store = new MemoryStore();

  @Override
  public Store store() {
    return store;
  }

  @Test
  void aWriteIsDoneWhenItIsSubscribedTo() {
    var ada = new User("ada", "ada@example.com");
    var creation = store.createUser(ada);
    assertThat(store.users(Set.of("ada")).await().atMost(PATIENCE)).isEmpty();

    assertThat(creation.await().atMost(PATIENCE)).isTrue();

    assertThat(store.users(Set.of("ada")).await().atMost(PATIENCE)).containsEntry("ada", ada);
  }

  @Test
  void aReadIsDoneWhenItIsSubscribedTo() {
    var users = store.users(Set.of("ada"));
    var ada = new User("ada", "ada@example.com");

    store.createUser(ada).await().atMost(PATIENCE);

    assertThat(users.await().atMost(PATIENCE)).containsEntry("ada", ada);
  }

  @Test
  void aListIsNotCreatedOverAnother() {
    store.createList(LIST).await().atMost(PATIENCE);
    var again = store.createList(TodoList.create("list", "grace", "Mine", Instant.EPOCH));

    assertThatIllegalStateException().isThrownBy(() -> again.await().atMost(PATIENCE));

    assertThat(store.lists("ada", Set.of("list")).await().atMost(PATIENCE).get("list").list())
        .isEqualTo(LIST);
  }

  @Test
  void inSlowMotionADeletionPausesBeforeEveryTwentyFiveRows() throws Exception {
    var pause = Duration.ofMillis(100);
    var owner = new Permit("list", "ada", ListRole.OWNER);
    store.createList(LIST).await().atMost(PATIENCE);
    IntStream.range(0, 51)
        .mapToObj(i -> new Guest("list", "guest" + i, GuestAccess.VIEWER, Optional.empty()))
        .map(guest -> store.addGuest(owner, Optional.empty(), guest, 100))
        .forEach(added -> assertThat(added.await().atMost(PATIENCE)).isTrue());
    store.beginDeletion("ada", "list").await().atMost(PATIENCE);

    var begin = System.nanoTime();
    var deleted = inSlowMotion(pause, store.deleteGuests("list"));

    assertThat(deleted).isEqualTo(51);
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isBetween(pause.multipliedBy(3), PATIENCE);
  }

  @Test
  void inSlowMotionAWriteChecksItsPermitAfterThePause() throws Exception {
    var editor = new Permit("list", "grace", ListRole.EDITOR);
    var owner = new Permit("list", "ada", ListRole.OWNER);
    var grace = new Guest("list", "grace", GuestAccess.EDITOR, Optional.empty());
    store.createList(LIST).await().atMost(PATIENCE);
    store.addGuest(owner, Optional.empty(), grace, 100).await().atMost(PATIENCE);

    var renamed = store.renameList(editor, LIST, LIST.renamed("Mine"));
    var removedMeanwhile = store.removeGuest(owner, Optional.empty(), "grace");
    var outcome =
        inSlowMotion(
            Duration.ofMillis(300),
            Uni.join().all(List.of(renamed, onPlainThread(removedMeanwhile))).andFailFast());

    assertThat(outcome).containsExactly(false, true);
  }

  private static <T> Uni<T> onPlainThread(Uni<T> uni) {
    return Uni.createFrom()
        .completionStage(() -> CompletableFuture.supplyAsync(() -> uni.await().atMost(PATIENCE)));
  }

  private static <T> T inSlowMotion(Duration delay, Uni<T> work) throws Exception {
    var vertx = Vertx.vertx();
    try {
      var outcome = new CompletableFuture<T>();
      VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext())
          .runOnContext(
              ignored -> {
                SlowMotion.begin(delay);
                work.subscribe().with(outcome::complete, outcome::completeExceptionally);
              });
      return outcome.get(30, TimeUnit.SECONDS);
    } finally {
      vertx.close();
    }
  }
}
