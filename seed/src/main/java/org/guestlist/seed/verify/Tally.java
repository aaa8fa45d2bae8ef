package org.guestlist.seed.verify;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a scan saw of one list, in 48 bytes: its counters, and the count of the rows. Thread-safe.
 */
final class Tally {
  private static final int MISSING = -1;
  private static final int UNREADABLE = -2;

  private Object owner;
  private int keptItems = MISSING;
  private int keptDone = MISSING;
  private int keptGuests = MISSING;
  private int items;
  private int done;
  private int guests;
  private boolean seen;
  private boolean underDeletion;
  private boolean doubtful;

  synchronized void list(Map<String, AttributeValue> row) {
    seen = true;
    underDeletion = Attributes.flag(row, "under_deletion");
    owner = Attributes.text(row, "user_id").map(Ids::compact).orElse(null);
    keptItems = counter(row, "item_count");
    keptDone = counter(row, "done_count");
    keptGuests = counter(row, "guest_count");
  }

  private static int counter(Map<String, AttributeValue> row, String name) {
    if (!row.containsKey(name)) {
      return MISSING;
    }
    try {
      return Attributes.number(row, name).map(Integer::parseInt).orElse(UNREADABLE);
    } catch (NumberFormatException other) {
      return UNREADABLE;
    }
  }

  synchronized void item(Map<String, AttributeValue> row) {
    items++;
    done += Attributes.flag(row, "done") ? 1 : 0;
    doubtful |= !row.containsKey("description");
  }

  synchronized void guest(Object userId, boolean known) {
    guests++;
    doubtful |= !known || userId.equals(owner);
  }

  /** Whether the list keeps no counters, as those of the tutorial's programs. */
  synchronized boolean keepsNoCounters() {
    return seen
        && !underDeletion
        && keptItems == MISSING
        && keptDone == MISSING
        && keptGuests == MISSING;
  }

  /** Whether there is something to look at, given the users there are. */
  synchronized boolean isDoubtful(Set<Object> users) {
    return doubtful
        || !seen
        || underDeletion
        || owner == null
        || !users.contains(owner)
        || !(keepsNoCounters() || countersAreRight());
  }

  private boolean countersAreRight() {
    return keptItems == items && keptDone == done && keptGuests == guests;
  }
}
