package org.guestlist.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.store.StoreFixture.await;
import static org.guestlist.store.StoreFixture.end;
import static org.guestlist.store.StoreFixture.eventually;
import static org.guestlist.store.StoreFixture.newId;
import static org.guestlist.store.StoreFixture.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users, their addresses, and who shares a list with whom. */
interface UserContract extends StoreFixture {

  @Test
  default void usersAreFoundByTheirIdsAndAbsentOnesAreLeftOut() {
    var ada = newUser();
    var grace = newUser();
    var nobody = newId();

    var found = await(store().users(Set.of(ada.id(), grace.id(), nobody)));

    assertThat(found).containsOnlyKeys(ada.id(), grace.id());
    assertThat(found).containsEntry(ada.id(), ada).containsEntry(grace.id(), grace);
  }

  @Test
  default void noIdsGiveNoUsers() {
    assertThat(await(store().users(Set.of()))).isEmpty();
  }

  @Test
  default void aHundredUsersAreFoundAtOnce() {
    var users = Stream.generate(this::newUser).limit(3).toList();
    var ids =
        Stream.concat(users.stream().map(User::id), Stream.generate(StoreFixture::newId).limit(97))
            .toList();

    assertThat(await(store().users(Set.copyOf(ids))).values())
        .containsExactlyInAnyOrderElementsOf(users);
  }

  @Test
  default void aUserIsFoundByTheAddress() {
    var user = newUser();

    eventually(() -> assertThat(await(store().userByEmail(user.email()))).contains(user));
  }

  @Test
  default void nobodyIsFoundByAnAddressThatNobodyHas() {
    assertThat(await(store().userByEmail(newId() + "@example.com"))).isEmpty();
  }

  @Test
  default void anAddressIsGivenToOneUserOnly() {
    var first = newUser();
    var second = new User(newId(), first.email());

    assertThat(await(store().createUser(second))).isFalse();

    assertThat(await(store().users(Set.of(first.id(), second.id())))).containsOnlyKeys(first.id());
    eventually(() -> assertThat(await(store().userByEmail(first.email()))).contains(first));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  default void everyUserIsOnOnePageExactlyWhileOthersAreAdded(int first) {
    var before = Stream.generate(this::newUser).limit(4).toList();
    var added = new ArrayList<User>();
    var seen = new ArrayList<User>();

    eventually(() -> assertThat(allUsers()).containsAll(before));
    var page = await(store().users(first, Optional.empty()));
    while (page.hasNext()) {
      assertThat(page.rows()).hasSize(first);
      seen.addAll(values(page));
      addUpTo(5, added);
      page = await(store().users(first, end(page)));
    }
    seen.addAll(values(page));

    assertThat(seen).doesNotHaveDuplicates().containsAll(before);
    eventually(() -> assertThat(allUsers()).doesNotHaveDuplicates().containsAll(added));
  }

  private void addUpTo(int limit, List<User> added) {
    if (added.size() < limit) {
      added.add(newUser());
    }
  }

  private List<User> allUsers() {
    return PageWalk.walk(100, after -> store().users(100, after));
  }

  @Test
  default void thePagesOfUsersHaveTheSameOrderWhateverTheirSize() {
    var users = Stream.generate(this::newUser).limit(4).toList();

    eventually(
        () -> {
          var byThree = PageWalk.walk(3, after -> store().users(3, after));
          assertThat(byThree).containsAll(users).containsExactlyElementsOf(allUsers());
        });
  }

  @Test
  default void ownerAndGuestShareAList() {
    var list = newList();
    var guest = newGuest(list, GuestAccess.VIEWER);

    eventually(
        () -> {
          assertThat(await(store().shareList(list.ownerId(), guest.userId()))).isTrue();
          assertThat(await(store().shareList(guest.userId(), list.ownerId()))).isTrue();
        });
  }

  @Test
  default void guestsOfOneListShareIt() {
    var list = newList();
    var editor = newGuest(list, GuestAccess.EDITOR);
    var viewer = newGuest(list, GuestAccess.VIEWER);

    eventually(
        () -> {
          assertThat(await(store().shareList(editor.userId(), viewer.userId()))).isTrue();
          assertThat(await(store().shareList(viewer.userId(), editor.userId()))).isTrue();
        });
  }

  @Test
  default void strangersShareNoListHoweverManyTheyHave() {
    var ada = newList();
    var grace = newList();
    newGuest(ada, GuestAccess.EDITOR);
    var guest = newGuest(grace, GuestAccess.EDITOR);

    assertThat(await(store().shareList(ada.ownerId(), grace.ownerId()))).isFalse();
    assertThat(await(store().shareList(ada.ownerId(), guest.userId()))).isFalse();
    assertThat(await(store().shareList(newId(), newId()))).isFalse();
  }

  @Test
  default void aListUnderDeletionIsNotShared() {
    var list = newList();
    var guest = newGuest(list, GuestAccess.EDITOR);
    var other = newGuest(list, GuestAccess.EDITOR);

    await(store().beginDeletion(list.ownerId(), list.id()));

    eventually(
        () -> {
          assertThat(await(store().shareList(list.ownerId(), guest.userId()))).isFalse();
          assertThat(await(store().shareList(guest.userId(), other.userId()))).isFalse();
        });
  }

  @Test
  default void aRemovedGuestSharesTheListNoLonger() {
    var list = newList();
    var guest = newGuest(list, GuestAccess.EDITOR);

    await(store().removeGuest(StoreFixture.owner(list), KEPT, guest.userId()));

    eventually(
        () -> assertThat(await(store().shareList(list.ownerId(), guest.userId()))).isFalse());
  }
}
