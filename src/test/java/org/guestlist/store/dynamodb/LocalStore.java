package org.guestlist.store.dynamodb;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.guestlist.store.Retries;
import org.guestlist.store.Store;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** The adapter for DynamoDB without the program around it. */
public final class LocalStore {
  private LocalStore() {}

  /** One with tables of its own, which are made where they are missing. */
  public static Store withTables(String prefix, DynamoDbAsyncClient client) {
    var tables = new Tables(Optional.of(prefix));
    new TableSetup(client, tables).createMissing();
    return over(client, tables);
  }

  static Store over(DynamoDbAsyncClient client, Tables tables) {
    var retries = new Patience();
    var credentials = new HeldCredentials(() -> {}, Duration.ofMinutes(1));
    credentials.from(AnonymousCredentialsProvider.create());
    var gateway =
        new Gateway(client, credentials, tables, new SimpleMeterRegistry(), new Retry(retries));
    var unreadable = new UnreadableRows();
    var reads = new Reads(gateway, tables, unreadable, retries);
    var transactions = new Transactions(gateway, new RowRepair(gateway, tables, unreadable));
    var guard = new Guard(tables);
    var lists = new ListRows(reads, gateway, transactions, guard, tables);
    return new DynamoDbStore(
        new UserRows(reads, gateway, transactions, tables),
        new SubjectRows(reads, transactions, tables),
        lists,
        new ListPages(reads, lists),
        new ItemRows(reads, lists, transactions, guard, tables),
        new GuestRows(reads, lists, transactions, guard, tables),
        new Deletion(reads, lists, gateway, tables, retries));
  }

  /** For machines that have more to do. */
  public static final class Patience implements Retries {
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
