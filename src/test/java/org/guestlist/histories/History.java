package org.guestlist.histories;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** What all callers did and were told, in any order. Thread-safe. */
public final class History {
  private final Queue<Event> events = new ConcurrentLinkedQueue<>();
  private final Queue<PageOfList> pages = new ConcurrentLinkedQueue<>();

  public History add(Event event) {
    events.add(event);
    return this;
  }

  public History add(PageOfList page) {
    pages.add(page);
    return this;
  }

  /** The histories of single lists. */
  public Collection<History> byList() {
    var lists = new TreeMap<String, History>();
    events.forEach(e -> lists.computeIfAbsent(e.thing().list(), l -> new History()).add(e));
    pages.forEach(page -> lists.computeIfAbsent(page.list(), l -> new History()).add(page));
    return lists.values();
  }

  /** The events about each thing, with what the pages of its list tell of it. */
  public Collection<List<Event>> byThing() {
    var things =
        Stream.concat(events.stream().map(Event::thing), pages.stream().flatMap(History::things))
            .distinct();
    var looks = things.flatMap(thing -> pages.stream().flatMap(page -> look(page, thing)));
    return Stream.concat(events.stream(), looks).collect(groupingBy(Event::thing)).values();
  }

  private static Stream<Thing> things(PageOfList page) {
    return Stream.concat(
        page.items().keySet().stream().map(name -> Thing.item(page.list(), name)),
        page.guests().stream().map(user -> Thing.guest(page.list(), user)));
  }

  private static Stream<Event> look(PageOfList page, Thing thing) {
    return switch (thing.sort()) {
      case LIST -> Stream.empty();
      case ITEM ->
          Stream.of(
              Event.look(thing, page.span(), Optional.ofNullable(page.items().get(thing.name()))));
      case GUEST ->
          Stream.of(
              Event.look(
                  thing,
                  page.span(),
                  Optional.of(guest(thing.name()))
                      .filter(state -> page.guests().contains(thing.name()))));
    };
  }

  /** What there is to be seen of a guest. */
  public static State guest(String user) {
    return new State(user, 0, "");
  }
}
