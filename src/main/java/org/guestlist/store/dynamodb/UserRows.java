package org.guestlist.store.dynamodb;

import static org.guestlist.store.dynamodb.Rows.text;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.guestlist.model.Page;
import org.guestlist.model.Row;
import org.guestlist.model.User;
import org.guestlist.store.Positions;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The table of users. Beside a user's row it holds one row without an {@code email} for the user's
 * address: the key makes the address unique, and the index {@code users_by_email} never sees it.
 * {@link SubjectRows} keeps rows of the same kind.
 */
@ApplicationScoped
public class UserRows {
  private static final char BETWEEN = ' ';

  private final Reads reads;
  private final Gateway gateway;
  private final Transactions transactions;
  private final Tables tables;

  UserRows(Reads reads, Gateway gateway, Transactions transactions, Tables tables) {
    this.reads = reads;
    this.gateway = gateway;
    this.transactions = transactions;
    this.tables = tables;
  }

  Uni<Map<String, User>> users(Set<String> ids) {
    var keys = ids.stream().map(id -> new Reads.Key(Table.USERS, Rows.idKey(id))).toList();
    return reads
        .rows(keys)
        .map(
            rows ->
                rows.values().stream()
                    .flatMap(row -> Rows.user(row).stream())
                    .collect(Collectors.toMap(User::id, user -> user)));
  }

  Uni<Optional<User>> userByEmail(String email) {
    var query =
        QueryRequest.builder()
            .tableName(tables.name(Table.USERS))
            .indexName(TableDefinitions.USERS_BY_EMAIL)
            .keyConditionExpression("email = :email")
            .expressionAttributeValues(Map.of(":email", text(email)))
            .build();
    return reads
        .all(query)
        .collect()
        .asList()
        .map(
            rows ->
                rows.stream()
                    .flatMap(row -> Rows.user(row).stream())
                    .min(Comparator.comparing(User::id)));
  }

  /** Scans the index, which has users only. */
  Uni<Page<User>> users(int first, Optional<String> after) {
    return Uni.createFrom()
        .deferred(
            () ->
                reads.page(
                    first,
                    after.map(UserRows::key).orElse(Map.of()),
                    Reads.REQUESTS_OF_PAGE,
                    this::scan,
                    UserRows::positioned));
  }

  private static Row<User> positioned(Map<String, AttributeValue> row) {
    var user = Rows.user(row).orElseThrow();
    return new Row<>(user, user.id() + BETWEEN + user.email());
  }

  private static Map<String, AttributeValue> key(String position) {
    var end = position.indexOf(BETWEEN);
    if (end < 0) {
      throw Positions.malformed();
    }
    return Map.of(
        Rows.ID, keyPart(position.substring(0, end)),
        Rows.EMAIL, keyPart(position.substring(end + 1)));
  }

  private static AttributeValue keyPart(String part) {
    var key = Positions.ofKey(Optional.of(part), Positions.LONGEST_PARTITION_KEY);
    return text(key.orElseThrow());
  }

  private Uni<Reads.Part> scan(int limit, Map<String, AttributeValue> after) {
    var scan =
        ScanRequest.builder()
            .tableName(tables.name(Table.USERS))
            .indexName(TableDefinitions.USERS_BY_EMAIL)
            .limit(limit);
    var request = after.isEmpty() ? scan : scan.exclusiveStartKey(after);
    return gateway.scan(request.build()).map(r -> new Reads.Part(r.items(), r.lastEvaluatedKey()));
  }

  Uni<Boolean> createUser(User user) {
    var address = new HashMap<>(Rows.idKey(Rows.addressGuard(user.email())));
    address.put(Rows.USER_ID, text(user.id()));
    return transactions.tryWrite(List.of(reserve(address), putNew(Rows.row(user))));
  }

  private TransactWriteItem reserve(Map<String, AttributeValue> address) {
    var put =
        Put.builder()
            .tableName(tables.name(Table.USERS))
            .item(address)
            .conditionExpression(Rows.HELD_FOR_NOBODY)
            .expressionAttributeValues(Rows.HELD_FOR_NOBODY_VALUES)
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  private TransactWriteItem putNew(Map<String, AttributeValue> row) {
    var put =
        Put.builder()
            .tableName(tables.name(Table.USERS))
            .item(row)
            .conditionExpression("attribute_not_exists(id)")
            .build();
    return TransactWriteItem.builder().put(put).build();
  }
}
