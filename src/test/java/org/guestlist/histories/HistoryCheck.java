package org.guestlist.histories;

import java.util.List;
import java.util.stream.Stream;
import org.guestlist.histories.Event.Kind;

/** Whether what callers were told can have happened to lists that keep what they promise. */
public final class HistoryCheck {
  private HistoryCheck() {}

  /** One sentence for each thing that cannot be; none if all is well. */
  public static List<String> findings(History history) {
    return history.byList().stream().flatMap(HistoryCheck::ofList).sorted().toList();
  }

  private static Stream<String> ofList(History history) {
    var things = history.byThing();
    var deletions =
        things.stream()
            .flatMap(List::stream)
            .filter(event -> event.thing().sort() == Thing.Sort.LIST)
            .filter(event -> event.is(Kind.DELETION) && event.isPossible())
            .toList();
    return things.stream().flatMap(events -> ofThing(events, deletions));
  }

  private static Stream<String> ofThing(List<Event> events, List<Event> deletionsOfList) {
    return events.get(0).thing().sort() == Thing.Sort.GUEST
        ? GuestOfList.of(events, deletionsOfList).findings()
        : VersionedThing.of(events, deletionsOfList).findings();
  }
}
