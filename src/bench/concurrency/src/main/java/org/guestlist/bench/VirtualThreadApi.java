package org.guestlist.bench;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Variants V and W: blocking clients, over URLConnection and over Apache HttpClient, on virtual
 * threads; on a JDK that has none, on worker threads.
 */
@GraphQLApi
@Singleton
public class VirtualThreadApi {
  private static final int CONNECTIONS = 200;

  private final BlockingOperations overUrlConnection;
  private final BlockingOperations overApache;

  VirtualThreadApi(
      DynamoDbClient client,
      @VirtualThreads ExecutorService executor,
      @ConfigProperty(name = "quarkus.dynamodb.endpoint-override") URI endpoint) {
    var apache = LocalClient.of(endpoint, ApacheHttpClient.builder().maxConnections(CONNECTIONS));
    this.overUrlConnection = new BlockingOperations(client, executor);
    this.overApache = new BlockingOperations(apache, executor);
  }

  @Query
  @RunOnVirtualThread
  public List<ListSummary> meListsV() {
    return overUrlConnection.meLists();
  }

  @Mutation
  @RunOnVirtualThread
  public String createItemV() {
    return overUrlConnection.createItem();
  }

  @Query
  @RunOnVirtualThread
  public List<ListSummary> meListsW() {
    return overApache.meLists();
  }

  @Mutation
  @RunOnVirtualThread
  public String createItemW() {
    return overApache.createItem();
  }
}
