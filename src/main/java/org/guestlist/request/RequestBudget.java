package org.guestlist.request;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Counts the requests to the database that one operation makes, and says when it may begin no more.
 * Used by one thread at a time, as {@link EventLoop} sees to it.
 */
public final class RequestBudget {
  private static final RequestLocal<RequestBudget> CURRENT =
      new RequestLocal<>(RequestBudget.class);

  private final int limit;
  private int made;
  private int exemptions;

  private RequestBudget(int limit) {
    this.limit = limit;
  }

  /** From now on the present operation may make that many requests. */
  public static void begin(int limit) {
    CURRENT.set(new RequestBudget(limit));
  }

  /** That of the present operation; none where there is no operation. */
  public static Optional<RequestBudget> current() {
    return CURRENT.get();
  }

  /** Does work of the present operation whose requests do not count. */
  public static <T> Uni<T> exempt(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              var budget = current();
              budget.ifPresent(b -> b.exemptions++);
              return work.get().onTermination().invoke(() -> budget.ifPresent(b -> b.exemptions--));
            });
  }

  /** Whether another request may be begun. */
  public boolean allowsAnother() {
    return exemptions > 0 || made < limit;
  }

  /** Counts a request that is sent, for the first time or again. */
  public void count() {
    if (exemptions == 0) {
      made++;
    }
  }

  public int limit() {
    return limit;
  }

  /** How many requests counted so far. */
  public int made() {
    return made;
  }
}
