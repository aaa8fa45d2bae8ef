package org.guestlist.start;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guestlist.store.StoreUnreachableException;
import org.guestlist.store.dynamodb.TableSetup;

/** Makes tables and demo data where the configuration asks for them. */
@ApplicationScoped
class Preparation {
  /** After the database of dev mode was started. */
  private static final int ORDER = 100;

  private final boolean createTables;
  private final boolean fill;
  private final Instance<TableSetup> tables;
  private final DemoData demoData;

  /**
   * The preparation of one start.
   *
   * @param createTables whether missing tables are created; production has them from Terraform
   * @param demoData whether a store without users gets demo data; the one in memory always does
   */
  Preparation(
      @ConfigProperty(name = "guestlist.store") String store,
      @ConfigProperty(name = "guestlist.create-tables", defaultValue = "false")
          boolean createTables,
      @ConfigProperty(name = "guestlist.demo-data", defaultValue = "false") boolean demoData,
      Instance<TableSetup> tables,
      DemoData demo) {
    var inMemory = "memory".equals(store);
    this.createTables = createTables && !inMemory;
    this.fill = demoData || inMemory;
    this.tables = tables;
    this.demoData = demo;
  }

  void onStart(@Observes @Priority(ORDER) StartupEvent event) {
    try {
      prepare();
    } catch (StoreUnreachableException e) {
      // Quarkus prints the message of this exception alone, and the stack trace of any other.
      throw new ConfigurationException(e.getMessage());
    }
  }

  private void prepare() {
    if (createTables) {
      tables.get().createMissing();
    }
    if (fill) {
      demoData.fillIfEmpty();
    }
  }
}
