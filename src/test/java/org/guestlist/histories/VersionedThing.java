package org.guestlist.histories;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guestlist.histories.Event.Kind;

/**
 * What is known of an item or a list, which is created once, changed from version to version and
 * deleted for ever.
 *
 * @param events about it
 * @param deletions that would have ended it, those of its list included; refused ones left out
 */
record VersionedThing(Thing thing, List<Event> events, List<Event> deletions) {

  static VersionedThing of(List<Event> events, List<Event> deletionsOfList) {
    var thing = events.get(0).thing();
    var own = events.stream().filter(e -> e.is(Kind.DELETION) && e.isPossible());
    var inherited =
        thing.sort() == Thing.Sort.LIST ? Stream.<Event>empty() : deletionsOfList.stream();
    return new VersionedThing(thing, events, Stream.concat(own, inherited).toList());
  }

  /** One sentence for each thing that cannot be. */
  Stream<String> findings() {
    return Stream.of(
            writtenTwice(),
            basedOnAnotherVersion(),
            refusedForNothing(),
            withTwoValues(),
            writtenByNobody(),
            goneBackInTime(),
            seenAfterItsDeletion(),
            deletedTwice(),
            changedAfterItsLastVersion(),
            goneWithoutDeletion(),
            cameBack())
        .flatMap(List::stream)
        .map(finding -> thing + ": " + finding);
  }

  private Stream<Event> confirmed(Predicate<Event> wanted) {
    return events.stream().filter(Event::isConfirmed).filter(wanted);
  }

  /** All that shows a version: what was confirmed, and what was refused for another version. */
  private Stream<Event> sightings() {
    return events.stream().filter(event -> event.seen().isPresent());
  }

  private static State state(Event event) {
    return event.seen().orElseThrow();
  }

  private static int version(Event event) {
    return state(event).version();
  }

  private Map<Integer, List<Event>> byVersion(Stream<Event> shown) {
    return shown.collect(groupingBy(VersionedThing::version, TreeMap::new, Collectors.toList()));
  }

  private static List<String> each(
      Map<Integer, List<Event>> versions, Predicate<List<Event>> wrong, String sentence) {
    return versions.entrySet().stream()
        .filter(entry -> wrong.test(entry.getValue()))
        .map(entry -> sentence.formatted(entry.getKey(), entry.getValue()))
        .toList();
  }

  private List<String> writtenTwice() {
    return each(
        byVersion(confirmed(Event::wrote)),
        writers -> writers.size() > 1,
        "version %d was written more than once: %s");
  }

  /** A change gives the next version of the one it was based on, or finds that it is so already. */
  private List<String> basedOnAnotherVersion() {
    return confirmed(event -> event.is(Kind.CHANGE))
        .filter(
            event ->
                version(event) - event.base() < 0
                    || version(event) - event.base() > 1
                    || !state(event).value().equals(event.asked()))
        .map(event -> "a change was confirmed with what it does not give: " + event)
        .toList();
  }

  private List<String> refusedForNothing() {
    return sightings()
        .filter(event -> event.outcome() == Event.Outcome.REFUSED)
        .filter(event -> version(event) == event.base())
        .map(event -> "a change was refused that had the right version: " + event)
        .toList();
  }

  private List<String> withTwoValues() {
    return each(
        byVersion(sightings()),
        shown -> shown.stream().map(VersionedThing::state).distinct().count() > 1,
        "version %d was seen with different values: %s");
  }

  /** Every version up to the last one comes from a write that was confirmed, or may have been. */
  private List<String> writtenByNobody() {
    var shown = byVersion(sightings());
    if (shown.isEmpty()) {
      return List.of();
    }
    var last = ((TreeMap<Integer, List<Event>>) shown).lastKey();
    return IntStream.rangeClosed(thing.sort() == Thing.Sort.LIST ? 0 : 1, last)
        .filter(version -> !isExplained(version, shown.getOrDefault(version, List.of())))
        .mapToObj(version -> "nobody wrote version " + version + ": " + shown.get(version))
        .toList();
  }

  private boolean isExplained(int version, List<Event> shown) {
    if (shown.stream().anyMatch(Event::wrote)) {
      return true;
    }
    return events.stream()
        .filter(event -> event.outcome() == Event.Outcome.UNKNOWN)
        .filter(event -> isFirst(version) ? event.is(Kind.CREATION) : isChange(event, version))
        .anyMatch(event -> shown.stream().allMatch(seen -> canCauseOf(event, seen)));
  }

  private boolean isFirst(int version) {
    return version == (thing.sort() == Thing.Sort.LIST ? 0 : 1);
  }

  private static boolean isChange(Event event, int version) {
    return event.is(Kind.CHANGE) && event.base() + 1 == version;
  }

  private static boolean canCauseOf(Event unknown, Event seen) {
    return unknown.asked().equals(state(seen).value())
        && unknown.span().beganBeforeEndOf(seen.span());
  }

  /** What began after a version had been shown shows this version or a later one. */
  private List<String> goneBackInTime() {
    var byStart = sightings().sorted(Comparator.comparing(e -> e.span().start())).toList();
    var byEnd = sightings().sorted(Comparator.comparing(e -> e.span().end())).toList();
    var findings = new ArrayList<String>();
    Event latest = null;
    var ended = 0;
    for (var event : byStart) {
      while (ended < byEnd.size() && byEnd.get(ended).span().isBefore(event.span())) {
        latest = later(latest, byEnd.get(ended));
        ended++;
      }
      if (latest != null && !canFollow(event, latest)) {
        findings.add("time went back from " + latest + " to " + event);
      }
    }
    return findings;
  }

  private static Event later(Event one, Event other) {
    return one == null || version(other) > version(one) ? other : one;
  }

  private static boolean canFollow(Event event, Event earlier) {
    return event.wrote() ? version(event) > version(earlier) : version(event) >= version(earlier);
  }

  private List<String> seenAfterItsDeletion() {
    return sightings()
        .filter(
            seen ->
                deletions.stream()
                    .filter(Event::isConfirmed)
                    .anyMatch(deletion -> deletion.span().isBefore(seen.span())))
        .map(seen -> "it was there after its deletion had been confirmed: " + seen)
        .toList();
  }

  /** The deletion of a list can be gone on with by another caller at the same time. */
  private List<String> deletedTwice() {
    var own = confirmed(event -> event.is(Kind.DELETION)).toList();
    var again =
        own.stream()
            .filter(
                deletion ->
                    own.stream()
                        .anyMatch(
                            other ->
                                !other.equals(deletion)
                                    && (thing.sort() == Thing.Sort.ITEM
                                        || other.span().isBefore(deletion.span()))))
            .toList();
    return again.isEmpty() ? List.of() : List.of("it was deleted more than once: " + again);
  }

  private List<String> changedAfterItsLastVersion() {
    return confirmed(event -> event.is(Kind.DELETION) && event.seen().isPresent())
        .flatMap(
            deletion ->
                sightings()
                    .filter(seen -> version(seen) > version(deletion))
                    .map(seen -> "it was changed after " + deletion + ": " + seen))
        .toList();
  }

  /** What had been there before, and nobody had begun to delete, is still there. */
  private List<String> goneWithoutDeletion() {
    return absences()
        .filter(absence -> sightings().anyMatch(seen -> seen.span().isBefore(absence.span())))
        .filter(
            absence -> deletions.stream().noneMatch(d -> d.span().beganBeforeEndOf(absence.span())))
        .map(absence -> "it had gone, and nobody had deleted it: " + absence)
        .toList();
  }

  private List<String> cameBack() {
    return absences()
        .filter(absence -> sightings().anyMatch(seen -> seen.span().isBefore(absence.span())))
        .flatMap(
            absence ->
                sightings()
                    .filter(seen -> absence.span().isBefore(seen.span()))
                    .map(seen -> "it had gone and came back: " + absence + ", " + seen))
        .toList();
  }

  private Stream<Event> absences() {
    return confirmed(Event::showsNothing);
  }
}
