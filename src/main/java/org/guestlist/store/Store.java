package org.guestlist.store;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guestlist.model.Counts;
import org.guestlist.model.DomainException;
import org.guestlist.model.Guest;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.Item;
import org.guestlist.model.ItemAccess;
import org.guestlist.model.ItemKey;
import org.guestlist.model.ListAccess;
import org.guestlist.model.ListRole;
import org.guestlist.model.MembershipAccess;
import org.guestlist.model.Page;
import org.guestlist.model.TodoList;
import org.guestlist.model.User;

/**
 * What the service needs of a database. Thread-safe.
 *
 * <p>Reads of single rows see every write that was confirmed before they began; pages of users and
 * of a user's lists may lag behind by moments.
 *
 * <p>A write that answers {@code Uni<Boolean>} is atomic: {@code true} and all of it stands, or
 * {@code false} and nothing was written, because something that the caller had read is no longer so
 * (the permit, a version, a limit, a counter). The caller then reads again and decides anew.
 *
 * <p>Every {@code Uni} fails with {@link DomainException} THROTTLED where the database kept
 * refusing for capacity, and with any other exception for a fault.
 */
public interface Store extends Subjects {

  // Users

  /** The users with these ids; absent ones are left out. */
  Uni<Map<String, User>> users(Set<String> ids);

  /**
   * The user with exactly this stored address; where rows of other programs share it, the one with
   * the smallest id. May not yet find a user of the last moment.
   */
  Uni<Optional<User>> userByEmail(String email);

  /**
   * All users, in an order of the store's own that does not change; {@code after} as in {@link
   * #listsOf}.
   */
  Uni<Page<User>> users(int first, Optional<String> after);

  /** Adds a user; {@code false} where a user that this service wrote has the address. */
  Uni<Boolean> createUser(User user);

  /**
   * Whether a live list was found in which both are owner or guest and which shows the address of
   * the other: its owner's, or that of a guest with {@link Guest#addressShown}. A store may look at
   * the first 1,000 lists that each owns and as many where each is a guest, and no further.
   */
  Uni<Boolean> shareList(String userId, String otherId);

  // Lists

  /** Those of these lists in which the user is owner or guest; lists under deletion among them. */
  Uni<Map<String, ListAccess>> lists(String userId, Set<String> ids);

  /**
   * The lists that the user owns, then those where the user is a guest, each part in an order that
   * does not change; lists under deletion are left out.
   *
   * <p>As all pages, it may be short, or empty, and be followed by more: {@link Page#end}.
   *
   * @param role keeps only the lists where the user is that
   * @param after a {@link org.guestlist.model.Row#position}; one that no row can have is
   *     BAD_USER_INPUT
   */
  Uni<Page<ListAccess>> listsOf(
      String userId, Optional<ListRole> role, int first, Optional<String> after);

  /** Counts the rows of a list that keeps no counters. */
  Uni<Counts> count(String listId);

  /** Adds a list whose id nobody has. */
  Uni<Void> createList(TodoList list);

  /** Writes the title and the version of {@code after} over those of {@code before}. */
  Uni<Boolean> renameList(Permit permit, TodoList before, TodoList after);

  // Deletion of a list: the four steps in this order; each can be repeated.

  /**
   * Fences a list off: no write with a permit succeeds from then on.
   *
   * @return the list as it was before, its counts included, with {@link TodoList#underDeletion}
   *     where a deletion had begun already; empty where there is no list of this owner
   */
  Uni<Optional<TodoList>> beginDeletion(String ownerId, String listId);

  /** Deletes all items of a fenced list and answers how many. */
  Uni<Integer> deleteItems(String listId);

  /** Deletes all guests of a fenced list and answers how many. */
  Uni<Integer> deleteGuests(String listId);

  /** Deletes a fenced list that is empty by now; nothing happens where it is gone already. */
  Uni<Void> endDeletion(String listId);

  /**
   * Lists whose deletion began before an instant and has not ended, those that began first in
   * front; not those that another program fenced off. May lag behind by moments. None where the
   * database could only tell them by reading all lists.
   *
   * @param first how many at the most
   */
  Uni<List<String>> unfinishedDeletions(Instant before, int first);

  // Items

  /** The item's list, if the user is owner or guest of it, and the item. */
  Uni<Optional<ItemAccess>> item(String userId, ItemKey key);

  /**
   * The items of a list, oldest first; {@code after} as in {@link #listsOf}.
   *
   * @param done keeps only the done or only the pending
   */
  Uni<Page<Item>> items(String listId, Optional<Boolean> done, int first, Optional<String> after);

  /**
   * Adds up to 50 items, whose times ascend, all or none. Where an item of that instant exists
   * already, the new ones are moved on by microseconds.
   *
   * @param counted what {@link #count} gave, if the list keeps no counters: it keeps them from now
   *     on; empty if it does keep them; a count that is not wanted is refused as outdated
   * @param limit how many items the list may have afterwards
   * @return the items as they were written; empty where nothing was written
   */
  Uni<Optional<List<Item>>> createItems(
      Permit permit, Optional<Counts> counted, List<Item> items, int limit);

  /**
   * Writes {@code after} over {@code before}, which has to be the item's present version.
   *
   * @param counted as in {@link #createItems}
   */
  Uni<Boolean> updateItem(Permit permit, Optional<Counts> counted, Item before, Item after);

  /**
   * Deletes an item that still has the given version.
   *
   * @param counted as in {@link #createItems}
   */
  Uni<Boolean> deleteItem(Permit permit, Optional<Counts> counted, Item item);

  // Guests

  /** The list, if the caller is owner or guest of it, and the membership of another user in it. */
  Uni<Optional<MembershipAccess>> membership(String callerId, String listId, String userId);

  /** The guests of a list, ordered by user id; {@code after} as in {@link #listsOf}. */
  Uni<Page<Guest>> guests(String listId, int first, Optional<String> after);

  /**
   * Adds a guest who is none yet. From the first change that a guest makes in the list on, the
   * guest's address is shown.
   *
   * @param permit of the owner
   * @param counted as in {@link #createItems}
   * @param limit how many guests the list may have afterwards
   */
  Uni<Boolean> addGuest(Permit permit, Optional<Counts> counted, Guest guest, int limit);

  /**
   * Changes a guest's access.
   *
   * @param permit of the owner
   */
  Uni<Boolean> setGuestAccess(Permit permit, String userId, GuestAccess access);

  /**
   * Removes a guest.
   *
   * @param permit of the owner, or of the guest itself
   * @param counted as in {@link #createItems}
   */
  Uni<Boolean> removeGuest(Permit permit, Optional<Counts> counted, String userId);
}
