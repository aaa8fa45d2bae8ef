package org.guestlist.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.store.StoreFixture.await;
import static org.guestlist.store.StoreFixture.guest;
import static org.guestlist.store.StoreFixture.guestOf;
import static org.guestlist.store.StoreFixture.itemsFrom;
import static org.guestlist.store.StoreFixture.newId;
import static org.guestlist.store.StoreFixture.owner;

import org.guestlist.model.GuestAccess;
import org.guestlist.model.Item;
import org.guestlist.model.ListRole;
import org.guestlist.model.TodoList;
import org.junit.jupiter.api.Test;

/** A right that is no longer so when the write comes: nothing is written. */
interface PermitContract extends StoreFixture {

  /** A list that holds something of everything. */
  record Scene(TodoList list, Item item, String guestId) {}

  default Scene scene() {
    var list = newList();
    var item = newItem(list);
    return new Scene(list, item, newGuest(list, GuestAccess.EDITOR).userId());
  }

  /** Tries every write that an editor may do. */
  default void assertNoEdit(Scene scene, Permit permit) {
    var list = scene.list();
    var item = scene.item();
    var before = contents(list);
    var added = itemsFrom(list.id(), NOON.plusSeconds(60), 2);

    assertThat(await(store().renameList(permit, list, list.renamed("Mine")))).isFalse();
    assertThat(await(store().createItems(permit, KEPT, added, MANY))).isEmpty();
    assertThat(await(store().updateItem(permit, KEPT, item, item.ticked(true)))).isFalse();
    assertThat(await(store().updateItem(permit, KEPT, item, item.renamed("Mine")))).isFalse();
    assertThat(await(store().deleteItem(permit, KEPT, item))).isFalse();

    assertThat(contents(list)).isEqualTo(before);
  }

  /** Tries every write that only an owner may do. */
  default void assertNoGuestIsChanged(Scene scene, Permit permit) {
    var list = scene.list();
    var before = contents(list);
    var added = guestOf(list, GuestAccess.EDITOR);
    var guestId = scene.guestId();

    assertThat(await(store().addGuest(permit, KEPT, added, MANY))).isFalse();
    assertThat(await(store().setGuestAccess(permit, guestId, GuestAccess.VIEWER))).isFalse();
    assertThat(await(store().removeGuest(permit, KEPT, guestId))).isFalse();

    assertThat(contents(list)).isEqualTo(before);
  }

  @Test
  default void whoIsNotTheOwnerChangesNothingAsOwner() {
    var scene = scene();
    var stranger = new Permit(scene.list().id(), newId(), ListRole.OWNER);

    assertNoEdit(scene, stranger);
    assertNoGuestIsChanged(scene, stranger);
  }

  @Test
  default void anEditorChangesNothingAsOwner() {
    var scene = scene();
    var editor = newGuest(scene.list(), GuestAccess.EDITOR);
    var presumed = new Permit(scene.list().id(), editor.userId(), ListRole.OWNER);

    assertNoEdit(scene, presumed);
    assertNoGuestIsChanged(scene, presumed);
  }

  @Test
  default void aStrangerChangesNothingAsGuest() {
    var scene = scene();

    assertNoEdit(scene, new Permit(scene.list().id(), newId(), ListRole.EDITOR));
  }

  @Test
  default void anEditorOfAnotherListChangesNothing() {
    var scene = scene();
    var elsewhere = newGuest(newList(), GuestAccess.EDITOR);

    assertNoEdit(scene, new Permit(scene.list().id(), elsewhere.userId(), ListRole.EDITOR));
  }

  @Test
  default void aGuestWhoWasRemovedMeanwhileChangesNothing() {
    var scene = scene();
    var editor = newGuest(scene.list(), GuestAccess.EDITOR);
    await(store().removeGuest(owner(scene.list()), KEPT, editor.userId()));

    assertNoEdit(scene, guest(editor));
  }

  @Test
  default void aGuestWhoBecameAViewerMeanwhileChangesNothing() {
    var scene = scene();
    var editor = newGuest(scene.list(), GuestAccess.EDITOR);
    await(store().setGuestAccess(owner(scene.list()), editor.userId(), GuestAccess.VIEWER));

    assertNoEdit(scene, guest(editor));
  }

  @Test
  default void aGuestWhoBecameAnEditorMeanwhileLeavesAsViewer() {
    var list = newList();
    var viewer = newGuest(list, GuestAccess.VIEWER);
    await(store().setGuestAccess(owner(list), viewer.userId(), GuestAccess.EDITOR));

    assertThat(await(store().removeGuest(guest(viewer), KEPT, viewer.userId()))).isTrue();

    assertThat(contents(list).guests()).isEmpty();
  }

  @Test
  default void theOwnerChangesNothingWhenTheDeletionHasBegun() {
    var scene = scene();
    await(store().beginDeletion(scene.list().ownerId(), scene.list().id()));

    assertNoEdit(scene, owner(scene.list()));
    assertNoGuestIsChanged(scene, owner(scene.list()));
  }

  @Test
  default void aGuestChangesNothingWhenTheDeletionHasBegun() {
    var scene = scene();
    var editor = newGuest(scene.list(), GuestAccess.EDITOR);
    await(store().beginDeletion(scene.list().ownerId(), scene.list().id()));
    var before = contents(scene.list());

    assertNoEdit(scene, guest(editor));
    assertThat(await(store().removeGuest(guest(editor), KEPT, editor.userId()))).isFalse();

    assertThat(contents(scene.list())).isEqualTo(before);
  }

  @Test
  default void nobodyChangesAListThatIsGone() {
    var scene = scene();
    var editor = newGuest(scene.list(), GuestAccess.EDITOR);
    delete(scene.list());

    assertNoEdit(scene, owner(scene.list()));
    assertNoEdit(scene, guest(editor));
    assertNoGuestIsChanged(scene, owner(scene.list()));
  }

  @Test
  default void nobodyChangesAListThatNeverWas() {
    var list = TodoList.create(newId(), newId(), "Nowhere", NOON);
    var item = itemsFrom(list.id(), NOON, 1).get(0);
    var scene = new Scene(list, item, newId());

    assertNoEdit(scene, owner(list));
    assertNoGuestIsChanged(scene, owner(list));
  }
}
