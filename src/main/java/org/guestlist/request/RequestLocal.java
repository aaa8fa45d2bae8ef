package org.guestlist.request;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.Optional;

/**
 * A value that one request carries along, kept on its Vert.x context. Code that runs outside any
 * request, as at the start of the program, finds none.
 *
 * @param <T> type of the value
 */
public final class RequestLocal<T> {
  private final String key;

  /** One for each purpose, named by the class that owns it. */
  public RequestLocal(Class<?> owner) {
    this.key = owner.getName();
  }

  public Optional<T> get() {
    return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(key) : Optional.empty();
  }

  /** Does nothing outside a request. */
  public void set(T value) {
    if (VertxContext.isOnDuplicatedContext()) {
      ContextLocals.put(key, value);
    }
  }
}
