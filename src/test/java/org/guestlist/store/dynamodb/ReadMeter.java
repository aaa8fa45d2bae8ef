package org.guestlist.store.dynamodb;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.Stream;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Counts requests and the read units that they consumed. Thread-safe. */
final class ReadMeter implements ExecutionInterceptor {
  private final AtomicInteger requests = new AtomicInteger();
  private final DoubleAdder units = new DoubleAdder();

  @Override
  public void afterUnmarshalling(
      Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
    requests.incrementAndGet();
    if (context.response() instanceof QueryResponse query) {
      add(Stream.of(query.consumedCapacity()));
    } else if (context.response() instanceof BatchGetItemResponse batch) {
      add(batch.consumedCapacity().stream());
    }
  }

  private void add(Stream<ConsumedCapacity> capacity) {
    capacity
        .filter(c -> c != null && c.capacityUnits() != null)
        .forEach(c -> units.add(c.capacityUnits()));
  }

  void reset() {
    requests.set(0);
    units.reset();
  }

  int requests() {
    return requests.get();
  }

  double units() {
    return units.sum();
  }
}
