package org.guestlist.store.dynamodb;

import static org.guestlist.store.dynamodb.Rows.text;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestlist.model.Counts;
import org.guestlist.model.Guest;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.ListAccess;
import org.guestlist.model.ListRole;
import org.guestlist.model.Row;
import org.guestlist.model.TodoList;
import org.guestlist.request.RequestBudget;
import org.guestlist.store.Permit;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The rows of lists, and who sees them. */
@ApplicationScoped
public class ListRows {
  private static final int MOST_IDS = 1_000;

  private final Reads reads;
  private final Gateway gateway;
  private final Transactions transactions;
  private final Guard guard;
  private final Tables tables;
  private final Clock clock = Clock.systemUTC();

  ListRows(Reads reads, Gateway gateway, Transactions transactions, Guard guard, Tables tables) {
    this.reads = reads;
    this.gateway = gateway;
    this.transactions = transactions;
    this.guard = guard;
    this.tables = tables;
  }

  static Reads.Key listKey(String listId) {
    return new Reads.Key(Table.LISTS, Rows.idKey(listId));
  }

  static Reads.Key guestKey(String listId, String userId) {
    return new Reads.Key(Table.GUESTS, Rows.guestKey(listId, userId));
  }

  /** The keys of the two rows that say whether a user sees a list. */
  static List<Reads.Key> accessKeys(String listId, String userId) {
    return List.of(listKey(listId), guestKey(listId, userId));
  }

  /** What the rows of {@link #accessKeys} say. */
  static Optional<ListAccess> access(
      Map<Reads.Key, Map<String, AttributeValue>> rows, String listId, String userId) {
    var membership = Optional.ofNullable(rows.get(guestKey(listId, userId)));
    return access(rows, listId, userId, membership.map(row -> Rows.guest(row).access()));
  }

  /** What the row of the list says, given what the user may do as a guest. */
  static Optional<ListAccess> access(
      Map<Reads.Key, Map<String, AttributeValue>> rows,
      String listId,
      String userId,
      Optional<GuestAccess> asGuest) {
    var row = rows.get(listKey(listId));
    if (row == null || !row.containsKey(Rows.USER_ID)) {
      return Optional.empty();
    }
    var list = Rows.list(row);
    return list.ownerId().equals(userId)
        ? Optional.of(new ListAccess(list, ListRole.OWNER))
        : asGuest.map(access -> new ListAccess(list, access.role()));
  }

  Uni<Map<String, ListAccess>> lists(String userId, Set<String> ids) {
    var keys = ids.stream().flatMap(id -> accessKeys(id, userId).stream()).toList();
    return reads
        .rows(keys)
        .map(
            rows -> {
              var seen = new HashMap<String, ListAccess>();
              for (var id : ids) {
                access(rows, id, userId).ifPresent(access -> seen.put(id, access));
              }
              return seen;
            });
  }

  /** Those of these lists where the user is the owner, or a guest whose address is shown. */
  Uni<Set<String>> showingAddress(String userId, Set<String> ids) {
    var keys = ids.stream().flatMap(id -> accessKeys(id, userId).stream()).toList();
    return reads
        .rows(keys)
        .map(
            rows ->
                ids.stream()
                    .filter(id -> showsAddress(rows, id, userId))
                    .collect(Collectors.toSet()));
  }

  private static boolean showsAddress(
      Map<Reads.Key, Map<String, AttributeValue>> rows, String listId, String userId) {
    var membership = Optional.ofNullable(rows.get(guestKey(listId, userId))).map(Rows::guest);
    return access(rows, listId, userId)
        .filter(
            access ->
                access.role() == ListRole.OWNER
                    || membership.filter(Guest::addressShown).isPresent())
        .isPresent();
  }

  /** Reads all items for their state, and counts the guests at the same time. */
  Uni<Counts> count(String listId) {
    var items =
        reads
            .all(
                ofList(Table.ITEMS, listId)
                    .projectionExpression("done")
                    .consistentRead(true)
                    .build())
            .map(row -> Rows.flag(row, Rows.DONE))
            .collect()
            .asList();
    return Uni.combine()
        .all()
        .unis(items, countGuests(listId))
        .asTuple()
        .map(
            both -> {
              var done = both.getItem1().stream().filter(d -> d).count();
              return new Counts(both.getItem1().size(), (int) done, both.getItem2());
            });
  }

  private Uni<Integer> countGuests(String listId) {
    return reads
        .all(
            ofList(Table.GUESTS, listId)
                .projectionExpression("user_id")
                .select(Select.SPECIFIC_ATTRIBUTES)
                .consistentRead(true)
                .build())
        .collect()
        .asList()
        .map(List::size);
  }

  /** A query for one list's partition of items or guests. */
  QueryRequest.Builder ofList(Table table, String listId) {
    return QueryRequest.builder()
        .tableName(tables.name(table))
        .keyConditionExpression("list_id = :list")
        .expressionAttributeValues(Map.of(":list", text(listId)));
  }

  /** The id is new; a row of that id can only be this very one, written by a repeated request. */
  Uni<Void> createList(TodoList list) {
    var put =
        PutItemRequest.builder()
            .tableName(tables.name(Table.LISTS))
            .item(Rows.row(list))
            .conditionExpression("attribute_not_exists(id)")
            .build();
    return Transactions.single(gateway.put(put)).replaceWithVoid();
  }

  Uni<Boolean> renameList(Permit permit, TodoList before, TodoList after) {
    var values = new HashMap<String, AttributeValue>();
    var condition = Guard.listCondition(permit, values) + " AND " + versionIs(before.version());
    values.put(":before", Rows.number(before.version()));
    values.put(":after", Rows.number(after.version()));
    values.put(":title", text(after.title()));
    var update =
        Update.builder()
            .tableName(tables.name(Table.LISTS))
            .key(Rows.idKey(after.id()))
            .updateExpression("SET title = :title, version = :after")
            .conditionExpression(condition)
            .expressionAttributeValues(values)
            .build();
    var actions = new ArrayList<TransactWriteItem>();
    actions.add(TransactWriteItem.builder().update(update).build());
    actions.addAll(guard.rightOfGuest(permit));
    return transactions.tryWrite(actions);
  }

  /** The condition that a row has the version {@code :before}; a row without one has 0. */
  static String versionIs(int version) {
    return version == 0
        ? "(attribute_not_exists(version) OR version = :before)"
        : "version = :before";
  }

  /**
   * The row keeps the time at which it was fenced off first, and from now on stands in the index of
   * the lists under deletion, so that a dead deletion is found.
   */
  Uni<Optional<TodoList>> beginDeletion(String ownerId, String listId) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS).toString();
    var update =
        UpdateItemRequest.builder()
            .tableName(tables.name(Table.LISTS))
            .key(Rows.idKey(listId))
            .updateExpression(
                "SET under_deletion = :true, deletion_state = :begun,"
                    + " deletion_began_at = if_not_exists(deletion_began_at, :now)")
            .conditionExpression("user_id = :owner")
            .expressionAttributeValues(
                Map.of(
                    ":true", Rows.flag(true),
                    ":begun", text(Deletion.BEGUN),
                    ":now", text(now),
                    ":owner", text(ownerId)))
            .returnValues(ReturnValue.ALL_OLD)
            .build();
    return Transactions.single(gateway.update(update))
        .map(answer -> answer.map(a -> ReadingRules.readable(Table.LISTS, a.attributes())))
        .map(row -> row.map(Rows::list));
  }

  /** A list that is gone already, or not fenced off, stays as it is. */
  Uni<Void> endDeletion(String listId) {
    var delete =
        DeleteItemRequest.builder()
            .tableName(tables.name(Table.LISTS))
            .key(Rows.idKey(listId))
            .conditionExpression("under_deletion = :true")
            .expressionAttributeValues(Map.of(":true", Rows.flag(true)))
            .build();
    return RequestBudget.exempt(() -> Transactions.single(gateway.delete(delete)))
        .replaceWithVoid();
  }

  /** Up to 1,000 own lists of a user, and as many as guest, by their ids. */
  Uni<Set<String>> idsOf(String userId) {
    return Uni.combine()
        .all()
        .unis(ids(ownLists(userId).build(), Rows.ID), ids(guestLists(userId).build(), Rows.LIST_ID))
        .asTuple()
        .map(
            both ->
                Stream.concat(both.getItem1().stream(), both.getItem2().stream())
                    .collect(Collectors.toSet()));
  }

  private Uni<List<String>> ids(QueryRequest query, String attribute) {
    return reads
        .page(
            MOST_IDS,
            Map.of(),
            Reads.REQUESTS_OF_PAGE,
            (limit, after) -> reads.part(query.copy(q -> q.limit(limit)), after),
            row -> new Row<>(row.get(attribute).s(), row.get(attribute).s()))
        .map(page -> page.rows().stream().map(Row::value).toList());
  }

  QueryRequest.Builder ownLists(String userId) {
    return ofUser(Table.LISTS, TableDefinitions.LISTS_BY_USER_ID, userId);
  }

  QueryRequest.Builder guestLists(String userId) {
    return ofUser(Table.GUESTS, TableDefinitions.GUESTS_BY_USER_ID, userId);
  }

  /**
   * Those where the user has an access, as the index knows it: whatever is not the other one, as an
   * access that cannot be read is none. An index that does not know it, as that of a table which
   * somebody else made, names all.
   */
  QueryRequest.Builder guestLists(String userId, GuestAccess access) {
    return guestLists(userId)
        .filterExpression("attribute_not_exists(#access) OR #access <> :other")
        .expressionAttributeNames(Map.of("#access", Rows.ACCESS))
        .expressionAttributeValues(
            Map.of(":user", text(userId), ":other", text(access.other().name())));
  }

  private QueryRequest.Builder ofUser(Table table, String index, String userId) {
    return QueryRequest.builder()
        .tableName(tables.name(table))
        .indexName(index)
        .keyConditionExpression("user_id = :user")
        .expressionAttributeValues(Map.of(":user", text(userId)));
  }
}
