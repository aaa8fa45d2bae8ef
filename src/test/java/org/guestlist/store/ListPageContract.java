package org.guestlist.store;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.guestlist.store.PageWalk.walk;
import static org.guestlist.store.StoreFixture.await;
import static org.guestlist.store.StoreFixture.end;
import static org.guestlist.store.StoreFixture.eventually;
import static org.guestlist.store.StoreFixture.newId;
import static org.guestlist.store.StoreFixture.owner;
import static org.guestlist.store.StoreFixture.values;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestlist.model.Counts;
import org.guestlist.model.DomainException;
import org.guestlist.model.ErrorCode;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.ListAccess;
import org.guestlist.model.ListRole;
import org.guestlist.model.Page;
import org.guestlist.model.TodoList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of a user's lists. */
interface ListPageContract extends StoreFixture {

  private List<TodoList> own(String user, int count) {
    return Stream.generate(() -> newList(user)).limit(count).toList();
  }

  private List<TodoList> foreign(String user, GuestAccess access, int count) {
    var lists = Stream.generate(this::newList).limit(count).toList();
    lists.forEach(list -> newGuest(list, user, access));
    return lists;
  }

  private List<ListAccess> all(String user, Optional<ListRole> role, int first) {
    return walk(first, after -> store().listsOf(user, role, first, after));
  }

  private static List<String> ids(List<ListAccess> found) {
    return found.stream().map(access -> access.list().id()).toList();
  }

  private static String[] idsOf(List<TodoList> lists) {
    return lists.stream().map(TodoList::id).toArray(String[]::new);
  }

  @Test
  default void aUserWithoutListsHasAnEmptyPage() {
    var page = await(store().listsOf(newId(), Optional.empty(), 10, Optional.empty()));

    assertThat(page.rows()).isEmpty();
    assertThat(page.hasNext()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100})
  default void ownListsComeFirstThenThoseWhereTheUserIsGuest(int first) {
    var user = newId();
    var own = own(user, 3);
    var edited = foreign(user, GuestAccess.EDITOR, 2);
    var viewed = foreign(user, GuestAccess.VIEWER, 2);
    own(newId(), 2);

    eventually(
        () -> {
          var found = all(user, Optional.empty(), first);
          assertThat(ids(found.subList(0, 3))).containsExactlyInAnyOrder(idsOf(own));
          assertThat(ids(found.subList(3, 7)))
              .containsExactlyInAnyOrder(
                  idsOf(Stream.concat(edited.stream(), viewed.stream()).toList()));
          assertThat(found).isEqualTo(all(user, Optional.empty(), 100));
        });
  }

  @ParameterizedTest
  @EnumSource(ListRole.class)
  default void aRoleKeepsOnlyTheListsWhereTheUserIsThat(ListRole role) {
    var user = newId();
    var expected =
        switch (role) {
          case OWNER -> own(user, 3);
          case EDITOR -> foreign(user, GuestAccess.EDITOR, 3);
          case VIEWER -> foreign(user, GuestAccess.VIEWER, 3);
        };
    own(user, 1);
    foreign(user, GuestAccess.EDITOR, 1);
    foreign(user, GuestAccess.VIEWER, 1);

    eventually(
        () ->
            Stream.of(1, 2, 3, 4, 100)
                .map(first -> all(user, Optional.of(role), first))
                .forEach(
                    found -> {
                      assertThat(found).hasSize(4).allMatch(access -> access.role() == role);
                      assertThat(ids(found)).doesNotHaveDuplicates().contains(idsOf(expected));
                    }));
  }

  @ParameterizedTest
  @EnumSource(GuestAccess.class)
  default void nothingFollowsWhereOnlyListsOfTheOtherRoleDo(GuestAccess access) {
    var user = newId();
    var other = access == GuestAccess.EDITOR ? GuestAccess.VIEWER : GuestAccess.EDITOR;
    var lists = Stream.generate(this::newList).limit(6).sorted(comparing(TodoList::id)).toList();
    for (int i = 0; i < lists.size(); i++) {
      newGuest(lists.get(i), user, i == 1 || i == 3 ? access : other);
    }

    eventually(
        () -> {
          assertThat(first(user, access, 1).hasNext()).isTrue();
          assertThat(first(user, access, 2).hasNext()).isFalse();
          assertThat(ids(all(user, Optional.of(access.role()), 1)))
              .containsExactly(lists.get(1).id(), lists.get(3).id());
        });
  }

  @Test
  default void aListOfOneRoleIsFoundBehindManyOfTheOther() {
    var user = newId();
    var lists = Stream.generate(this::newList).limit(102).sorted(comparing(TodoList::id)).toList();
    var last = lists.get(101);
    lists.subList(0, 101).forEach(list -> newGuest(list, user, GuestAccess.VIEWER));
    newGuest(last, user, GuestAccess.EDITOR);

    eventually(
        () -> {
          var page = first(user, GuestAccess.EDITOR, 1);
          assertThat(ids(values(page))).containsExactly(last.id());
          assertThat(page.hasNext()).isFalse();
        });
  }

  private Page<ListAccess> first(String user, GuestAccess access, int first) {
    return await(store().listsOf(user, Optional.of(access.role()), first, Optional.empty()));
  }

  @Test
  default void theListsOfAPageComeWithTheirCounters() {
    var user = newId();
    var own = newList(user);
    tick(own, newItems(own, 3).get(0));
    var foreign = newList();
    newItems(foreign, 1);
    newGuest(foreign, user, GuestAccess.VIEWER);

    eventually(
        () ->
            assertThat(all(user, Optional.empty(), 10))
                .containsExactly(
                    new ListAccess(own.withCounts(new Counts(3, 1, 0)), ListRole.OWNER),
                    new ListAccess(foreign.withCounts(new Counts(1, 0, 1)), ListRole.VIEWER)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100})
  default void listsUnderDeletionAreLeftOut(int first) {
    var user = newId();
    var own = own(user, 4);
    var foreign = foreign(user, GuestAccess.EDITOR, 4);
    for (var list : List.of(own.get(0), own.get(2), foreign.get(1), foreign.get(3))) {
      assertThat(await(store().beginDeletion(list.ownerId(), list.id()))).isPresent();
    }

    eventually(
        () ->
            assertThat(
                    ids(
                        PageWalk.walkShort(
                            first, after -> store().listsOf(user, Optional.empty(), first, after))))
                .containsExactlyInAnyOrder(
                    own.get(1).id(), own.get(3).id(), foreign.get(0).id(), foreign.get(2).id()));
  }

  @Test
  default void aPageGoesOnAfterAnOwnListThatIsGoneByNow() {
    var user = newId();
    var lists = own(user, 4);
    eventually(() -> assertThat(all(user, Optional.empty(), 100)).hasSize(4));
    var order = ids(all(user, Optional.empty(), 100));
    var page = await(store().listsOf(user, Optional.empty(), 2, Optional.empty()));

    var last = order.get(1);
    lists.stream().filter(list -> list.id().equals(last)).forEach(this::delete);

    var next = await(store().listsOf(user, Optional.empty(), 2, end(page)));
    assertThat(ids(values(next))).containsExactly(order.get(2), order.get(3));
    assertThat(next.hasNext()).isFalse();
  }

  @Test
  default void aPageGoesOnAfterAListThatTheUserIsNoGuestOfByNow() {
    var user = newId();
    var lists = foreign(user, GuestAccess.EDITOR, 4);
    eventually(() -> assertThat(all(user, Optional.empty(), 100)).hasSize(4));
    var order = ids(all(user, Optional.empty(), 100));
    var page = await(store().listsOf(user, Optional.empty(), 2, Optional.empty()));

    lists.stream()
        .filter(list -> list.id().equals(order.get(1)))
        .forEach(list -> await(store().removeGuest(owner(list), KEPT, user)));

    var next = await(store().listsOf(user, Optional.empty(), 2, end(page)));
    assertThat(ids(values(next))).containsExactly(order.get(2), order.get(3));
    assertThat(next.hasNext()).isFalse();
  }

  @Test
  default void aPageShowsNothingTwiceWhenListsAreAddedMeanwhile() {
    var user = newId();
    own(user, 3);
    foreign(user, GuestAccess.VIEWER, 3);
    eventually(() -> assertThat(all(user, Optional.empty(), 100)).hasSize(6));
    var before = ids(all(user, Optional.empty(), 100));
    var page = await(store().listsOf(user, Optional.empty(), 2, Optional.empty()));

    own(user, 2);
    foreign(user, GuestAccess.EDITOR, 2);

    var rest = walk(3, a -> store().listsOf(user, Optional.empty(), 3, a.or(() -> end(page))));
    assertThat(ids(rest)).doesNotHaveDuplicates().containsAll(before.subList(2, 6));
    assertThat(ids(rest)).doesNotContainAnyElementsOf(before.subList(0, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "o", "o/", "g/", "x/4711", "/", "4711"})
  default void aPositionThatNoListCanHaveIsBadInput(String position) {
    var refusal =
        catchThrowableOfType(
            DomainException.class,
            () -> await(store().listsOf(newId(), Optional.empty(), 10, Optional.of(position))));

    assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
    assertThat(refusal.details()).containsEntry("argument", "after");
  }
}
