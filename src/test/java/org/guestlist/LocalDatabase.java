package org.guestlist;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.guestlist.dynoxide.Dynoxide;
import org.guestlist.testing.Management;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;

/**
 * The database of the tests: the one at {@code AWS_ENDPOINT_URL_DYNAMODB}, which has to be empty,
 * or a Dynoxide in memory on a free port. One process serves all test classes of a JVM and ends
 * with it; tests keep apart by table prefix or by their own users.
 */
public final class LocalDatabase implements QuarkusTestResourceLifecycleManager {
  private static final Optional<URI> NAMED =
      Optional.ofNullable(System.getenv(Dynoxide.ENDPOINT_VARIABLE)).map(URI::create);

  private static final String REGION = setting("AWS_REGION", "us-east-1");
  private static final String KEY = setting("AWS_ACCESS_KEY_ID", "local");
  private static final String SECRET = setting("AWS_SECRET_ACCESS_KEY", "local");

  /** Where it is; it is started if it was not running. */
  public static URI endpoint() {
    return NAMED.orElseGet(() -> ours().endpoint());
  }

  /** The process of the database, where it is one of ours. */
  public static Optional<Long> pid() {
    return NAMED.isPresent() ? Optional.empty() : Optional.of(ours().pid());
  }

  private static Dynoxide ours() {
    return Dynoxide.oncePerJvm("test", () -> Dynoxide.inMemory(0));
  }

  private static String setting(String variable, String otherwise) {
    return Optional.ofNullable(System.getenv(variable)).orElse(otherwise);
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
        .endpointOverride(endpoint())
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)));
  }

  private static final class Client {
    private static final DynamoDbAsyncClient SHARED = builder().build();
  }

  /** The settings of a process of the program that uses it. */
  public static Map<String, String> environment() {
    return Map.of(
        Dynoxide.ENDPOINT_VARIABLE,
        endpoint().toString(),
        "AWS_REGION",
        REGION,
        "AWS_ACCESS_KEY_ID",
        KEY,
        "AWS_SECRET_ACCESS_KEY",
        SECRET);
  }

  @Override
  public Map<String, String> start() {
    var settings = new HashMap<>(Management.settings());
    settings.put("quarkus.dynamodb.endpoint-override", endpoint().toString());
    settings.put("quarkus.dynamodb.aws.region", REGION);
    settings.put("quarkus.dynamodb.aws.credentials.type", "static");
    settings.put("quarkus.dynamodb.aws.credentials.static-provider.access-key-id", KEY);
    settings.put("quarkus.dynamodb.aws.credentials.static-provider.secret-access-key", SECRET);
    return settings;
  }

  @Override
  public void stop() {
    // The next test class uses it again.
  }
}
