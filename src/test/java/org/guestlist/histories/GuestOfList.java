package org.guestlist.histories;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.guestlist.histories.Event.Kind;

/**
 * What is known of one user as a guest of one list, who may come and go often. There has to be an
 * order of what was done, true to the clock, in which each answer is right (linearizability, after
 * Herlihy and Wing). It is sought with the clock: whoever is answered has had its effect by then,
 * in every order that is still possible.
 *
 * @param events about it, refused ones left out, and the deletions of the list
 */
record GuestOfList(Thing thing, List<Event> events) {

  static GuestOfList of(List<Event> events, List<Event> deletionsOfList) {
    var possible = events.stream().filter(Event::isPossible);
    return new GuestOfList(
        events.get(0).thing(), Stream.concat(possible, deletionsOfList.stream()).toList());
  }

  /** What a user can be to a list. */
  private enum Standing {
    NO_GUEST,
    GUEST,
    /** The list is deleted, or is being deleted. */
    LIST_GONE
  }

  /**
   * One possibility.
   *
   * @param done those under way that have had their effect
   */
  private record Possibility(Standing standing, Set<Event> done) {

    /** Empty where the event has had its effect, or where its answer would not be right. */
    Optional<Possibility> after(Event event, List<Event> underWay) {
      return done.contains(event)
          ? Optional.empty()
          : next(standing, event)
              .map(next -> new Possibility(next, with(event)).afterLooks(underWay));
    }

    private Set<Event> with(Event event) {
      var more = new HashSet<>(done);
      more.add(event);
      return more;
    }

    /** A look that is right now is best had now: it stands in the way of nothing. */
    Possibility afterLooks(List<Event> underWay) {
      var more = new HashSet<>(done);
      underWay.stream()
          .filter(event -> event.is(Kind.LOOK) && next(standing, event).isPresent())
          .forEach(more::add);
      return new Possibility(standing, more);
    }

    Possibility without(Event event) {
      var fewer = new HashSet<>(done);
      fewer.remove(event);
      return new Possibility(standing, fewer);
    }
  }

  /** What an effect makes of the standing; empty where the answer would not be right. */
  private static Optional<Standing> next(Standing before, Event event) {
    if (event.thing().sort() == Thing.Sort.LIST) {
      return Optional.of(Standing.LIST_GONE);
    }
    return switch (event.kind()) {
      case CREATION -> before == Standing.NO_GUEST ? Optional.of(Standing.GUEST) : Optional.empty();
      case DELETION -> before == Standing.GUEST ? Optional.of(Standing.NO_GUEST) : Optional.empty();
      default ->
          event.seen().isPresent() == (before == Standing.GUEST)
              ? Optional.of(before)
              : Optional.empty();
    };
  }

  /** A sentence where no order is possible. */
  Stream<String> findings() {
    var possibilities = Set.of(new Possibility(Standing.NO_GUEST, Set.of()));
    var underWay = new ArrayList<Event>();
    var begun = 0;
    var byStart =
        events.stream().sorted(Comparator.comparing(event -> event.span().start())).toList();
    var byEnd =
        events.stream()
            .filter(Event::isConfirmed)
            .sorted(Comparator.comparing(event -> event.span().end()))
            .toList();
    for (var answered : byEnd) {
      while (begun < byStart.size()
          && byStart.get(begun).span().beganBeforeEndOf(answered.span())) {
        underWay.add(byStart.get(begun));
        begun++;
      }
      possibilities = after(answered, possibilities, underWay);
      underWay.remove(answered);
      if (possibilities.isEmpty()) {
        return Stream.of(thing + ": no order of what was done explains " + answered);
      }
    }
    return Stream.empty();
  }

  private static Set<Possibility> after(
      Event answered, Set<Possibility> before, List<Event> underWay) {
    var reached = new HashSet<Possibility>();
    before.forEach(possibility -> reached.add(possibility.afterLooks(underWay)));
    var next = new ArrayDeque<>(reached);
    while (!next.isEmpty()) {
      var possibility = next.remove();
      underWay.stream()
          .flatMap(event -> possibility.after(event, underWay).stream())
          .filter(reached::add)
          .forEach(next::add);
    }
    var remaining = new HashSet<Possibility>();
    reached.stream()
        .filter(possibility -> possibility.done().contains(answered))
        .forEach(possibility -> remaining.add(possibility.without(answered)));
    return remaining;
  }
}
