package org.guestlist;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.guestlist.dev.DynamoDbLocal;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;

/**
 * Points the application under test to a DynamoDB Local in memory, on a free port. One process
 * serves all test classes of a JVM and ends with it; tests keep apart by table prefix or by their
 * own users.
 */
public final class LocalDatabase implements QuarkusTestResourceLifecycleManager {
  /** The database of this JVM, which is started if it was not running. */
  public static DynamoDbLocal database() {
    return DynamoDbLocal.oncePerJvm("test", () -> DynamoDbLocal.inMemory(0));
  }

  /** A client of it, for rows behind the program's back. */
  public static DynamoDbAsyncClient client() {
    return Client.SHARED;
  }

  /** A client of it that an interceptor listens to, for the program's own classes. */
  public static DynamoDbAsyncClient client(ExecutionInterceptor interceptor) {
    return builder()
        .overrideConfiguration(client -> client.addExecutionInterceptor(interceptor))
        .build();
  }

  private static DynamoDbAsyncClientBuilder builder() {
    return DynamoDbAsyncClient.builder()
        .endpointOverride(database().endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
  }

  private static final class Client {
    private static final DynamoDbAsyncClient SHARED = builder().build();
  }

  @Override
  public Map<String, String> start() {
    return Map.of(
        "quarkus.dynamodb.endpoint-override", database().endpoint().toString(),
        "quarkus.dynamodb.aws.region", "us-east-1",
        "quarkus.dynamodb.aws.credentials.type", "static",
        "quarkus.dynamodb.aws.credentials.static-provider.access-key-id", "local",
        "quarkus.dynamodb.aws.credentials.static-provider.secret-access-key", "local");
  }

  @Override
  public void stop() {
    // The next test class uses it again.
  }
}
