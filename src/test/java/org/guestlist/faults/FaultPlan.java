package org.guestlist.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** What goes wrong until it is closed, and what was sent meanwhile. One at a time; thread-safe. */
public final class FaultPlan implements AutoCloseable {
  private static final AtomicReference<FaultPlan> PRESENT = new AtomicReference<>();

  private final Function<SdkRequest, Optional<DatabaseFault>> choice;
  private final AtomicInteger happened = new AtomicInteger();
  private final List<SdkRequest> sent = Collections.synchronizedList(new ArrayList<>());

  private FaultPlan(Function<SdkRequest, Optional<DatabaseFault>> choice) {
    this.choice = choice;
    if (!PRESENT.compareAndSet(null, this)) {
      throw new IllegalStateException("There is a plan already");
    }
  }

  /** Nothing goes wrong, and what is sent is noted. */
  public static FaultPlan nothing() {
    return new FaultPlan(request -> Optional.empty());
  }

  /**
   * A fault that happens to some requests.
   *
   * @param where which of those that it fits
   * @param from the number of the first one, from 0 on
   * @param times how often
   */
  public static FaultPlan of(
      DatabaseFault fault, Predicate<SdkRequest> where, int from, int times) {
    var met = new AtomicInteger();
    return new FaultPlan(
        request -> {
          if (!fault.fits(request) || !where.test(request)) {
            return Optional.empty();
          }
          var number = met.getAndIncrement();
          return Optional.of(fault).filter(f -> number >= from && number - from < times);
        });
  }

  /**
   * Any of some faults, now and then.
   *
   * @param share of the requests, from 0 to 1
   */
  public static FaultPlan byChance(
      double share, Collection<DatabaseFault> faults, RandomGenerator random) {
    return new FaultPlan(request -> drawn(share, faults, random, request));
  }

  private static synchronized Optional<DatabaseFault> drawn(
      double share, Collection<DatabaseFault> faults, RandomGenerator random, SdkRequest request) {
    var fitting = faults.stream().filter(fault -> fault.fits(request)).toList();
    return random.nextDouble() >= share || fitting.isEmpty()
        ? Optional.empty()
        : Optional.of(fitting.get(random.nextInt(fitting.size())));
  }

  static Optional<FaultPlan> present() {
    return Optional.ofNullable(PRESENT.get());
  }

  /** What happens to a request that is about to be sent. */
  Optional<DatabaseFault> next(SdkRequest request) {
    if (!(request instanceof DynamoDbRequest)) {
      return Optional.empty();
    }
    sent.add(request);
    var fault = choice.apply(request);
    fault.ifPresent(f -> happened.incrementAndGet());
    return fault;
  }

  /** How often it happened. */
  public int happened() {
    return happened.get();
  }

  /** All requests, those of them included to which something happened. */
  public List<SdkRequest> sent() {
    return List.copyOf(sent);
  }

  @Override
  public void close() {
    PRESENT.set(null);
  }
}
