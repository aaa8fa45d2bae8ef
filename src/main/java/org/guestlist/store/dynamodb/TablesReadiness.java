package org.guestlist.store.dynamodb;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;

/**
 * Ready once the four tables answer and they and their indexes can be worked with. However often it
 * is asked, it looks at them once in some seconds, and once at a time.
 */
@Readiness
@ApplicationScoped
class TablesReadiness implements AsyncHealthCheck {
  private static final String NAME = "tables";
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration REMEMBERED = Duration.ofSeconds(5);

  private final Instance<DynamoDbAsyncClient> client;
  private final HeldCredentials credentials;
  private final Tables tables;
  private final boolean used;
  private final Uni<HealthCheckResponse> lately =
      Uni.createFrom().deferred(this::look).memoize().forFixedDuration(REMEMBERED);

  TablesReadiness(
      Instance<DynamoDbAsyncClient> client,
      HeldCredentials credentials,
      Tables tables,
      @ConfigProperty(name = "guestlist.store") String store) {
    this.client = client;
    this.credentials = credentials;
    this.tables = tables;
    this.used = "dynamodb".equals(store);
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return used ? lately : Uni.createFrom().item(HealthCheckResponse.up(NAME));
  }

  private Uni<HealthCheckResponse> look() {
    var states = Arrays.stream(Table.values()).map(this::state).toList();
    return Uni.join().all(states).andCollectFailures().map(TablesReadiness::response);
  }

  private Uni<State> state(Table table) {
    return Uni.createFrom()
        .completionStage(() -> credentials.then(() -> describe(table)))
        .map(
            description ->
                new State(table, TableCheck.status(definition(table), description.table())))
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .onFailure()
        .recoverWithItem(failure -> new State(table, failure.getClass().getSimpleName()));
  }

  private CreateTableRequest definition(Table table) {
    return TableDefinitions.all(tables).stream()
        .filter(definition -> definition.tableName().equals(tables.name(table)))
        .findFirst()
        .orElseThrow();
  }

  private CompletionStage<DescribeTableResponse> describe(Table table) {
    return client.get().describeTable(t -> t.tableName(tables.name(table)));
  }

  private record State(Table table, String status) {
    boolean isActive() {
      return TableCheck.USABLE.equals(status);
    }
  }

  private static HealthCheckResponse response(List<State> states) {
    var response = HealthCheckResponse.named(NAME);
    states.forEach(state -> response.withData(state.table().suffix(), state.status()));
    return response.status(states.stream().allMatch(State::isActive)).build();
  }
}
