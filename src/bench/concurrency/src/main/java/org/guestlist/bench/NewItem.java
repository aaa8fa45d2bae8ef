package org.guestlist.bench;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** An item to create, in one of the lists for that, under a key of its own. */
record NewItem(String listId, String datetime) {
  private static final AtomicLong CREATED = new AtomicLong();

  static NewItem inAnyList() {
    int list = ThreadLocalRandom.current().nextInt(SampleData.LISTS_FOR_ITEMS);
    return new NewItem(
        SampleData.listForItems(list), Instant.now() + "#" + CREATED.incrementAndGet());
  }
}
