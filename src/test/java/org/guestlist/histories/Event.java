package org.guestlist.histories;

import java.util.Optional;

/**
 * One thing that a caller did, or learnt.
 *
 * @param base the version that a change was asked to be based on
 * @param asked the value that a creation or change was asked to write
 * @param seen of an operation that was confirmed: the thing as the answer showed it, for a deletion
 *     as it was when it went; of a change that was refused for its base: the present state, if the
 *     answer showed it; empty otherwise
 */
public record Event(
    Kind kind,
    Thing thing,
    Span span,
    Outcome outcome,
    int base,
    String asked,
    Optional<State> seen) {

  /** What can be done with a thing. */
  public enum Kind {
    CREATION,
    CHANGE,
    DELETION,
    LOOK
  }

  /** What a caller knows of what it did. */
  public enum Outcome {
    CONFIRMED,
    /** Nothing was written, says the program. */
    REFUSED,
    /** It may have been written, now or in a moment. */
    UNKNOWN
  }

  /** A look that showed something, or nothing. */
  public static Event look(Thing thing, Span span, Optional<State> seen) {
    return new Event(Kind.LOOK, thing, span, Outcome.CONFIRMED, 0, "", seen);
  }

  public static Event created(Thing thing, Span span, State state) {
    return new Event(
        Kind.CREATION, thing, span, Outcome.CONFIRMED, 0, state.value(), Optional.of(state));
  }

  public static Event changed(Thing thing, Span span, int base, String asked, State state) {
    return new Event(Kind.CHANGE, thing, span, Outcome.CONFIRMED, base, asked, Optional.of(state));
  }

  /**
   * A deletion that was confirmed.
   *
   * @param last empty where the answer does not show it
   */
  public static Event deleted(Thing thing, Span span, Optional<State> last) {
    return new Event(Kind.DELETION, thing, span, Outcome.CONFIRMED, 0, "", last);
  }

  /** A change that was refused because the thing has another version. */
  public static Event conflict(Thing thing, Span span, int base, String asked, State current) {
    return new Event(Kind.CHANGE, thing, span, Outcome.REFUSED, base, asked, Optional.of(current));
  }

  /** Something that was not confirmed. */
  public static Event unconfirmed(
      Kind kind, Thing thing, Span span, Outcome outcome, int base, String asked) {
    return new Event(kind, thing, span, outcome, base, asked, Optional.empty());
  }

  public boolean is(Kind wanted) {
    return kind == wanted;
  }

  public boolean isConfirmed() {
    return outcome == Outcome.CONFIRMED;
  }

  /** Whether it may have had an effect. */
  public boolean isPossible() {
    return outcome != Outcome.REFUSED;
  }

  /** Whether the answer showed that a version was written; what is so already is not written. */
  public boolean wrote() {
    return isConfirmed() && (kind == Kind.CREATION || isStep());
  }

  private boolean isStep() {
    return kind == Kind.CHANGE && seen.stream().anyMatch(state -> state.version() != base);
  }

  /** Whether it shows that the thing was not there. */
  public boolean showsNothing() {
    return kind == Kind.LOOK && seen.isEmpty();
  }
}
