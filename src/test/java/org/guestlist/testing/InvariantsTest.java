package org.guestlist.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A check that finds nothing proves something only if it would have found it. */
class InvariantsTest {
  private static final Map<String, AttributeValue> LIST = list(1, 1, 1);
  private static final Map<String, AttributeValue> ITEM =
      Map.of(
          "list_id", fromS("l"),
          "datetime", fromS("2026-01-05T09:00:00.000000"),
          "description", fromS("x"),
          "done", fromBool(true));
  private static final Map<String, AttributeValue> GUEST = guest("g");

  private static Map<String, AttributeValue> list(int items, int done, int guests) {
    return Map.of(
        "id", fromS("l"),
        "user_id", fromS("o"),
        "item_count", fromN(Integer.toString(items)),
        "done_count", fromN(Integer.toString(done)),
        "guest_count", fromN(Integer.toString(guests)));
  }

  private static Map<String, AttributeValue> guest(String userId) {
    return Map.of("list_id", fromS("l"), "user_id", fromS(userId));
  }

  private static Map<String, AttributeValue> user(String id, String email) {
    return Map.of("id", fromS(id), "email", fromS(email));
  }

  private static List<String> findings(
      List<Map<String, AttributeValue>> lists,
      List<Map<String, AttributeValue>> items,
      List<Map<String, AttributeValue>> guests) {
    return new Invariants(List.of(), lists, items, guests).findings();
  }

  @Test
  void aSoundListHasNoFindings() {
    var address = Map.of("id", fromS("email#o@example.com"), "user_id", fromS("o"));
    var users = List.of(user("o", "o@example.com"), address);
    var sound = new Invariants(users, List.of(LIST), List.of(ITEM), List.of(GUEST));
    assertThat(sound.findings()).isEmpty();
  }

  @Test
  void aListWithoutCountersOfAnotherProgramHasNoFindings() {
    var list = Map.of("id", fromS("l"), "user_id", fromS("o"), "title", fromS("Foreign"));
    assertThat(findings(List.of(list), List.of(ITEM), List.of(GUEST))).isEmpty();
  }

  @Test
  void rowsOfAListThatIsNotThereAreFound() {
    assertThat(findings(List.of(), List.of(ITEM), List.of(GUEST)))
        .containsExactly(
            "1 items of list l, which is not there", "1 guests of list l, which is not there");
  }

  @Test
  void everyCounterThatIsWrongIsFound() {
    assertThat(findings(List.of(list(2, 0, -1)), List.of(ITEM), List.of(GUEST)))
        .containsExactly(
            "list l says item_count 2 and has 1",
            "list l says done_count 0 and has 1",
            "list l says guest_count -1 and has 1");
  }

  @Test
  void anOwnerWhoIsAGuestIsFound() {
    assertThat(findings(List.of(LIST), List.of(ITEM), List.of(guest("o"))))
        .containsExactly("the owner of list l is its guest");
  }

  @Test
  void aListUnderDeletionIsFound() {
    var fenced = new HashMap<>(LIST);
    fenced.put("under_deletion", fromBool(true));
    assertThat(findings(List.of(fenced), List.of(ITEM), List.of(GUEST)))
        .containsExactly("list l is still under deletion");
  }

  @Test
  void rowsThatOnlyAnUpdateOfNothingMakesAreFound() {
    var list = Map.of("id", fromS("l"), "item_count", fromN("1"));
    var item = Map.of("list_id", fromS("l"), "datetime", fromS("x"), "done", fromBool(true));
    assertThat(findings(List.of(list), List.of(item), List.of()))
        .containsExactly("list l has no owner", "list l has half an item");
  }

  @Test
  void anAddressOfTwoUsersIsFoundInWhateverCase() {
    var users = List.of(user("a", "x@example.com"), user("b", "X@example.com"));
    assertThat(new Invariants(users, List.of(), List.of(), List.of()).findings())
        .containsExactly("2 users have the address x@example.com");
  }

  @Test
  void anAddressThatIsHeldForNobodyIsFound() {
    var users = List.of(Map.of("id", fromS("email#x@example.com"), "user_id", fromS("a")));
    assertThat(new Invariants(users, List.of(), List.of(), List.of()).findings())
        .containsExactly("the address x@example.com is held for nobody");
  }
}
