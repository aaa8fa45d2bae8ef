package org.guestlist.seed.database;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import org.guestlist.seed.Problem;
import picocli.CommandLine.Option;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Which database, by the options that people know from the AWS CLI. */
public final class ConnectionOptions {
  /** An emulator takes any; these are the ones that dev mode of the service has. */
  private static final AwsCredentials LOCAL = AwsBasicCredentials.create("local", "local");

  private static final Region LOCAL_REGION = Region.US_EAST_1;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Named profile of ~/.aws; else AWS_PROFILE, and the usual chain.")
  private Optional<String> profile = Optional.empty();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Region; else AWS_REGION, and the usual chain.")
  private Optional<String> region = Optional.empty();

  @Option(
      names = {"--endpoint", "--endpoint-url"},
      paramLabel = "URL",
      description =
          "Another DynamoDB, such as http://localhost:8000, that of dev mode;"
              + " else AWS_ENDPOINT_URL_DYNAMODB. On this machine no credentials are needed.")
  private Optional<URI> endpoint =
      Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL_DYNAMODB")).map(URI::create);

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description = "In front of every table name; else GUESTLIST_TABLE_PREFIX.")
  private String prefix = Optional.ofNullable(System.getenv("GUESTLIST_TABLE_PREFIX")).orElse("");

  /**
   * Connects, and looks at the tables before anything else is done.
   *
   * @param connections how many requests may be under way at once
   * @throws Problem if there are no credentials or no database, or if a table is missing or has
   *     another shape
   */
  public Database open(int connections) {
    var database = new Database(client(connections), prefix);
    try {
      database.check();
      return database;
    } catch (RuntimeException failure) {
      database.close();
      throw failure;
    }
  }

  private DynamoDbClient client(int connections) {
    try {
      var builder =
          DynamoDbClient.builder()
              .httpClientBuilder(ApacheHttpClient.builder().maxConnections(connections))
              .overrideConfiguration(o -> o.retryStrategy(RetryMode.STANDARD))
              .region(region())
              .credentialsProvider(credentials());
      endpoint.ifPresent(builder::endpointOverride);
      return builder.build();
    } catch (SdkClientException | IllegalArgumentException failure) {
      throw new Problem(
          "This does not lead to a database: " + Failures.firstLine(failure), failure);
    }
  }

  private Region region() {
    if (region.isPresent()) {
      return Region.of(region.get());
    }
    try {
      var chain = DefaultAwsRegionProviderChain.builder();
      profile.ifPresent(chain::profileName);
      return chain.build().getRegion();
    } catch (SdkClientException none) {
      if (isLocal()) {
        return LOCAL_REGION;
      }
      throw new Problem("No region is set: give --region or AWS_REGION.", none);
    }
  }

  private AwsCredentialsProvider credentials() {
    var builder = DefaultCredentialsProvider.builder();
    profile.ifPresent(builder::profileName);
    var chain = builder.build();
    try {
      chain.resolveCredentials();
      return chain;
    } catch (SdkClientException none) {
      if (isLocal() && profile.isEmpty()) {
        return StaticCredentialsProvider.create(LOCAL);
      }
      throw new Problem(
          "No credentials were found: give --profile, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
          none);
    }
  }

  private boolean isLocal() {
    try {
      return endpoint.isPresent()
          && InetAddress.getByName(endpoint.get().getHost()).isLoopbackAddress();
    } catch (UnknownHostException nowhere) {
      return false;
    }
  }
}
