package org.guestlist.bench;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Variant A: the asynchronous client over Netty, and Mutiny, on the event loop of the request. */
@GraphQLApi
@Singleton
public class AsynchronousApi {
  private final DynamoDbAsyncClient client;

  AsynchronousApi(DynamoDbAsyncClient client) {
    this.client = client;
  }

  @Query
  public Uni<List<ListSummary>> meListsA() {
    var ownLists = onContext(() -> client.query(Requests.ownLists()));
    var memberships = onContext(() -> client.query(Requests.memberships()));
    return Uni.combine()
        .all()
        .unis(ownLists, memberships)
        .asTuple()
        .map(answers -> Requests.lists(answers.getItem1(), answers.getItem2()))
        .flatMap(request -> onContext(() -> client.batchGetItem(request)))
        .map(ListSummary::all);
  }

  @Mutation
  public Uni<String> createItemA() {
    var item = NewItem.inAnyList();
    return onContext(() -> client.batchGetItem(Requests.access(item)))
        .map(access -> Requests.create(item, access))
        .flatMap(request -> onContext(() -> client.transactWriteItems(request)))
        .replaceWith(item.datetime());
  }

  /** Brings the outcome, which the client has on a thread of its own, back to the request's. */
  private static <T> Uni<T> onContext(Supplier<CompletableFuture<T>> call) {
    var context = Vertx.currentContext();
    return Uni.createFrom()
        .completionStage(call)
        .emitOn(task -> context.runOnContext(nothing -> task.run()));
  }
}
