package org.guestlist.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.store.PageWalk.walk;
import static org.guestlist.store.StoreFixture.await;
import static org.guestlist.store.StoreFixture.end;
import static org.guestlist.store.StoreFixture.guest;
import static org.guestlist.store.StoreFixture.guestOf;
import static org.guestlist.store.StoreFixture.newId;
import static org.guestlist.store.StoreFixture.owner;
import static org.guestlist.store.StoreFixture.values;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestlist.model.Counts;
import org.guestlist.model.Guest;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.ListAccess;
import org.guestlist.model.ListRole;
import org.guestlist.model.MembershipAccess;
import org.guestlist.model.Page;
import org.guestlist.model.TodoList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guests, and the counter that they move. */
interface GuestContract extends StoreFixture {

  private List<Guest> newGuests(TodoList list, int count) {
    return Stream.generate(() -> newGuest(list, GuestAccess.EDITOR))
        .limit(count)
        .sorted(Comparator.comparing(Guest::userId))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(GuestAccess.class)
  default void aGuestIsAddedWithTheAccessGivenAndCounted(GuestAccess access) {
    var list = newList();

    var guest = newGuest(list, access);

    assertThat(contents(list).guests()).containsExactly(guest);
    assertThat(contents(list).counts()).contains(new Counts(0, 0, 1));
  }

  @Test
  default void nobodyIsGuestTwiceInOneList() {
    var list = newList();
    var guest = newGuest(list, GuestAccess.VIEWER);
    var again = guest.withAccess(GuestAccess.EDITOR);

    assertThat(await(store().addGuest(owner(list), KEPT, again, MANY))).isFalse();

    assertThat(contents(list).guests()).containsExactly(guest);
    assertThat(contents(list).counts()).contains(new Counts(0, 0, 1));
  }

  @Test
  default void guestsAreAddedUpToTheLimitExactly() {
    var list = newList();
    newGuest(list, GuestAccess.EDITOR);

    var second = guestOf(list, GuestAccess.EDITOR);
    var third = guestOf(list, GuestAccess.EDITOR);
    assertThat(await(store().addGuest(owner(list), KEPT, second, 2))).isTrue();
    assertThat(await(store().addGuest(owner(list), KEPT, third, 2))).isFalse();

    assertThat(contents(list).guests()).hasSize(2).contains(second).doesNotContain(third);
    assertThat(contents(list).counts()).contains(new Counts(0, 0, 2));
  }

  @Test
  default void aMembershipIsFoundByThoseWhoSeeTheList() {
    var list = newList();
    var editor = newGuest(list, GuestAccess.EDITOR);
    var viewer = newGuest(list, GuestAccess.VIEWER);
    var now = list.withCounts(new Counts(0, 0, 2));

    assertThat(await(store().membership(list.ownerId(), list.id(), editor.userId())))
        .contains(new MembershipAccess(new ListAccess(now, ListRole.OWNER), Optional.of(editor)));
    assertThat(await(store().membership(viewer.userId(), list.id(), editor.userId())))
        .contains(new MembershipAccess(new ListAccess(now, ListRole.VIEWER), Optional.of(editor)));
    assertThat(await(store().membership(viewer.userId(), list.id(), viewer.userId())))
        .contains(new MembershipAccess(new ListAccess(now, ListRole.VIEWER), Optional.of(viewer)));
  }

  @Test
  default void theMembershipOfWhoIsNoGuestIsEmptyBesideTheList() {
    var list = newList();
    var access = new ListAccess(list, ListRole.OWNER);

    assertThat(await(store().membership(list.ownerId(), list.id(), newId())))
        .contains(new MembershipAccess(access, Optional.empty()));
    assertThat(await(store().membership(list.ownerId(), list.id(), list.ownerId())))
        .contains(new MembershipAccess(access, Optional.empty()));
  }

  @Test
  default void aStrangerFindsNoMembership() {
    var list = newList();
    var guest = newGuest(list, GuestAccess.EDITOR);
    var stranger = newId();

    assertThat(await(store().membership(stranger, list.id(), guest.userId()))).isEmpty();
    assertThat(await(store().membership(stranger, list.id(), stranger))).isEmpty();
    assertThat(await(store().membership(list.ownerId(), newId(), guest.userId()))).isEmpty();
  }

  @Test
  default void aMembershipIsFoundInAListUnderDeletion() {
    var list = newList();
    var guest = newGuest(list, GuestAccess.EDITOR);
    await(store().beginDeletion(list.ownerId(), list.id()));

    var found = await(store().membership(list.ownerId(), list.id(), guest.userId())).orElseThrow();

    assertThat(found.access().list().underDeletion()).isTrue();
    assertThat(found.guest()).contains(guest);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 100})
  default void guestsAreOrderedByTheirUserId(int first) {
    var list = newList();
    var guests = newGuests(list, 5);
    newGuest(newList(), GuestAccess.EDITOR);

    assertThat(walk(first, after -> store().guests(list.id(), first, after)))
        .containsExactlyElementsOf(guests);
  }

  @Test
  default void aListThatDoesNotExistHasAnEmptyPageOfGuests() {
    assertThat(await(store().guests(newId(), 10, Optional.empty()))).isEqualTo(Page.empty());
  }

  @Test
  default void aPageOfGuestsGoesOnAfterAGuestWhoIsGoneByNow() {
    var list = newList();
    var guests = newGuests(list, 4);
    var page = await(store().guests(list.id(), 2, Optional.empty()));

    await(store().removeGuest(owner(list), KEPT, guests.get(1).userId()));

    var next = await(store().guests(list.id(), 2, end(page)));
    assertThat(values(next)).containsExactly(guests.get(2), guests.get(3));
    assertThat(next.hasNext()).isFalse();
  }

  @Test
  default void theAccessOfAGuestIsChangedAndNothingElse() {
    var list = newList();
    var guest = newGuest(list, GuestAccess.EDITOR);
    var other = newGuest(list, GuestAccess.EDITOR);

    assertThat(await(store().setGuestAccess(owner(list), guest.userId(), GuestAccess.VIEWER)))
        .isTrue();

    assertThat(contents(list).guests())
        .containsExactlyInAnyOrder(guest.withAccess(GuestAccess.VIEWER), other);
    assertThat(access(guest.userId(), list.id()).orElseThrow().role()).isEqualTo(ListRole.VIEWER);
    assertThat(contents(list).counts()).contains(new Counts(0, 0, 2));
  }

  @Test
  default void theAccessOfWhoIsNoGuestIsNotChanged() {
    var list = newList();
    var nobody = newId();

    assertThat(await(store().setGuestAccess(owner(list), nobody, GuestAccess.EDITOR))).isFalse();

    assertThat(contents(list).guests()).isEmpty();
    assertThat(access(nobody, list.id())).isEmpty();
  }

  @Test
  default void theOwnerRemovesAGuest() {
    var list = newList();
    var guest = newGuest(list, GuestAccess.EDITOR);
    var other = newGuest(list, GuestAccess.VIEWER);

    assertThat(await(store().removeGuest(owner(list), KEPT, guest.userId()))).isTrue();

    assertThat(contents(list).guests()).containsExactly(other);
    assertThat(contents(list).counts()).contains(new Counts(0, 0, 1));
    assertThat(access(guest.userId(), list.id())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(GuestAccess.class)
  default void aGuestLeaves(GuestAccess access) {
    var list = newList();
    var guest = newGuest(list, access);
    var other = newGuest(list, GuestAccess.EDITOR);

    assertThat(await(store().removeGuest(guest(guest), KEPT, guest.userId()))).isTrue();

    assertThat(contents(list).guests()).containsExactly(other);
    assertThat(contents(list).counts()).contains(new Counts(0, 0, 1));
  }

  @Test
  default void aGuestIsRemovedOnceOnly() {
    var list = newList();
    var guest = newGuest(list, GuestAccess.EDITOR);
    await(store().removeGuest(owner(list), KEPT, guest.userId()));

    assertThat(await(store().removeGuest(owner(list), KEPT, guest.userId()))).isFalse();
    assertThat(await(store().removeGuest(guest(guest), KEPT, guest.userId()))).isFalse();

    assertThat(contents(list).counts()).contains(new Counts(0, 0, 0));
  }

  @Test
  default void aRemovedGuestIsAddedAgain() {
    var list = newList();
    var guest = newGuest(list, GuestAccess.EDITOR);
    await(store().removeGuest(owner(list), KEPT, guest.userId()));

    var again = newGuest(list, guest.userId(), GuestAccess.VIEWER);

    assertThat(contents(list).guests()).containsExactly(again);
    assertThat(contents(list).counts()).contains(new Counts(0, 0, 1));
  }
}
