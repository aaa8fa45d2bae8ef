package org.guestlist.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The requests to the database that one request to the service has made. Used by one thread at a
 * time, as {@link EventLoop} sees to it.
 */
public final class CallLog {
  private static final RequestLocal<CallLog> CURRENT = new RequestLocal<>(CallLog.class);

  private final List<Call> calls = new ArrayList<>();
  private int finishedDepth;

  /**
   * One request to the database.
   *
   * @param depth one more than the deepest request that had finished before this one was made
   * @param readUnits consumed read capacity units
   * @param writeUnits consumed write capacity units
   */
  public record Call(
      String operation,
      String table,
      int depth,
      double readUnits,
      double writeUnits,
      Duration duration) {}

  /** The log of the present request, if it has one. */
  public static Optional<CallLog> current() {
    return CURRENT.get();
  }

  /** Begins a log for the request that is being worked on, and on whose context this is called. */
  public static CallLog begin() {
    var log = new CallLog();
    CURRENT.set(log);
    return log;
  }

  /** The depth of a request that is made now. */
  public int nextDepth() {
    return finishedDepth + 1;
  }

  public void add(Call call) {
    calls.add(call);
    finishedDepth = Math.max(finishedDepth, call.depth());
  }

  /** The requests in the order in which they finished. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** How many requests waited for one another, at the most. */
  public int depth() {
    return finishedDepth;
  }
}
