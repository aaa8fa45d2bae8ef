package org.guestlist.seed.database;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.guestlist.seed.HttpAddress;
import org.guestlist.seed.Problem;
import org.guestlist.seed.TimeLimit;
import picocli.CommandLine.Mixin;
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

  /** Those that the AWS CLI knows, in the order in which they count. */
  private static final List<String> ENDPOINT_VARIABLES =
      List.of("AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL");

  private static final String EXAMPLE = "http://localhost:8000";

  /** A region becomes a part of a host name. */
  private static final Pattern REGION = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /** What the names of tables are made of, by the API reference of DynamoDB. */
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_.-]{0,200}");

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
  private Optional<String> endpoint = Optional.empty();

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description = "In front of every table name; else GUESTLIST_TABLE_PREFIX.")
  private String prefix = Optional.ofNullable(System.getenv("GUESTLIST_TABLE_PREFIX")).orElse("");

  @Mixin private TimeLimit timeLimit = new TimeLimit();

  /**
   * Connects, and looks at the tables before anything else is done.
   *
   * @param connections how many requests may be under way at once
   * @throws Problem if there are no credentials or no database, or if a table is missing or has
   *     another shape
   */
  public Database open(int connections) {
    require(PREFIX, prefix, "is no beginning of a table's name: give letters, digits, _ . and -");
    var database = new Database(client(connections, endpoint()), prefix);
    try {
      database.check();
      return database;
    } catch (RuntimeException failure) {
      database.close();
      throw failure;
    }
  }

  private static void requireRegion(String name) {
    require(REGION, name, "is no region: give one such as eu-central-1");
  }

  private static void require(Pattern pattern, String text, String otherwise) {
    if (!pattern.matcher(text).matches()) {
      throw new Problem("\"%s\" %s.".formatted(text, otherwise));
    }
  }

  private Optional<URI> endpoint() {
    if (endpoint.isPresent()) {
      return endpoint.map(text -> HttpAddress.parse(text, EXAMPLE));
    }
    return ENDPOINT_VARIABLES.stream()
        .filter(variable -> !Objects.toString(System.getenv(variable), "").isBlank())
        .findFirst()
        .map(variable -> HttpAddress.parse(System.getenv(variable), EXAMPLE + " by " + variable));
  }

  private DynamoDbClient client(int connections, Optional<URI> address) {
    var isLocal = address.filter(ConnectionOptions::isLocal).isPresent();
    var found = region(isLocal);
    requireRegion(found.id());
    try {
      var builder =
          DynamoDbClient.builder()
              .httpClientBuilder(ApacheHttpClient.builder().maxConnections(connections))
              .overrideConfiguration(
                  o -> o.retryStrategy(RetryMode.STANDARD).apiCallTimeout(timeLimit.duration()))
              .region(found)
              .credentialsProvider(credentials(isLocal));
      address.ifPresent(builder::endpointOverride);
      return builder.build();
    } catch (SdkClientException | IllegalArgumentException failure) {
      throw new Problem(
          "This does not lead to a database: " + Failures.firstLine(failure), failure);
    }
  }

  private Region region(boolean isLocal) {
    if (region.isPresent()) {
      requireRegion(region.get());
      return Region.of(region.get());
    }
    try {
      var chain = DefaultAwsRegionProviderChain.builder();
      profile.ifPresent(chain::profileName);
      return chain.build().getRegion();
    } catch (SdkClientException none) {
      if (isLocal) {
        return LOCAL_REGION;
      }
      throw new Problem("No region is set: give --region or AWS_REGION.", none);
    }
  }

  private AwsCredentialsProvider credentials(boolean isLocal) {
    var builder = DefaultCredentialsProvider.builder();
    profile.ifPresent(builder::profileName);
    var chain = builder.build();
    try {
      chain.resolveCredentials();
      return chain;
    } catch (SdkClientException none) {
      if (isLocal && profile.isEmpty()) {
        return StaticCredentialsProvider.create(LOCAL);
      }
      throw new Problem(
          "No credentials were found: give --profile, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
          none);
    }
  }

  private static boolean isLocal(URI address) {
    try {
      return InetAddress.getByName(address.getHost()).isLoopbackAddress();
    } catch (UnknownHostException nowhere) {
      return false;
    }
  }
}
