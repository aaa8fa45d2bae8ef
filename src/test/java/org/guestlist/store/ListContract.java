package org.guestlist.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.store.StoreFixture.await;
import static org.guestlist.store.StoreFixture.guest;
import static org.guestlist.store.StoreFixture.newId;
import static org.guestlist.store.StoreFixture.owner;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestlist.model.Counts;
import org.guestlist.model.Guest;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.ListAccess;
import org.guestlist.model.ListRole;
import org.guestlist.model.TodoList;
import org.junit.jupiter.api.Test;

/** Single lists. */
interface ListContract extends StoreFixture {

  @Test
  default void aNewListIsReadBackAsItWasWritten() {
    var list = newList();

    assertThat(access(list.ownerId(), list.id())).contains(new ListAccess(list, ListRole.OWNER));
    assertThat(list.counts()).contains(new Counts(0, 0, 0));
  }

  @Test
  default void aListIsSeenByEveryoneWithTheRoleInIt() {
    var list = newList();
    var editor = newGuest(list, GuestAccess.EDITOR);
    var viewer = newGuest(list, GuestAccess.VIEWER);
    var now = list.withCounts(new Counts(0, 0, 2));

    assertThat(access(list.ownerId(), list.id())).contains(new ListAccess(now, ListRole.OWNER));
    assertThat(access(editor.userId(), list.id())).contains(new ListAccess(now, ListRole.EDITOR));
    assertThat(access(viewer.userId(), list.id())).contains(new ListAccess(now, ListRole.VIEWER));
  }

  @Test
  default void aStrangerSeesNoList() {
    var list = newList();

    assertThat(access(newId(), list.id())).isEmpty();
  }

  @Test
  default void listsThatDoNotExistAreLeftOut() {
    var list = newList();

    var found = await(store().lists(list.ownerId(), Set.of(list.id(), newId())));

    assertThat(found).containsOnlyKeys(list.id());
    assertThat(await(store().lists(list.ownerId(), Set.of()))).isEmpty();
  }

  @Test
  default void aHundredListsAreFoundAtOnce() {
    var user = newId();
    var own = Stream.generate(() -> newList(user)).limit(60).map(TodoList::id);
    var foreign =
        Stream.generate(this::newList)
            .limit(40)
            .map(l -> newGuest(l, user, GuestAccess.VIEWER))
            .map(Guest::listId);
    var ids = Stream.concat(own, foreign).collect(Collectors.toSet());

    var found = await(store().lists(user, ids));

    assertThat(found).containsOnlyKeys(ids);
    assertThat(found.values()).filteredOn(a -> a.role() == ListRole.OWNER).hasSize(60);
    assertThat(found.values()).filteredOn(a -> a.role() == ListRole.VIEWER).hasSize(40);
  }

  @Test
  default void aListUnderDeletionIsAmongTheListsThatAreAskedForById() {
    var list = newList();
    var guest = newGuest(list, GuestAccess.EDITOR);

    await(store().beginDeletion(list.ownerId(), list.id()));

    var fenced = list.withCounts(new Counts(0, 0, 1)).fenced();
    assertThat(access(list.ownerId(), list.id())).contains(new ListAccess(fenced, ListRole.OWNER));
    assertThat(access(guest.userId(), list.id())).contains(new ListAccess(fenced, ListRole.EDITOR));
  }

  @Test
  default void ownerAndEditorRenameAList() {
    var list = newList();
    var editor = newGuest(list, GuestAccess.EDITOR);
    var second = list.renamed("Books");
    var third = second.renamed("Wine");

    assertThat(await(store().renameList(owner(list), list, second))).isTrue();
    assertThat(await(store().renameList(guest(editor), second, third))).isTrue();

    var now = access(list.ownerId(), list.id()).orElseThrow().list();
    assertThat(now.title()).isEqualTo("Wine");
    assertThat(now.version()).isEqualTo(2);
    assertThat(now.counts()).contains(new Counts(0, 0, 1));
    assertThat(now.createdAt()).contains(NOON);
  }

  @Test
  default void aListIsRenamedOnlyOverTheVersionThatWasRead() {
    var list = newList();
    var renamed = list.renamed("Books");
    assertThat(await(store().renameList(owner(list), list, renamed))).isTrue();

    assertThat(await(store().renameList(owner(list), list, list.renamed("Wine")))).isFalse();

    assertThat(contents(list).list()).contains(renamed);
  }

  @Test
  default void aListIsRenamedAlthoughItsCountersHaveMoved() {
    var list = newList();
    newItems(list, 2);

    assertThat(await(store().renameList(owner(list), list, list.renamed("Books")))).isTrue();

    var now = contents(list).list().orElseThrow();
    assertThat(now.title()).isEqualTo("Books");
    assertThat(now.counts()).contains(new Counts(2, 0, 0));
  }

  @Test
  default void theRowsOfAListAreCounted() {
    var list = newList();
    var items = newItems(list, 3);
    tick(list, items.get(1));
    newGuest(list, GuestAccess.EDITOR);
    newGuest(list, GuestAccess.VIEWER);

    assertThat(await(store().count(list.id()))).isEqualTo(new Counts(3, 1, 2));
  }

  @Test
  default void aListThatDoesNotExistHasNoRows() {
    assertThat(await(store().count(newId()))).isEqualTo(new Counts(0, 0, 0));
  }

  @Test
  default void aCountIsNotWrittenOverTheCountersOfAListThatKeepsThem() {
    var list = newList();
    var items = newItems(list, 2);
    var guest = newGuest(list, GuestAccess.EDITOR);
    var counted = Optional.of(new Counts(7, 7, 7));
    var before = contents(list);
    var added = StoreFixture.itemsFrom(list.id(), NOON.plusSeconds(60), 1);
    var other = StoreFixture.guestOf(list, GuestAccess.VIEWER);
    var item = items.get(0);

    assertThat(await(store().createItems(owner(list), counted, added, MANY))).isEmpty();
    assertThat(await(store().updateItem(owner(list), counted, item, item.ticked(true)))).isFalse();
    assertThat(await(store().deleteItem(owner(list), counted, item))).isFalse();
    assertThat(await(store().addGuest(owner(list), counted, other, MANY))).isFalse();
    assertThat(await(store().removeGuest(owner(list), counted, guest.userId()))).isFalse();

    assertThat(contents(list)).isEqualTo(before);
    assertThat(before.counts()).contains(new Counts(2, 0, 1));
  }
}
