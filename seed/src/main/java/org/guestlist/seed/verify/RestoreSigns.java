package org.guestlist.seed.verify;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Signs that the tables were restored in part, or to different instants: a large share of all lists
 * has the same thing wrong. Crashes and other programs leave a few.
 *
 * @param lists all that were seen, those of which there are only items or guests included
 * @param affected how many of them have what wrong
 */
record RestoreSigns(long lists, Map<Kind, Long> affected) {
  /** So many lists are never a sign, even if there are hardly any others. */
  private static final Map<Kind, Integer> FEW =
      Map.of(Kind.ORPHAN, 1, Kind.COUNTER, 10, Kind.UNKNOWN_USER, 10);

  private static final double PERCENT = 100;

  /** Counts what was found. */
  static RestoreSigns of(long lists, Collection<Look> standing) {
    var affected = new EnumMap<Kind, Long>(Kind.class);
    for (var kind : FEW.keySet()) {
      affected.put(kind, standing.stream().filter(look -> look.findings().has(kind)).count());
    }
    return new RestoreSigns(lists, affected);
  }

  /** Whether more than this share of all lists has one thing wrong. */
  boolean exceed(int percent) {
    return FEW.keySet().stream().anyMatch(kind -> exceeds(kind, percent));
  }

  private boolean exceeds(Kind kind, int percent) {
    long count = affected.getOrDefault(kind, 0L);
    return FEW.containsKey(kind)
        && count > FEW.get(kind)
        && count * PERCENT > (double) percent * lists;
  }

  /** A line for each sign. */
  List<String> inWords(int percent) {
    return Stream.of(Kind.values())
        .filter(kind -> exceeds(kind, percent))
        .map(kind -> words(kind).formatted(Words.number(affected.get(kind)), Words.number(lists)))
        .toList();
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case ORPHAN -> "%s of %s lists that have items or guests are missing";
      case COUNTER -> "%s of %s lists have more or fewer rows than they counted";
      default -> "%s of %s lists have an owner or guests who are missing";
    };
  }
}
