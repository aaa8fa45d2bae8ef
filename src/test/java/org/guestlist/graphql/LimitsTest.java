package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.SmallLimits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limits of one list, at each of them and one past it. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
@TestProfile(SmallLimits.class)
class LimitsTest {
  private Api owner;
  private String list;

  @BeforeEach
  void createList() {
    owner = Api.asSomebodyNew();
    list = owner.createList("Limited");
  }

  private Answer createItem() {
    return owner.mutate("createItem", "{ id }", "listId", list, "description", "x");
  }

  private Answer createItems(String... descriptions) {
    return owner.mutate(
        "createItems", "{ id }", "listId", list, "descriptions", List.of(descriptions));
  }

  private Answer addGuest() {
    return owner.mutate("addGuest", "{ user { id } }", "listId", list, "email", Api.newUser());
  }

  private int count(String field) {
    return owner.query("list", "{ " + field + " }", "id", list).data("list." + field);
  }

  private static Map<String, Object> exceeded(int limit, int actual) {
    return Map.of("code", "LIMIT_EXCEEDED", "limit", limit, "actual", actual);
  }

  @Test
  void aListTakesItemsUpToTheLimitAndNotOneMore() {
    createItem().data("createItem.id");
    createItems("b", "c").data("createItems");
    assertThat(createItem().extensions()).isEqualTo(exceeded(3, 4));
    assertThat(createItems("d", "e").extensions()).isEqualTo(exceeded(3, 5));
    assertThat(count("itemCount")).isEqualTo(3);
  }

  @Test
  void itemsThatTogetherPassTheLimitAreAllRefused() {
    createItems("a", "b").data("createItems");
    assertThat(createItems("c", "d").extensions()).isEqualTo(exceeded(3, 4));
    assertThat(count("itemCount")).isEqualTo(2);
    createItems("c").data("createItems");
    assertThat(count("itemCount")).isEqualTo(3);
  }

  @Test
  void aDeletedItemMakesRoom() {
    List<String> ids = createItems("a", "b", "c").data("createItems.id");
    owner.mutate("deleteItem", "{ id }", "id", ids.get(1)).data("deleteItem.id");
    createItem().data("createItem.id");
    assertThat(count("itemCount")).isEqualTo(3);
  }

  @Test
  void aListTakesGuestsUpToTheLimitAndNotOneMore() {
    addGuest().data("addGuest");
    String second = addGuest().data("addGuest.user.id");
    assertThat(addGuest().extensions()).isEqualTo(exceeded(2, 3));
    assertThat(count("guestCount")).isEqualTo(2);
    owner.mutate("removeGuest", "{ access }", "listId", list, "userId", second).data("removeGuest");
    addGuest().data("addGuest");
    assertThat(count("guestCount")).isEqualTo(2);
  }

  @Test
  void aFullListStillTakesEveryOtherChange() {
    List<String> ids = createItems("a", "b", "c").data("createItems.id");
    owner.mutate("tickItem", "{ id }", "id", ids.get(0)).data("tickItem.id");
    owner.mutate("renameList", "{ id }", "id", list, "title", "Full").data("renameList.id");
    assertThat(count("doneCount")).isEqualTo(1);
  }
}
