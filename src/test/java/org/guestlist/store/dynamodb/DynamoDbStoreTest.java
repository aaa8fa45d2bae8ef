package org.guestlist.store.dynamodb;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.guestlist.LocalDatabase;
import org.guestlist.store.Retries;
import org.guestlist.store.Store;
import org.guestlist.store.StoreContract;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** The contract of a store, over a real database, with tables of its own. */
class DynamoDbStoreTest extends StoreContract {
  private static final Store STORE = create();

  @Override
  public Store store() {
    return STORE;
  }

  private static Store create() {
    var client = LocalDatabase.client(new OperationRecorder());
    var tables = new Tables(Optional.of("contract_"));
    new TableSetup(client, tables).createMissing();
    return create(client, tables, new Patience());
  }

  private static Store create(DynamoDbAsyncClient client, Tables tables, Retries retries) {
    var gateway = new Gateway(client, tables, new SimpleMeterRegistry(), retries);
    var reads = new Reads(gateway, tables, retries);
    var transactions = new Transactions(gateway, retries);
    var guard = new Guard(tables);
    var lists = new ListRows(reads, gateway, transactions, guard, tables);
    return new DynamoDbStore(
        new UserRows(reads, gateway, transactions, tables),
        lists,
        new ListPages(reads, lists),
        new ItemRows(reads, lists, transactions, guard, tables),
        new GuestRows(reads, lists, transactions, guard, tables),
        new Deletion(reads, lists, gateway, tables, retries));
  }

  private static final class Patience implements Retries {
    @Override
    public Duration deadline() {
      return Duration.ofSeconds(20);
    }

    @Override
    public int attempts() {
      return 5;
    }

    @Override
    public Duration attemptTimeout() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Duration firstPause() {
      return Duration.ofMillis(20);
    }

    @Override
    public Duration longestPause() {
      return Duration.ofMillis(500);
    }
  }
}
