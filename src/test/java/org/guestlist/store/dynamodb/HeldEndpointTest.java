package org.guestlist.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointParams;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider;

/** How often the rules of the SDK are asked, and what they are asked. */
class HeldEndpointTest {
  private final AtomicInteger asked = new AtomicInteger();
  private DynamoDbEndpointProvider rules = DynamoDbEndpointProvider.defaultProvider();
  private final HeldEndpoint endpoints =
      new HeldEndpoint(
          request -> {
            asked.incrementAndGet();
            return rules.resolveEndpoint(request);
          });

  private URI resolved(Consumer<DynamoDbEndpointParams.Builder> more) {
    return endpoints
        .resolveEndpoint(request -> request.region(Region.EU_CENTRAL_1).applyMutation(more))
        .join()
        .url();
  }

  @Test
  void theRulesAreEvaluatedOnce() {
    assertThat(resolved(request -> request.resourceArn("items")))
        .isEqualTo(URI.create("https://dynamodb.eu-central-1.amazonaws.com"));
    assertThat(resolved(request -> request.resourceArn("lists")))
        .isEqualTo(URI.create("https://dynamodb.eu-central-1.amazonaws.com"));
    assertThat(asked).hasValue(1);
  }

  @Test
  void anotherAccountHasAnotherEndpoint() {
    var mode = "preferred";

    assertThat(resolved(r -> r.accountIdEndpointMode(mode).accountId("111111111111")))
        .hasHost("111111111111.ddb.eu-central-1.amazonaws.com");
    assertThat(resolved(r -> r.accountIdEndpointMode(mode).accountId("222222222222")))
        .hasHost("222222222222.ddb.eu-central-1.amazonaws.com");
    assertThat(resolved(r -> r.accountIdEndpointMode("disabled").accountId("222222222222")))
        .hasHost("dynamodb.eu-central-1.amazonaws.com");
  }

  @Test
  void anotherSettingHasAnotherEndpoint() {
    assertThat(resolved(request -> request.useFips(true)))
        .hasHost("dynamodb-fips.eu-central-1.amazonaws.com");
    assertThat(resolved(request -> request.useDualStack(true)))
        .hasHost("dynamodb.eu-central-1.api.aws");
    assertThat(resolved(request -> request.endpoint("http://localhost:8000")))
        .isEqualTo(URI.create("http://localhost:8000"));
    assertThat(resolved(request -> request.region(Region.US_EAST_1)))
        .hasHost("dynamodb.us-east-1.amazonaws.com");
  }

  @Test
  void aFailureIsNotRemembered() {
    var sound = rules;
    rules = request -> CompletableFuture.<Endpoint>failedFuture(new IllegalStateException("once"));
    var failed = endpoints.resolveEndpoint(request -> request.region(Region.EU_CENTRAL_1));

    rules = sound;

    assertThat(failed).isCompletedExceptionally();
    assertThat(resolved(request -> {})).hasHost("dynamodb.eu-central-1.amazonaws.com");
  }
}
