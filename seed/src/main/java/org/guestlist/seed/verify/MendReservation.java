package org.guestlist.seed.verify;

import static org.guestlist.seed.database.Table.USERS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.Map;
import org.guestlist.seed.database.Database;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Gives a reservation that does not say for whom to the one user who has the address; only if it
 * still says what was seen.
 */
final class MendReservation implements Repair {
  private final Map<String, AttributeValue> reservation;
  private final String userId;
  private final Database database;

  MendReservation(Map<String, AttributeValue> reservation, String userId, Database database) {
    this.reservation = reservation;
    this.userId = userId;
    this.database = database;
  }

  @Override
  public String inWords() {
    return "set user_id=" + userId + " in users id=" + reservation.get("id").s();
  }

  @Override
  public boolean deletes() {
    return false;
  }

  @Override
  public boolean apply(Export export) {
    var seen = reservation.get("user_id");
    var values = new HashMap<String, AttributeValue>();
    values.put(":user", fromS(userId));
    if (seen != null) {
      values.put(":seen", seen);
    }
    try {
      Patience.ask(
          () ->
              database
                  .client()
                  .updateItem(
                      u ->
                          u.tableName(database.name(USERS))
                              .key(Map.of("id", reservation.get("id")))
                              .updateExpression("SET user_id = :user")
                              .conditionExpression(
                                  "attribute_exists(id) AND "
                                      + (seen == null
                                          ? "attribute_not_exists(user_id)"
                                          : "user_id = :seen"))
                              .expressionAttributeValues(values)));
      return true;
    } catch (ConditionalCheckFailedException | TransactionConflictException changed) {
      return false;
    }
  }
}
