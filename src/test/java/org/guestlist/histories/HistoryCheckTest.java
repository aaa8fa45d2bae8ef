package org.guestlist.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.guestlist.histories.Event.Kind;
import org.guestlist.histories.Event.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A check that finds nothing proves something only if it would have found it. */
class HistoryCheckTest {
  private static final Thing LIST = Thing.list("l");
  private static final Thing ITEM = Thing.item("l", "i");
  private static final Thing GUEST = Thing.guest("l", "g");

  /** The item as each version shows it. */
  private static State item(int version) {
    return new State("id", version, "text " + version);
  }

  private static Span at(int start, int end) {
    return new Span(0, start, end);
  }

  private static Event created(int start, int end) {
    return Event.created(ITEM, at(start, end), item(1));
  }

  /** A change to a version. */
  private static Event changed(int start, int end, int version) {
    return Event.changed(ITEM, at(start, end), version - 1, "text " + version, item(version));
  }

  private static Event unconfirmed(Outcome outcome, int start, int end, int version) {
    return Event.unconfirmed(
        Kind.CHANGE, ITEM, at(start, end), outcome, version - 1, "text " + version);
  }

  private static Event seen(int start, int end, int version) {
    return Event.look(ITEM, at(start, end), Optional.of(item(version)));
  }

  private static Event notSeen(Thing thing, int start, int end) {
    return Event.look(thing, at(start, end), Optional.empty());
  }

  private static Event deleted(int start, int end, int lastVersion) {
    return Event.deleted(ITEM, at(start, end), Optional.of(item(lastVersion)));
  }

  private static Event listDeleted(int start, int end) {
    return Event.deleted(LIST, at(start, end), Optional.empty());
  }

  private static Event added(int start, int end) {
    return Event.created(GUEST, at(start, end), History.guest("g"));
  }

  private static Event removed(int start, int end) {
    return Event.deleted(GUEST, at(start, end), Optional.empty());
  }

  private static Event guestSeen(int start, int end) {
    return Event.look(GUEST, at(start, end), Optional.of(History.guest("g")));
  }

  private static Event guestUnconfirmed(Kind kind, Outcome outcome, int start, int end) {
    return Event.unconfirmed(kind, GUEST, at(start, end), outcome, 0, "");
  }

  private static List<String> findings(Event... events) {
    var history = new History();
    List.of(events).forEach(history::add);
    return HistoryCheck.findings(history);
  }

  private static void isFound(String sentence, Event... events) {
    assertThat(findings(events)).isNotEmpty().anyMatch(finding -> finding.contains(sentence));
  }

  private static void isSound(Event... events) {
    assertThat(findings(events)).isEmpty();
  }

  // What is well

  @Test
  void theLifeOfAnItemIsSound() {
    isSound(
        created(0, 1),
        changed(2, 3, 2),
        seen(4, 5, 2),
        changed(6, 7, 3),
        deleted(8, 9, 3),
        notSeen(ITEM, 10, 11));
  }

  @Test
  void anyOrderOfWhatHappensAtOneTimeIsSound() {
    isSound(
        created(0, 9),
        changed(0, 9, 3),
        changed(0, 9, 2),
        seen(0, 9, 1),
        notSeen(ITEM, 0, 9),
        deleted(0, 9, 3));
  }

  @Test
  void aChangeThatFindsWhatItWantsIsSound() {
    var again = Event.changed(ITEM, at(4, 5), 2, "text 2", item(2));
    isSound(created(0, 1), changed(2, 3, 2), again, changed(6, 7, 3));
  }

  @Test
  void whatMayHaveBeenWrittenMayBeSeenOrNot() {
    isSound(created(0, 1), unconfirmed(Outcome.UNKNOWN, 2, 3, 2), seen(4, 5, 1));
    isSound(created(0, 1), unconfirmed(Outcome.UNKNOWN, 2, 3, 2), seen(4, 5, 2));
    isSound(created(0, 1), unconfirmed(Outcome.UNKNOWN, 2, 3, 2), changed(4, 5, 3));
  }

  @Test
  void anItemThatMayHaveBeenCreatedMayBeSeenOrNot() {
    var creation = Event.unconfirmed(Kind.CREATION, ITEM, at(0, 1), Outcome.UNKNOWN, 0, "text 1");
    isSound(creation, notSeen(ITEM, 2, 3));
    isSound(creation, notSeen(ITEM, 2, 3), seen(4, 5, 1));
  }

  @Test
  void anItemGoesWithItsListAndTwoMayDeleteIt() {
    isSound(created(0, 1), listDeleted(2, 9), listDeleted(3, 8), notSeen(ITEM, 4, 5));
  }

  @Test
  void aConflictWithALaterVersionIsSound() {
    var conflict = Event.conflict(ITEM, at(4, 5), 1, "text 2", item(2));
    isSound(created(0, 1), changed(2, 3, 2), conflict);
  }

  @Test
  void aGuestMayComeAndGo() {
    isSound(
        added(0, 1),
        guestSeen(2, 3),
        removed(4, 5),
        notSeen(GUEST, 6, 7),
        added(8, 9),
        listDeleted(10, 11),
        notSeen(GUEST, 12, 13));
  }

  @Test
  void manyLooksAtAGuestAtOneTimeAreSound() {
    var looks =
        IntStream.range(0, 40).mapToObj(i -> i % 2 == 0 ? guestSeen(i, 99) : notSeen(GUEST, i, 99));
    var history = new History().add(added(0, 99)).add(removed(0, 99));
    looks.forEach(history::add);
    assertThat(HistoryCheck.findings(history)).isEmpty();
  }

  @Test
  void whatMayHaveBecomeOfAGuestMayBeSeenOrNot() {
    var addition = guestUnconfirmed(Kind.CREATION, Outcome.UNKNOWN, 0, 1);
    isSound(addition, notSeen(GUEST, 2, 3), guestSeen(4, 5));
    isSound(addition, notSeen(GUEST, 2, 3));
    isSound(added(0, 1), guestUnconfirmed(Kind.DELETION, Outcome.UNKNOWN, 2, 3), guestSeen(4, 5));
  }

  // What is not

  @Test
  void aLostUpdateIsFound() {
    isFound(
        "version 2 was written more than once", created(0, 1), changed(2, 5, 2), changed(3, 6, 2));
  }

  @Test
  void aConfirmedChangeWhoseVersionIsNotThereIsFound() {
    isFound("time went back", created(0, 1), changed(2, 3, 2), seen(4, 5, 1));
  }

  @Test
  void aVersionThatIsLeftOutIsFound() {
    isFound("nobody wrote version 2", created(0, 1), changed(4, 5, 3));
  }

  @Test
  void aChangeThatDoesNotGiveTheNextVersionIsFound() {
    var jump = Event.changed(ITEM, at(2, 3), 1, "text 3", item(3));
    isFound("confirmed with what it does not give", created(0, 1), jump);
  }

  @Test
  void aChangeThatWasConfirmedWithAnotherValueIsFound() {
    var other = Event.changed(ITEM, at(2, 3), 1, "wanted", item(2));
    isFound("confirmed with what it does not give", created(0, 1), other);
  }

  @Test
  void aVersionWithTwoValuesIsFound() {
    var other = Event.look(ITEM, at(2, 3), Optional.of(new State("id", 1, "other")));
    isFound("version 1 was seen with different values", created(0, 1), other);
  }

  @Test
  void anItemThatWasCreatedTwiceIsFound() {
    var twin = Event.look(ITEM, at(2, 3), Optional.of(new State("other id", 1, "text 1")));
    isFound("version 1 was seen with different values", created(0, 1), twin);
  }

  @Test
  void aChangeThatWasRefusedAndIsThereIsFound() {
    isFound(
        "nobody wrote version 2",
        created(0, 1),
        unconfirmed(Outcome.REFUSED, 2, 3, 2),
        seen(4, 5, 2));
  }

  @Test
  void anItemWhoseCreationWasRefusedAndThatIsThereIsFound() {
    var creation = Event.unconfirmed(Kind.CREATION, ITEM, at(0, 1), Outcome.REFUSED, 0, "text 1");
    isFound("nobody wrote version 1", creation, seen(2, 3, 1));
  }

  @Test
  void anItemThatNobodyCreatedIsFound() {
    isFound("nobody wrote version 1", seen(2, 3, 1));
  }

  @Test
  void aVersionThatIsSeenBeforeAnyoneMayHaveWrittenItIsFound() {
    isFound(
        "nobody wrote version 2",
        created(0, 1),
        seen(2, 3, 2),
        unconfirmed(Outcome.UNKNOWN, 4, 5, 2));
    isFound("time went back", created(0, 1), seen(2, 3, 2), changed(4, 5, 2));
  }

  @Test
  void aSecondLookThatShowsLessThanTheFirstIsFound() {
    isFound("time went back", created(0, 1), changed(2, 99, 2), seen(3, 4, 2), seen(5, 6, 1));
  }

  @Test
  void aConflictWithTheSameVersionIsFound() {
    var conflict = Event.conflict(ITEM, at(2, 3), 1, "text 2", item(1));
    isFound("refused that had the right version", created(0, 1), conflict);
  }

  @Test
  void anItemThatIsSeenAfterItsDeletionIsFound() {
    isFound("there after its deletion", created(0, 1), deleted(2, 3, 1), seen(4, 5, 1));
  }

  @Test
  void anItemThatIsChangedAfterItsDeletionIsFound() {
    isFound("there after its deletion", created(0, 1), deleted(2, 3, 1), changed(4, 5, 2));
    isFound("changed after", created(0, 1), deleted(2, 9, 1), changed(3, 8, 2));
  }

  @Test
  void anItemThatIsSeenAfterTheDeletionOfItsListIsFound() {
    isFound("there after its deletion", created(0, 1), listDeleted(2, 3), seen(4, 5, 1));
  }

  @Test
  void anItemThatIsDeletedTwiceIsFound() {
    isFound("deleted more than once", created(0, 1), deleted(2, 5, 1), deleted(3, 6, 1));
  }

  @Test
  void aListThatIsDeletedAgainAfterwardsIsFound() {
    isFound("deleted more than once", listDeleted(2, 3), listDeleted(4, 5));
  }

  @Test
  void anItemThatVanishesIsFound() {
    isFound("had gone, and nobody", created(0, 1), notSeen(ITEM, 2, 3));
    isFound("had gone, and nobody", created(0, 1), notSeen(ITEM, 2, 3), deleted(4, 5, 1));
  }

  @Test
  void anItemWhoseDeletionWasRefusedAndThatIsGoneIsFound() {
    var deletion = Event.unconfirmed(Kind.DELETION, ITEM, at(2, 3), Outcome.REFUSED, 0, "");
    isFound("had gone, and nobody", created(0, 1), deletion, notSeen(ITEM, 4, 5));
  }

  @Test
  void anItemThatComesBackIsFound() {
    var deletion = Event.unconfirmed(Kind.DELETION, ITEM, at(2, 3), Outcome.UNKNOWN, 0, "");
    isFound("came back", created(0, 1), deletion, notSeen(ITEM, 4, 5), seen(6, 7, 1));
  }

  @Test
  void whatAPageDoesNotShowIsMissedToo() {
    var page = new PageOfList("l", at(2, 3), Map.of(), Set.of());
    assertThat(HistoryCheck.findings(new History().add(created(0, 1)).add(page)))
        .singleElement()
        .asString()
        .contains("had gone, and nobody");
    assertThat(HistoryCheck.findings(new History().add(added(0, 1)).add(page)))
        .singleElement()
        .asString()
        .contains("no order");
  }

  @Test
  void whatAPageShowsIsSeen() {
    var page = new PageOfList("l", at(4, 5), Map.of("i", item(1)), Set.of("g"));
    assertThat(HistoryCheck.findings(new History().add(added(0, 1)).add(page)))
        .singleElement()
        .asString()
        .contains("nobody wrote version 1");
    assertThat(
            HistoryCheck.findings(
                new History().add(created(0, 1)).add(changed(2, 3, 2)).add(page).add(added(0, 1))))
        .singleElement()
        .asString()
        .contains("time went back");
  }

  @Test
  void aGuestWhoWasAddedTwiceIsFound() {
    isFound("no order", added(0, 3), added(1, 4));
  }

  @Test
  void aGuestWhoIsNotThereAfterwardsIsFound() {
    isFound("no order", added(0, 1), notSeen(GUEST, 2, 3));
  }

  @Test
  void aGuestWhoIsThereAfterwardsIsFound() {
    isFound("no order", added(0, 1), removed(2, 3), guestSeen(4, 5));
    isFound("no order", added(0, 1), listDeleted(2, 3), guestSeen(4, 5));
  }

  @Test
  void aGuestWhoseRemovalNobodyCanHaveSeenIsFound() {
    isFound("no order", removed(0, 1));
  }

  @Test
  void aGuestWhoIsAddedToAListThatIsGoneIsFound() {
    isFound("no order", listDeleted(0, 1), added(2, 3));
  }

  @Test
  void aGuestWhoWasRefusedAndIsThereIsFound() {
    isFound("no order", guestUnconfirmed(Kind.CREATION, Outcome.REFUSED, 0, 1), guestSeen(2, 3));
  }

  /** The rules for lists are those for items, but for the number of the first version. */
  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"REFUSED", "UNKNOWN"})
  void theFirstVersionOfAListIsZero(Outcome outcome) {
    var first = new State("id", 0, "l");
    var creation = Event.unconfirmed(Kind.CREATION, LIST, at(0, 1), outcome, 0, "l");
    var look = Event.look(LIST, at(2, 3), Optional.of(first));

    isSound(Event.created(LIST, at(0, 1), first), look);
    assertThat(findings(creation, look)).hasSize(outcome == Outcome.REFUSED ? 1 : 0);
  }
}
