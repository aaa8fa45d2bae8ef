package org.guestlist.bench;

import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Variant U: a blocking client over URLConnection, on worker threads as Quarkus chooses them. */
@GraphQLApi
@Singleton
public class BlockingApi {
  private final BlockingOperations operations;

  BlockingApi(DynamoDbClient client, ManagedExecutor executor) {
    this.operations = new BlockingOperations(client, executor);
  }

  @Query
  public List<ListSummary> meListsU() {
    return operations.meLists();
  }

  @Mutation
  public String createItemU() {
    return operations.createItem();
  }
}
