package org.guestlist.store.dynamodb;

import static org.guestlist.store.dynamodb.Rows.text;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guestlist.model.Counts;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.ListRole;
import org.guestlist.store.Permit;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The part of a transaction that every change of a list's contents has: the list takes changes, the
 * caller still has the right, and the counters move with the rows.
 */
@ApplicationScoped
public class Guard {
  /** No deletion has begun, and it is a list: a bare key or an update of nothing is none. */
  static final String LIVE =
      "attribute_exists(user_id)"
          + " AND (attribute_not_exists(under_deletion) OR under_deletion = :false)";

  private final Tables tables;

  Guard(Tables tables) {
    this.tables = tables;
  }

  /** How a write moves the counters, and how far they may go. */
  record Move(Counts by, int mostItems, int mostGuests) {
    private static final int NO_LIMIT = ReadingRules.LARGEST;

    static Move by(int items, int done, int guests) {
      return new Move(new Counts(items, done, guests), NO_LIMIT, NO_LIMIT);
    }

    Move mostItems(int limit) {
      return new Move(by, limit, mostGuests);
    }

    Move mostGuests(int limit) {
      return new Move(by, mostItems, limit);
    }
  }

  /** The actions that let a write through which moves no counter. */
  List<TransactWriteItem> check(Permit permit) {
    var values = new HashMap<String, AttributeValue>();
    var condition = listCondition(permit, values);
    var check =
        ConditionCheck.builder()
            .tableName(tables.name(Table.LISTS))
            .key(Rows.idKey(permit.listId()))
            .conditionExpression(condition)
            .expressionAttributeValues(values)
            .build();
    return with(TransactWriteItem.builder().conditionCheck(check).build(), permit);
  }

  /**
   * The actions that let a write through and move the counters. {@code counter_version} grows by
   * one each time: who counts the rows of a list beside a running service sees by it that nothing
   * came between, where an item more and an item fewer leave the counters as they were.
   *
   * @param counted the counts before the write, where the list does not keep them yet
   */
  List<TransactWriteItem> move(Permit permit, Optional<Counts> counted, Move move) {
    var values = new HashMap<String, AttributeValue>();
    var condition = listCondition(permit, values);
    var update =
        Update.builder().tableName(tables.name(Table.LISTS)).key(Rows.idKey(permit.listId()));
    var complete =
        counted.isPresent()
            ? begin(update, condition, values, counted.get(), move.by())
            : add(update, condition, values, move);
    return with(TransactWriteItem.builder().update(complete).build(), permit);
  }

  private static Update begin(
      Update.Builder update,
      String condition,
      Map<String, AttributeValue> values,
      Counts counted,
      Counts by) {
    values.put(":items", Rows.number(counted.items() + by.items()));
    values.put(":done", Rows.number(counted.done() + by.done()));
    values.put(":guests", Rows.number(counted.guests() + by.guests()));
    values.put(":one", Rows.number(1));
    return update
        .updateExpression(
            "SET item_count = :items, done_count = :done, guest_count = :guests"
                + " ADD counter_version :one")
        .conditionExpression(
            condition + " AND attribute_not_exists(item_count) AND " + countsVersions(values))
        .expressionAttributeValues(values)
        .build();
  }

  private static Update add(
      Update.Builder update, String condition, Map<String, AttributeValue> values, Move move) {
    var by = move.by();
    values.put(":items", Rows.number(by.items()));
    values.put(":done", Rows.number(by.done()));
    values.put(":guests", Rows.number(by.guests()));
    values.put(":one", Rows.number(1));
    values.put(":mostItems", Rows.number(move.mostItems() - by.items()));
    values.put(":mostGuests", Rows.number(move.mostGuests() - by.guests()));
    return update
        .updateExpression(
            "ADD item_count :items, done_count :done, guest_count :guests, counter_version :one")
        .conditionExpression(
            condition
                + " AND item_count <= :mostItems AND guest_count <= :mostGuests AND "
                + ReadingRules.COUNTERS.stream()
                    .map(Guard::countable)
                    .collect(Collectors.joining(" AND "))
                + " AND "
                + countsVersions(values))
        .expressionAttributeValues(values)
        .build();
  }

  private static String countsVersions(Map<String, AttributeValue> values) {
    values.put(":zero", Rows.number(0));
    values.put(":largest", Rows.number(ReadingRules.LARGEST));
    return "(attribute_not_exists(counter_version) OR " + countable("counter_version") + ")";
  }

  /** That a number can be added to it: to another type, or a tiny fraction, it is an error. */
  private static String countable(String name) {
    return "(%1$s = :zero OR %1$s BETWEEN :one AND :largest)".formatted(name);
  }

  private List<TransactWriteItem> with(TransactWriteItem list, Permit permit) {
    var actions = new ArrayList<TransactWriteItem>();
    actions.add(list);
    actions.addAll(rightOfGuest(permit));
    return actions;
  }

  /** A guest's right stands in its own row; the owner's in the list's, and needs no action. */
  List<TransactWriteItem> rightOfGuest(Permit permit) {
    return permit.role() == ListRole.EDITOR
        ? List.of(TransactWriteItem.builder().update(editor(permit)).build())
        : List.of();
  }

  /** Who changes something takes part in the list from then on. It costs what a check costs. */
  private Update editor(Permit permit) {
    return Update.builder()
        .tableName(tables.name(Table.GUESTS))
        .key(Rows.guestKey(permit.listId(), permit.callerId()))
        .updateExpression("REMOVE " + Rows.ADDED_BY_ID)
        .conditionExpression(
            "attribute_exists(list_id) AND (attribute_not_exists(#access) OR #access = :editor)")
        .expressionAttributeNames(Map.of("#access", Rows.ACCESS))
        .expressionAttributeValues(Map.of(":editor", text(GuestAccess.EDITOR.name())))
        .build();
  }

  /** The condition on the row of the list; for the owner it contains the right. */
  static String listCondition(Permit permit, Map<String, AttributeValue> values) {
    values.put(":false", Rows.flag(false));
    if (permit.role() != ListRole.OWNER) {
      return LIVE;
    }
    values.put(":caller", text(permit.callerId()));
    return LIVE + " AND user_id = :caller";
  }
}
