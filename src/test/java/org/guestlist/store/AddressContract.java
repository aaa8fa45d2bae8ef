package org.guestlist.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.store.StoreFixture.await;
import static org.guestlist.store.StoreFixture.eventually;
import static org.guestlist.store.StoreFixture.guestOf;
import static org.guestlist.store.StoreFixture.itemAt;
import static org.guestlist.store.StoreFixture.owner;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.guestlist.model.Guest;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.MembershipAccess;
import org.guestlist.model.TodoList;
import org.junit.jupiter.api.Test;

/** From when on a list shows the address of a guest who was added by id. */
interface AddressContract extends StoreFixture {

  private Guest silentGuest(TodoList list, GuestAccess access) {
    var guest = guestOf(list, access).withAddressShown(false);
    assertThat(await(store().addGuest(owner(list), KEPT, guest, MANY))).isTrue();
    return guest;
  }

  private Guest now(Guest guest) {
    return await(store().membership(guest.userId(), guest.listId(), guest.userId()))
        .flatMap(MembershipAccess::guest)
        .orElseThrow();
  }

  private boolean ownerReadsAddressOf(Guest guest, TodoList list) {
    return await(store().shareList(list.ownerId(), guest.userId()));
  }

  @Test
  default void aGuestIsReadAsItWasAdded() {
    var list = newList();
    var silent = silentGuest(list, GuestAccess.EDITOR);
    var other = newGuest(list, GuestAccess.VIEWER);

    assertThat(now(silent)).isEqualTo(silent);
    assertThat(now(other)).isEqualTo(other);
    assertThat(contents(list).guests()).containsExactlyInAnyOrder(silent, other);
  }

  @Test
  default void aListShowsTheAddressesOfItsOwnerAndOfGuestsWhoTakePart() {
    var list = newList();
    var silent = silentGuest(list, GuestAccess.EDITOR);
    var other = newGuest(list, GuestAccess.VIEWER);

    eventually(
        () -> {
          assertThat(await(store().shareList(silent.userId(), other.userId()))).isTrue();
          assertThat(await(store().shareList(silent.userId(), list.ownerId()))).isTrue();
          assertThat(ownerReadsAddressOf(other, list)).isTrue();
        });
    assertThat(ownerReadsAddressOf(silent, list)).isFalse();
    assertThat(await(store().shareList(other.userId(), silent.userId()))).isFalse();
  }

  @Test
  default void anotherListDoesNotHideWhatOneShows() {
    var list = newList();
    var silent = silentGuest(list, GuestAccess.EDITOR);
    var another = newList(list.ownerId());
    newGuest(another, silent.userId(), GuestAccess.VIEWER);

    eventually(() -> assertThat(ownerReadsAddressOf(silent, list)).isTrue());
    assertThat(now(silent).addressShown()).isFalse();
  }

  @Test
  default void everyChangeOfAGuestShowsTheAddress() {
    Map<String, Function<Guest, Uni<Boolean>>> changes =
        Map.of(
            "createItems",
            guest ->
                store()
                    .createItems(
                        StoreFixture.guest(guest),
                        KEPT,
                        List.of(itemAt(guest.listId(), NOON.plusSeconds(60), "New")),
                        MANY)
                    .map(Optional::isPresent),
            "updateItem",
            guest -> {
              var item = itemAt(guest.listId(), NOON, "Item 0");
              return store().updateItem(StoreFixture.guest(guest), KEPT, item, item.ticked(true));
            },
            "deleteItem",
            guest -> {
              var item = itemAt(guest.listId(), NOON, "Item 0");
              return store().deleteItem(StoreFixture.guest(guest), KEPT, item);
            },
            "renameList",
            guest -> {
              var list = access(guest.userId(), guest.listId()).orElseThrow().list();
              return store().renameList(StoreFixture.guest(guest), list, list.renamed("New"));
            });
    changes.forEach(
        (name, change) -> {
          var list = newList();
          newItem(list);
          var silent = silentGuest(list, GuestAccess.EDITOR);

          assertThat(await(change.apply(silent))).as(name).isTrue();

          assertThat(now(silent)).as(name).isEqualTo(silent.withAddressShown(true));
          eventually(() -> assertThat(ownerReadsAddressOf(silent, list)).as(name).isTrue());
        });
  }

  @Test
  default void neitherChangesOfOthersNorOnesThatAreNotMadeShowTheAddress() {
    var list = newList();
    var item = newItem(list);
    var silent = silentGuest(list, GuestAccess.EDITOR);
    var viewer = silentGuest(list, GuestAccess.VIEWER);
    var other = newGuest(list, GuestAccess.EDITOR);

    var ticked = item.ticked(true);
    assertThat(await(store().updateItem(StoreFixture.guest(other), KEPT, item, ticked))).isTrue();
    assertThat(await(store().updateItem(owner(list), KEPT, ticked, ticked.ticked(false)))).isTrue();
    assertThat(await(store().updateItem(StoreFixture.guest(silent), KEPT, item, ticked))).isFalse();
    assertThat(await(store().setGuestAccess(owner(list), viewer.userId(), GuestAccess.EDITOR)))
        .isTrue();

    assertThat(now(silent).addressShown()).isFalse();
    assertThat(now(viewer)).isEqualTo(viewer.withAccess(GuestAccess.EDITOR));
  }
}
