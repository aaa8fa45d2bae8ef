package org.guestlist.store.dynamodb;

import io.quarkus.arc.lookup.LookupIfProperty;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guestlist.model.Account;
import org.guestlist.model.Counts;
import org.guestlist.model.Guest;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.Item;
import org.guestlist.model.ItemAccess;
import org.guestlist.model.ItemKey;
import org.guestlist.model.ListAccess;
import org.guestlist.model.ListRole;
import org.guestlist.model.MembershipAccess;
import org.guestlist.model.Page;
import org.guestlist.model.Subject;
import org.guestlist.model.TodoList;
import org.guestlist.model.User;
import org.guestlist.store.Adapter;
import org.guestlist.store.Claims;
import org.guestlist.store.Permit;
import org.guestlist.store.Store;

/** The port over DynamoDB; one class for the rows of each noun does the work. */
@Adapter
@ApplicationScoped
@LookupIfProperty(name = "guestlist.store", stringValue = "dynamodb")
public class DynamoDbStore implements Store {
  private final UserRows users;
  private final SubjectRows subjects;
  private final ListRows lists;
  private final ListPages listPages;
  private final ItemRows items;
  private final GuestRows guests;
  private final Deletion deletion;

  DynamoDbStore(
      UserRows users,
      SubjectRows subjects,
      ListRows lists,
      ListPages listPages,
      ItemRows items,
      GuestRows guests,
      Deletion deletion) {
    this.users = users;
    this.subjects = subjects;
    this.lists = lists;
    this.listPages = listPages;
    this.items = items;
    this.guests = guests;
    this.deletion = deletion;
  }

  @Override
  public Uni<Map<String, User>> users(Set<String> ids) {
    return users.users(ids);
  }

  @Override
  public Uni<Optional<User>> userByEmail(String email) {
    return users.userByEmail(email);
  }

  @Override
  public Uni<Page<User>> users(int first, Optional<String> after) {
    return users.users(first, after);
  }

  @Override
  public Uni<Boolean> createUser(User user) {
    return users.createUser(user);
  }

  @Override
  public Uni<Optional<User>> userOf(Subject subject, String likelyId) {
    return subjects.userOf(subject, likelyId);
  }

  @Override
  public Uni<Claims> claims(Subject subject, String email) {
    return subjects.claims(subject, email);
  }

  @Override
  public Uni<Optional<Account>> account(String userId) {
    return subjects.account(userId);
  }

  @Override
  public Uni<Boolean> link(Claims before, User user) {
    return subjects.link(before, user);
  }

  @Override
  public Uni<Boolean> register(Claims before, User user) {
    return subjects.register(before, user);
  }

  @Override
  public Uni<Boolean> shareList(String userId, String otherId) {
    return listPages.shareList(userId, otherId);
  }

  @Override
  public Uni<Map<String, ListAccess>> lists(String userId, Set<String> ids) {
    return lists.lists(userId, ids);
  }

  @Override
  public Uni<Page<ListAccess>> listsOf(
      String userId, Optional<ListRole> role, int first, Optional<String> after) {
    return listPages.page(userId, role, first, after);
  }

  @Override
  public Uni<Counts> count(String listId) {
    return lists.count(listId);
  }

  @Override
  public Uni<Void> createList(TodoList list) {
    return lists.createList(list);
  }

  @Override
  public Uni<Boolean> renameList(Permit permit, TodoList before, TodoList after) {
    return lists.renameList(permit, before, after);
  }

  @Override
  public Uni<Optional<TodoList>> beginDeletion(String ownerId, String listId) {
    return lists.beginDeletion(ownerId, listId);
  }

  @Override
  public Uni<Integer> deleteItems(String listId) {
    return deletion.deleteAll(Table.ITEMS, listId);
  }

  @Override
  public Uni<Integer> deleteGuests(String listId) {
    return deletion.deleteAll(Table.GUESTS, listId);
  }

  @Override
  public Uni<Void> endDeletion(String listId) {
    return lists.endDeletion(listId);
  }

  @Override
  public Uni<List<String>> unfinishedDeletions(Instant before, int first) {
    return deletion.unfinished(before, first);
  }

  @Override
  public Uni<Optional<ItemAccess>> item(String userId, ItemKey key) {
    return items.item(userId, key);
  }

  @Override
  public Uni<Page<Item>> items(
      String listId, Optional<Boolean> done, int first, Optional<String> after) {
    return items.items(listId, done, first, after);
  }

  @Override
  public Uni<Optional<List<Item>>> createItems(
      Permit permit, Optional<Counts> counted, List<Item> newItems, int limit) {
    return items.createItems(permit, counted, newItems, limit);
  }

  @Override
  public Uni<Boolean> updateItem(Permit permit, Optional<Counts> counted, Item before, Item after) {
    return items.updateItem(permit, counted, before, after);
  }

  @Override
  public Uni<Boolean> deleteItem(Permit permit, Optional<Counts> counted, Item item) {
    return items.deleteItem(permit, counted, item);
  }

  @Override
  public Uni<Optional<MembershipAccess>> membership(String callerId, String listId, String userId) {
    return guests.membership(callerId, listId, userId);
  }

  @Override
  public Uni<Page<Guest>> guests(String listId, int first, Optional<String> after) {
    return guests.guests(listId, first, after);
  }

  @Override
  public Uni<Boolean> addGuest(Permit permit, Optional<Counts> counted, Guest guest, int limit) {
    return guests.addGuest(permit, counted, guest, limit);
  }

  @Override
  public Uni<Boolean> setGuestAccess(Permit permit, String userId, GuestAccess access) {
    return guests.setGuestAccess(permit, userId, access);
  }

  @Override
  public Uni<Boolean> removeGuest(Permit permit, Optional<Counts> counted, String userId) {
    return guests.removeGuest(permit, counted, userId);
  }
}
