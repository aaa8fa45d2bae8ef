package org.guestlist.testing;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.guestlist.request.EventLoop;

/**
 * Something that goes wrong inside the program under test, at a place that a test names.
 *
 * @param place such as {@code UserApi.me}
 * @param manner how it fails there
 * @param failure what is thrown
 */
public record Fault(String place, Manner manner, Throwable failure) {
  private static final Duration LATER = Duration.ofMillis(5);

  private static final AtomicReference<Fault> ARMED = new AtomicReference<>();
  private static final Set<String> REACHED = ConcurrentHashMap.newKeySet();

  /** How something fails that answers a {@link Uni}. */
  public enum Manner {
    THROWN,
    FAILED,
    FAILED_LATER
  }

  /** Until {@link #disarm}, this happens wherever its place is reached. */
  public void arm() {
    REACHED.clear();
    ARMED.set(this);
  }

  /** Nothing goes wrong any more. */
  public static void disarm() {
    ARMED.set(null);
    REACHED.clear();
  }

  /** The places that were reached since {@link #arm} or {@link #disarm}. */
  public static Set<String> reached() {
    return Set.copyOf(REACHED);
  }

  /** What happens at a place: the fault that waits there, or else what always happens. */
  static Object at(String place, Callable<Object> real) throws Exception {
    REACHED.add(place);
    var fault = ARMED.get();
    return fault == null || !fault.place.equals(place) ? real.call() : fault.happen();
  }

  private Object happen() throws Exception {
    return switch (manner) {
      case THROWN -> throw raised();
      case FAILED -> Uni.createFrom().failure(failure);
      case FAILED_LATER ->
          EventLoop.pause(LATER).flatMap(ignored -> Uni.createFrom().failure(failure));
    };
  }

  private Exception raised() {
    if (failure instanceof Error error) {
      throw error;
    }
    return (Exception) failure;
  }
}
