package org.guestlist.seed.populate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.guestlist.seed.database.Table;

/** What was done so far. Thread-safe. */
final class Tally {
  private final Map<Table, LongAdder> written = new EnumMap<>(Table.class);
  private final LongAdder addresses = new LongAdder();
  private final LongAdder unanswered = new LongAdder();
  private final LongAdder skippedUsers = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final DoubleAdder writeUnits = new DoubleAdder();
  private final long rowsOfUser;

  /**
   * @param rowsOfUser how many rows less there are to write for each user who is there
   */
  Tally(long rowsOfUser) {
    this.rowsOfUser = rowsOfUser;
    Arrays.stream(Table.values()).forEach(table -> written.put(table, new LongAdder()));
  }

  /** Counts rows that DynamoDB has taken. */
  void written(Table table, int rows) {
    written.get(table).add(rows);
  }

  /** Counts those of the rows of the users that reserve an address. */
  void addresses(int rows) {
    addresses.add(rows);
  }

  /** Counts rows of a request that got no answer: they may have been written, or not. */
  void unanswered(int rows) {
    unanswered.add(rows);
  }

  void skippedUsers(int users) {
    skippedUsers.add(users);
  }

  void retry() {
    retries.increment();
  }

  void consumed(double units) {
    writeUnits.add(units);
  }

  long written(Table table) {
    return written.get(table).sum();
  }

  long written() {
    return written.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** Of the rows of the users, those that reserve an address. */
  long addresses() {
    return addresses.sum();
  }

  long unanswered() {
    return unanswered.sum();
  }

  long skippedUsers() {
    return skippedUsers.sum();
  }

  long retries() {
    return retries.sum();
  }

  double writeUnits() {
    return writeUnits.sum();
  }

  /** Rows that need not be written any more. */
  long settled() {
    return written() + skippedUsers() * rowsOfUser;
  }
}
