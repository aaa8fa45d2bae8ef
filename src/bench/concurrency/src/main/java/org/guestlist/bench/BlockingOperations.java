package org.guestlist.bench;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The two operations in blocking style; the executor runs what runs beside the calling thread. */
record BlockingOperations(DynamoDbClient client, Executor executor) {
  List<ListSummary> meLists() {
    var memberships =
        CompletableFuture.supplyAsync(() -> client.query(Requests.memberships()), executor);
    var ownLists = client.query(Requests.ownLists());
    return ListSummary.all(client.batchGetItem(Requests.lists(ownLists, memberships.join())));
  }

  String createItem() {
    var item = NewItem.inAnyList();
    var access = client.batchGetItem(Requests.access(item));
    client.transactWriteItems(Requests.create(item, access));
    return item.datetime();
  }
}
