package org.guestlist.seed.interact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final ItemState TEA = new ItemState("a", "Tea", false, 1);
  private static final ItemState TEA_DONE = new ItemState("a", "Tea", true, 2);
  private static final ItemState BREAD = new ItemState("b", "Bread", false, 1);

  private final Ledger ledger = new Ledger();

  @BeforeEach
  void teaIsThere() {
    assertThat(ledger.present(TEA)).isEmpty();
  }

  private List<String> differences(int items, int done, ItemState... present) {
    return ledger.differences(new ListClient.Contents(items, done, List.of(present)));
  }

  @Test
  void whatIsAsItWasToldIsNoDifference() {
    assertThat(ledger.changed(TEA_DONE)).isEmpty();
    ledger.present(BREAD);
    ledger.deleted(BREAD);

    assertThat(differences(1, 1, TEA_DONE)).isEmpty();
  }

  @Test
  void anItemThatIsGoneIsLost() {
    assertThat(differences(0, 0)).containsExactly("item a is lost: nobody deleted it");
  }

  @Test
  void aDeletionThatWasNotDoneIsFound() {
    ledger.deleted(TEA);

    assertThat(differences(1, 0, TEA)).containsExactly("item a was deleted, and is there");
  }

  @Test
  void aChangeThatIsGoneIsFound() {
    ledger.changed(TEA_DONE);

    assertThat(differences(1, 0, TEA))
        .containsExactly("item a has version 1 after 1 changes of version 1");
  }

  @Test
  void aChangeThatWasDoneTwiceIsFound() {
    ledger.changed(TEA_DONE);

    assertThat(differences(1, 0, new ItemState("a", "Tea", false, 3)))
        .containsExactly("item a has version 3 after 1 changes of version 1");
  }

  @Test
  void twoChangesOfOneVersionAreFound() {
    ledger.changed(TEA_DONE);

    assertThat(ledger.changed(new ItemState("a", "Coffee", false, 2)))
        .containsExactly("two changes of item a both made version 2");
  }

  @Test
  void aStateThatNobodyMadeIsFound() {
    ledger.changed(TEA_DONE);

    assertThat(differences(1, 1, new ItemState("a", "Coffee", true, 2)))
        .singleElement()
        .asString()
        .contains("Coffee")
        .contains("was told to be");
  }

  @Test
  void anItemThatWasCreatedTwiceIsFound() {
    ledger.present(BREAD);

    assertThat(differences(3, 0, TEA, BREAD, new ItemState("c", "Bread", false, 1)))
        .containsExactly("item c was created by nobody");
  }

  @Test
  void aCounterThatIsWrongIsFound() {
    assertThat(differences(2, 0, TEA))
        .containsExactly("the list counts 2 items, 0 done, and has 1, 0 done");
  }

  @Test
  void anItemMayBeChangedBeforeItsCreatorHasTheAnswer() {
    var done = new ItemState("b", "Bread", true, 2);
    assertThat(ledger.changed(done)).isEmpty();
    assertThat(ledger.present(BREAD)).isEmpty();

    assertThat(differences(2, 1, TEA, done)).isEmpty();
  }

  @Test
  void anItemThatNobodyCreatedIsFoundAlsoAfterItsDeletion() {
    ledger.deleted(BREAD);

    assertThat(differences(1, 0, TEA)).containsExactly("item b was created by nobody");
  }

  @Test
  void aSecondDeletionOfOneItemIsFound() {
    assertThat(ledger.deleted(TEA)).isEmpty();

    assertThat(ledger.deleted(TEA)).containsExactly("item a was deleted twice");
  }

  @Test
  void whoseAnswerWasLostMayHaveBeenDoneOrNot() {
    ledger.perhapsChanged(TEA);
    ledger.perhapsCreated();
    ledger.present(BREAD);
    ledger.perhapsDeleted(BREAD);

    assertThat(differences(1, 0, TEA)).isEmpty();
    assertThat(differences(3, 1, TEA_DONE, BREAD, new ItemState("c", "Jam", false, 1))).isEmpty();
  }

  @Test
  void whoseAnswerWasLostWasNotDoneTwice() {
    ledger.perhapsCreated();
    var jam = new ItemState("c", "Jam", false, 1);
    var again = new ItemState("d", "Jam", false, 1);

    assertThat(differences(3, 0, TEA, jam, again))
        .containsExactly("item c was created by nobody", "item d was created by nobody");
  }
}
