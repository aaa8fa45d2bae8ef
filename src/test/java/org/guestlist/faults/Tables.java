package org.guestlist.faults;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Which tables, or which index, a request is for. */
final class Tables {
  private Tables() {}

  static Collection<String> of(SdkRequest request) {
    if (request instanceof BatchGetItemRequest get) {
      return new TreeSet<>(get.requestItems().keySet());
    }
    if (request instanceof BatchWriteItemRequest write) {
      return new TreeSet<>(write.requestItems().keySet());
    }
    if (request instanceof TransactWriteItemsRequest transaction) {
      return new TreeSet<>(transaction.transactItems().stream().map(Tables::of).toList());
    }
    var index = request.getValueForField("IndexName", String.class);
    return List.of(index.or(() -> request.getValueForField("TableName", String.class)).orElse(""));
  }

  private static String of(TransactWriteItem action) {
    if (action.put() != null) {
      return action.put().tableName();
    }
    if (action.update() != null) {
      return action.update().tableName();
    }
    return action.delete() != null
        ? action.delete().tableName()
        : action.conditionCheck().tableName();
  }
}
