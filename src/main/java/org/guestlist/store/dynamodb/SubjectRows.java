package org.guestlist.store.dynamodb;

import static org.guestlist.store.dynamodb.Rows.text;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestlist.model.Account;
import org.guestlist.model.Subject;
import org.guestlist.model.User;
import org.guestlist.store.Claim;
import org.guestlist.store.Claims;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The rows in the table of users that say which subject signs in as which user. Such a row has no
 * {@code email}, as those that keep an address, and its key makes the subject unique; the row of
 * the user names that key, so that no second subject is linked.
 */
@ApplicationScoped
public class SubjectRows {
  private static final String ISSUER = "issuer";
  private static final String SUBJECT = "subject";

  private final Reads reads;
  private final Transactions transactions;
  private final Tables tables;

  SubjectRows(Reads reads, Transactions transactions, Tables tables) {
    this.reads = reads;
    this.transactions = transactions;
    this.tables = tables;
  }

  /** By a hash: subjects may be longer than a key. The length keeps issuer and id apart. */
  static String keyOf(Subject subject) {
    var text = subject.issuer().length() + " " + subject.issuer() + " " + subject.id();
    return "identity#" + HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  Uni<Optional<User>> userOf(Subject subject, String likelyId) {
    var link = key(keyOf(subject));
    var user = key(likelyId);
    return reads
        .rows(List.of(link, user))
        .flatMap(
            rows ->
                heldFor(rows.get(link)).filter(likelyId::equals).isPresent()
                    ? Uni.createFrom().item(account(rows.get(user)))
                    : claim(rows.get(link)).map(Claim::account))
        .map(found -> found.map(Account::user));
  }

  Uni<Claims> claims(Subject subject, String email) {
    var link = key(keyOf(subject));
    var address = key(Rows.addressGuard(email));
    return reads
        .rows(List.of(link, address))
        .flatMap(rows -> claims(subject, email, rows.get(link), rows.get(address)));
  }

  private Uni<Claims> claims(
      Subject subject,
      String email,
      Map<String, AttributeValue> link,
      Map<String, AttributeValue> address) {
    var keys =
        Stream.of(heldFor(link), heldFor(address))
            .flatMap(Optional::stream)
            .map(SubjectRows::key)
            .toList();
    return reads
        .rows(keys)
        .map(rows -> new Claims(subject, email, claim(link, rows), claim(address, rows)));
  }

  private Uni<Claim> claim(Map<String, AttributeValue> guard) {
    var keys = heldFor(guard).map(SubjectRows::key).stream().toList();
    return reads.rows(keys).map(rows -> claim(guard, rows));
  }

  private static Claim claim(
      Map<String, AttributeValue> guard, Map<Reads.Key, Map<String, AttributeValue>> users) {
    var userId = heldFor(guard);
    return new Claim(userId, userId.flatMap(id -> account(users.get(key(id)))));
  }

  Uni<Optional<Account>> account(String userId) {
    var key = key(userId);
    return reads.rows(List.of(key)).map(rows -> account(rows.get(key)));
  }

  private static Reads.Key key(String id) {
    return new Reads.Key(Table.USERS, Rows.idKey(id));
  }

  private static Optional<String> heldFor(Map<String, AttributeValue> guard) {
    return Optional.ofNullable(guard).map(row -> row.get(Rows.USER_ID)).map(AttributeValue::s);
  }

  private static Optional<Account> account(Map<String, AttributeValue> row) {
    return Optional.ofNullable(row)
        .flatMap(Rows::user)
        .map(user -> new Account(user, row.containsKey(Rows.IDENTITY)));
  }

  Uni<Boolean> link(Claims before, User user) {
    var update =
        update(user)
            .updateExpression("SET #identity = :identity")
            .conditionExpression("email = :email AND attribute_not_exists(#identity)")
            .expressionAttributeNames(Map.of("#identity", Rows.IDENTITY))
            .expressionAttributeValues(
                Map.of(":identity", text(keyOf(before.subject())), ":email", text(user.email())))
            .build();
    return transactions.tryWrite(
        with(guards(before, user), TransactWriteItem.builder().update(update).build()));
  }

  Uni<Boolean> register(Claims before, User user) {
    var row = new HashMap<>(Rows.row(user));
    row.put(Rows.IDENTITY, text(keyOf(before.subject())));
    var actions = with(guards(before, user), put(row, Optional.empty()));
    before
        .ofAddress()
        .account()
        .map(Account::user)
        .map(this::withoutAddress)
        .ifPresent(actions::add);
    return transactions.tryWrite(actions);
  }

  /** Only one who is linked is somebody without an address. */
  private TransactWriteItem withoutAddress(User former) {
    var update =
        update(former)
            .updateExpression("REMOVE email")
            .conditionExpression("email = :email AND attribute_exists(#identity)")
            .expressionAttributeNames(Map.of("#identity", Rows.IDENTITY))
            .expressionAttributeValues(Map.of(":email", text(former.email())))
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  private Update.Builder update(User user) {
    return Update.builder().tableName(tables.name(Table.USERS)).key(Rows.idKey(user.id()));
  }

  /** The two rows that keep the subject and the address for the user. */
  private List<TransactWriteItem> guards(Claims before, User user) {
    var link = new HashMap<>(Rows.idKey(keyOf(before.subject())));
    link.put(Rows.USER_ID, text(user.id()));
    link.put(ISSUER, text(before.subject().issuer()));
    link.put(SUBJECT, text(before.subject().id()));
    var address = new HashMap<>(Rows.idKey(Rows.addressGuard(before.email())));
    address.put(Rows.USER_ID, text(user.id()));
    return List.of(
        put(link, before.ofSubject().userId()), put(address, before.ofAddress().userId()));
  }

  private TransactWriteItem put(Map<String, AttributeValue> row, Optional<String> heldFor) {
    var put = Put.builder().tableName(tables.name(Table.USERS)).item(row);
    var conditional =
        heldFor.isPresent()
            ? put.conditionExpression("user_id = :before")
                .expressionAttributeValues(Map.of(":before", text(heldFor.get())))
            : put.conditionExpression(Rows.HELD_FOR_NOBODY)
                .expressionAttributeValues(Rows.HELD_FOR_NOBODY_VALUES);
    return TransactWriteItem.builder().put(conditional.build()).build();
  }

  private static List<TransactWriteItem> with(
      List<TransactWriteItem> actions, TransactWriteItem action) {
    var all = new ArrayList<>(actions);
    all.add(action);
    return all;
  }
}
