package org.guestlist.store.dynamodb;

import static org.guestlist.store.dynamodb.Rows.text;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.guestlist.model.Counts;
import org.guestlist.model.Guest;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.ListRole;
import org.guestlist.model.MembershipAccess;
import org.guestlist.model.Page;
import org.guestlist.model.Row;
import org.guestlist.store.Permit;
import org.guestlist.store.Positions;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The rows of guests. */
@ApplicationScoped
public class GuestRows {
  private final Reads reads;
  private final ListRows lists;
  private final Transactions transactions;
  private final Guard guard;
  private final Tables tables;

  GuestRows(Reads reads, ListRows lists, Transactions transactions, Guard guard, Tables tables) {
    this.reads = reads;
    this.lists = lists;
    this.transactions = transactions;
    this.guard = guard;
    this.tables = tables;
  }

  Uni<Optional<MembershipAccess>> membership(String callerId, String listId, String userId) {
    var guestKey = ListRows.guestKey(listId, userId);
    var keys = new ArrayList<>(ListRows.accessKeys(listId, callerId));
    keys.add(guestKey);
    return reads
        .rows(keys)
        .map(
            rows -> {
              var guest = Optional.ofNullable(rows.get(guestKey)).map(Rows::guest);
              return ListRows.access(rows, listId, callerId)
                  .map(access -> new MembershipAccess(access, guest));
            });
  }

  Uni<Page<Guest>> guests(String listId, int first, Optional<String> after) {
    var query = lists.ofList(Table.GUESTS, listId).consistentRead(true);
    return Uni.createFrom()
        .deferred(
            () ->
                reads.page(
                    first,
                    startKey(listId, after),
                    Reads.REQUESTS_OF_PAGE,
                    (limit, from) -> reads.part(query.limit(limit).build(), from),
                    row -> new Row<>(Rows.guest(row), row.get(Rows.USER_ID).s())));
  }

  private static Map<String, AttributeValue> startKey(String listId, Optional<String> after) {
    return Positions.ofKey(after, Positions.LONGEST_SORT_KEY)
        .map(userId -> Rows.guestKey(listId, userId))
        .orElse(Map.of());
  }

  Uni<Boolean> addGuest(Permit permit, Optional<Counts> counted, Guest guest, int limit) {
    var put =
        Put.builder()
            .tableName(tables.name(Table.GUESTS))
            .item(Rows.row(guest))
            .conditionExpression("attribute_not_exists(list_id)")
            .build();
    var actions = guard.move(permit, counted, Guard.Move.by(0, 0, 1).mostGuests(limit));
    actions.add(TransactWriteItem.builder().put(put).build());
    return transactions.tryWrite(actions);
  }

  Uni<Boolean> setGuestAccess(Permit permit, String userId, GuestAccess access) {
    var update =
        Update.builder()
            .tableName(tables.name(Table.GUESTS))
            .key(Rows.guestKey(permit.listId(), userId))
            .updateExpression("SET #access = :access")
            .conditionExpression("attribute_exists(list_id)")
            .expressionAttributeNames(Map.of("#access", Rows.ACCESS))
            .expressionAttributeValues(Map.of(":access", text(access.name())))
            .build();
    var actions = guard.check(permit);
    actions.add(TransactWriteItem.builder().update(update).build());
    return transactions.tryWrite(actions);
  }

  /** A guest's own right to leave is the row itself, which the deletion requires to be there. */
  Uni<Boolean> removeGuest(Permit permit, Optional<Counts> counted, String userId) {
    var delete =
        Delete.builder()
            .tableName(tables.name(Table.GUESTS))
            .key(Rows.guestKey(permit.listId(), userId))
            .conditionExpression("attribute_exists(list_id)")
            .build();
    var onRow =
        permit.role() == ListRole.OWNER
            ? permit
            : new Permit(permit.listId(), permit.callerId(), ListRole.VIEWER);
    var actions = guard.move(onRow, counted, Guard.Move.by(0, 0, -1));
    actions.add(TransactWriteItem.builder().delete(delete).build());
    return transactions.tryWrite(actions);
  }
}
