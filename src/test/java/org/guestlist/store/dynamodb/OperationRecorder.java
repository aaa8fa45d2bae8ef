package org.guestlist.store.dynamodb;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Notes what a client asks of DynamoDB, by the actions that IAM wants for it: for a batch that of
 * the batch, once for each table; for a transaction those of what it contains.
 */
public final class OperationRecorder implements ExecutionInterceptor {
  private final Set<Action> noted = ConcurrentHashMap.newKeySet();

  private record Action(String name, String resource) {}

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    if (SeenOperations.recording()) {
      var operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
      actions(operation, context.request()).stream().filter(noted::add).forEach(this::note);
    }
  }

  private void note(Action action) {
    SeenOperations.ofLastRun().addOperation(action.name(), action.resource());
  }

  private static List<Action> actions(String operation, SdkRequest request) {
    if (request instanceof BatchGetItemRequest batch) {
      return onEach(operation, batch.requestItems().keySet());
    }
    if (request instanceof BatchWriteItemRequest batch) {
      return onEach(operation, batch.requestItems().keySet());
    }
    if (request instanceof TransactGetItemsRequest transaction) {
      return onEach(
          "GetItem", transaction.transactItems().stream().map(i -> i.get().tableName()).toList());
    }
    if (request instanceof TransactWriteItemsRequest transaction) {
      return transaction.transactItems().stream().map(OperationRecorder::action).toList();
    }
    // What names no table, such as a statement in PartiQL, is granted nowhere, and has to show.
    var table = field(request, "TableName", "(no table)");
    var index = field(request, "IndexName", "");
    return List.of(new Action(operation, index.isEmpty() ? table : table + "/index/" + index));
  }

  private static List<Action> onEach(String action, Collection<String> tables) {
    return tables.stream().map(table -> new Action(action, table)).toList();
  }

  private static Action action(TransactWriteItem item) {
    if (item.put() != null) {
      return new Action("PutItem", item.put().tableName());
    }
    if (item.update() != null) {
      return new Action("UpdateItem", item.update().tableName());
    }
    return item.delete() != null
        ? new Action("DeleteItem", item.delete().tableName())
        : new Action("ConditionCheckItem", item.conditionCheck().tableName());
  }

  private static String field(SdkRequest request, String name, String absent) {
    return request.getValueForField(name, String.class).orElse(absent);
  }
}
