package org.guestlist.seed.populate;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import org.guestlist.seed.Problem;
import org.guestlist.seed.database.Database;
import org.guestlist.seed.database.Failures;
import org.guestlist.seed.database.Table;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/**
 * Tables with more write capacity than they had, until this is closed. AWS allows only some
 * decreases a day, see <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html">its
 * quotas</a>.
 */
final class RaisedCapacity implements AutoCloseable {
  private static final long POLL_MILLISECONDS = 500;

  private final Database database;
  private final PrintWriter messages;
  private final Deque<Was> raised = new ArrayDeque<>();

  RaisedCapacity(Database database, PrintWriter messages) {
    this.database = database;
    this.messages = messages;
  }

  private record Was(Table table, WriteUnits units) {}

  /**
   * Returns when all tables and indexes take that much. Those on demand are left alone.
   *
   * @param units write capacity units a second
   */
  void raise(long units) {
    for (var table : Table.values()) {
      raise(table, units);
    }
  }

  private void raise(Table table, long units) {
    var name = database.name(table);
    var description = database.describe(table);
    if (WriteUnits.isOnDemand(description)) {
      messages.printf("%s is on demand: --write-capacity changes nothing there.%n", name);
      return;
    }
    var was = WriteUnits.of(description);
    var update = was.atLeast(units).update(description);
    if (update.isEmpty()) {
      return;
    }
    raised.push(new Was(table, was));
    apply(table, update.get());
    messages.printf("%s takes %d writes a second for the time being.%n", name, units);
  }

  private void apply(Table table, UpdateTableRequest update) {
    try {
      database.client().updateTable(update);
      while (!isActive(database.describe(table))) {
        Thread.sleep(POLL_MILLISECONDS);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Problem("Interrupted.", stop);
    }
  }

  private static boolean isActive(TableDescription description) {
    return description.tableStatus() == TableStatus.ACTIVE
        && description.globalSecondaryIndexes().stream()
            .allMatch(index -> index.indexStatus() == IndexStatus.ACTIVE);
  }

  /** Restores what there was. What cannot be restored is said, with the values to set by hand. */
  @Override
  public void close() {
    while (!raised.isEmpty()) {
      restore(raised.pop());
    }
  }

  private void restore(Was was) {
    var name = database.name(was.table());
    try {
      var update = was.units().update(database.describe(was.table()));
      update.ifPresent(request -> apply(was.table(), request));
      messages.printf("%s has its capacity back (%s).%n", name, was.units());
    } catch (SdkException | Problem failure) {
      var reason = failure instanceof SdkException sdk ? Failures.inWords(sdk) : failure;
      messages.printf(
          "%s could not get its capacity back: set the write units by hand to %s. %s%n",
          name, was.units(), reason.getMessage());
    }
  }
}
