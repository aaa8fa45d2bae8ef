package org.guestlist.store.dynamodb;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/** Ready once the four tables answer and they and their indexes can be worked with. */
@Readiness
@ApplicationScoped
class TablesReadiness implements AsyncHealthCheck {
  private static final String NAME = "tables";
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Instance<DynamoDbAsyncClient> client;
  private final Tables tables;
  private final boolean used;

  TablesReadiness(
      Instance<DynamoDbAsyncClient> client,
      Tables tables,
      @ConfigProperty(name = "guestlist.store") String store) {
    this.client = client;
    this.tables = tables;
    this.used = "dynamodb".equals(store);
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    if (!used) {
      return Uni.createFrom().item(HealthCheckResponse.up(NAME));
    }
    var states = Arrays.stream(Table.values()).map(this::state).toList();
    return Uni.join().all(states).andCollectFailures().map(TablesReadiness::response);
  }

  private Uni<State> state(Table table) {
    return Uni.createFrom()
        .completionStage(() -> client.get().describeTable(t -> t.tableName(tables.name(table))))
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
