package org.guestlist.store.dynamodb;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionException;
import org.guestlist.store.StoreUnreachableException;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** Creates the tables that are missing, for machines without Terraform: dev mode and tests. */
@ApplicationScoped
public class TableSetup {
  private static final Logger LOG = Logger.getLogger(TableSetup.class);

  private final DynamoDbAsyncClient client;
  private final Tables tables;

  TableSetup(DynamoDbAsyncClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  /**
   * Returns when all tables are there and active. Blocks.
   *
   * @throws StoreUnreachableException if there is no database to make them in
   */
  public void createMissing() {
    try {
      createAndWait();
    } catch (SdkClientException | CompletionException failure) {
      if (Unreachable.inWords(failure) instanceof StoreUnreachableException unreachable) {
        throw unreachable;
      }
      throw failure;
    }
  }

  private void createAndWait() {
    var all = TableDefinitions.all(tables);
    all.forEach(this::create);
    all.forEach(
        table -> client.waiter().waitUntilTableExists(t -> t.tableName(table.tableName())).join());
  }

  private void create(CreateTableRequest table) {
    try {
      client.createTable(table).join();
      LOG.infof("Created the table %s", table.tableName());
    } catch (CompletionException failure) {
      if (!(failure.getCause() instanceof ResourceInUseException)) {
        throw failure;
      }
    }
  }
}
