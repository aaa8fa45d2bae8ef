package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The requests to DynamoDB that each operation takes, and how many of them wait for one another, as
 * the program itself counts them.
 */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
@TestInstance(Lifecycle.PER_CLASS)
class BudgetTest {
  private static final int MANY = 100;

  private Api owner;
  private Api editor;
  private Api guestOfMany;
  private String editorEmail;
  private String listId;

  /** A caller who was seen in the last minute is not looked up: that is measured by itself. */
  @BeforeEach
  void seeTheCallers() {
    if (owner == null) {
      fill();
    }
    List.of(owner, editor, guestOfMany, Api.asAda()).forEach(Api::id);
  }

  /** One who owns 100 lists, one who is a guest in them all, and one list with 100 of each. */
  private void fill() {
    var ownerEmail = Api.newUser();
    owner = Api.as(ownerEmail);
    editorEmail = Api.newUser();
    editor = Api.as(editorEmail);
    var guestEmail = Api.newUser();
    guestOfMany = Api.as(guestEmail);
    for (int i = 0; i < MANY; i++) {
      owner.addGuest(owner.createList("List " + i), guestEmail, i % 2 == 0 ? "EDITOR" : "VIEWER");
    }
    listId = owner.createList("The large one");
    owner.addGuest(listId, editorEmail, "EDITOR");
    createItems(owner, listId, MANY);
    for (int i = 1; i < MANY; i++) {
      owner.addGuest(listId, Api.newUser(), "VIEWER");
    }
    owner = owner.explaining();
    editor = editor.explaining();
    guestOfMany = guestOfMany.explaining();
  }

  private static void createItems(Api api, String listId, int count) {
    for (int i = 0; i < count; i += 50) {
      createItems(api, listId);
    }
  }

  private static Answer createItems(Api api, String listId) {
    return api.run(
        """
        mutation($list: ID!, $texts: [String!]!) {
          createItems(listId: $list, descriptions: $texts) { id }
        }""",
        "list",
        listId,
        "texts",
        IntStream.range(0, 50).mapToObj(i -> "Item " + i).toList());
  }

  private static void assertCost(Answer answer, int calls, int depth) {
    assertThat(answer.<Object>path("errors")).isNull();
    assertThat(answer.calls()).as("calls of %s", requests(answer)).isEqualTo(calls);
    assertThat(answer.depth()).as("depth of %s", requests(answer)).isEqualTo(depth);
  }

  private static List<Map<String, Object>> requests(Answer answer) {
    return answer.path("extensions.dynamodb.requests");
  }

  // Who calls

  @Test
  void aCallerWhoWasSeenInTheLastMinuteCostsNothing() {
    assertCost(owner.run("{ me { id email } }"), 0, 0);
  }

  @Test
  void aCallerWhoWasNotSeenCostsOneCall() {
    var nobodyKnows = Api.asSomebodyNew().explaining();

    assertCost(nobodyKnows.run("{ me { id email } }"), 1, 1);
    assertCost(nobodyKnows.run("{ me { id email } }"), 0, 0);
  }

  @Test
  void severalFieldsLookTheCallerUpOnce() {
    assertCost(Api.asSomebodyNew().explaining().run("{ a: me { id } b: me { email } }"), 1, 1);
  }

  // Users

  @Test
  void aUserTakesOneCall() {
    var ada = Api.asAda();
    var id = editor.id();

    assertCost(
        ada.explaining().run("query($id: ID!) { user(id: $id) { id email } }", "id", id), 1, 1);
    assertCost(
        ada.explaining()
            .run(
                "query($email: String!) { userByEmail(email: $email) { id email } }",
                "email",
                editorEmail),
        1,
        1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 100})
  void aPageOfUsersTakesOneCall(int first) {
    assertCost(
        Api.asAda()
            .explaining()
            .run("query($n: Int!) { users(first: $n) { nodes { id email } } }", "n", first),
        1,
        1);
  }

  // Lists

  private static final String LISTS =
      """
      query($n: Int!) {
        me { lists(first: $n) { nodes { title role itemCount doneCount guestCount } } }
      }""";

  private static final String LISTS_WITH_OWNERS =
      """
      query($n: Int!) {
        me { lists(first: $n) { nodes { title role itemCount owner { email } } } }
      }""";

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 50, 100})
  void ownListsTakeThreeCalls(int first) {
    assertCost(owner.run(LISTS, "n", first), 3, 2);
    assertCost(owner.run(LISTS_WITH_OWNERS, "n", first), 4, 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 50, 51, 100})
  void listsAsGuestTakeThreeCalls(int first) {
    var answer = guestOfMany.run(LISTS, "n", first);

    assertCost(answer, 3, 2);
    assertThat(answer.<List<String>>data("me.lists.nodes.role"))
        .hasSize(first)
        .isSubsetOf("EDITOR", "VIEWER");
    assertCost(guestOfMany.run(LISTS_WITH_OWNERS, "n", first), 4, 3);
  }

  @Test
  void ownListsAndListsAsGuestOnOnePageTakeThreeCalls() {
    var email = Api.newUser();
    var both = Api.as(email);
    for (int i = 0; i < 10; i++) {
      both.createList("Own " + i);
      owner.addGuest(owner.createList("Of somebody else " + i), email, "VIEWER");
    }

    var answer = both.explaining().run(LISTS, "n", 100);

    assertThat(answer.<List<String>>data("me.lists.nodes.role")).hasSize(20);
    assertCost(answer, 3, 2);
    assertCost(both.explaining().run(LISTS_WITH_OWNERS, "n", 100), 4, 3);
  }

  @Test
  void listsOfOneRoleTakeTwoCallsHoweverManyOfTheOtherAreBetweenThem() {
    var email = Api.newUser();
    for (var access : List.of("EDITOR", "VIEWER", "EDITOR", "VIEWER", "VIEWER")) {
      owner.addGuest(owner.createList("Of somebody else"), email, access);
    }
    var guest = Api.as(email).explaining();
    guest.run("{ me { id } }"); // Now it is known who this is
    var edited = "query($n: Int!) { me { lists(role: EDITOR, first: $n) { nodes { title } } } }";

    assertCost(guest.run(edited, "n", 100), 2, 2);
    assertCost(guest.run(edited, "n", 1), 2, 2);
  }

  @Test
  void aListWithItsCountsTakesOneCallHoweverManyItemsItHas() {
    var answer =
        owner.run("query($id: ID!) { list(id: $id) { itemCount guestCount } }", "id", listId);

    assertCost(answer, 1, 1);
    assertThat(answer.<Integer>data("list.itemCount")).isGreaterThanOrEqualTo(MANY);
    assertThat(answer.<Integer>data("list.guestCount")).isGreaterThanOrEqualTo(MANY);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 100})
  void aListWithItemsTakesTwoCalls(int first) {
    var answer =
        editor.run(
            """
            query($id: ID!, $n: Int!) {
              list(id: $id) { title items(first: $n) { nodes { description list { title } } } }
            }""",
            "id",
            listId,
            "n",
            first);

    assertCost(answer, 2, 2);
    assertThat(answer.<List<String>>data("list.items.nodes")).hasSize(first);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 100})
  void aListWithGuestsAndTheirAddressesTakesThreeCalls(int first) {
    var answer =
        owner.run(
            """
            query($id: ID!, $n: Int!) {
              list(id: $id) { guests(first: $n) { nodes { access user { email } } } }
            }""",
            "id",
            listId,
            "n",
            first);

    assertCost(answer, 3, 3);
    assertThat(answer.<List<String>>data("list.guests.nodes.user.email"))
        .hasSize(first)
        .doesNotContainNull();
  }

  @RepeatedTest(20)
  void itemsAndGuestsAreReadAtTheSameTime() {
    assertCost(
        owner.run(
            """
            query($id: ID!) {
              list(id: $id) {
                items(first: 100) { nodes { description } }
                guests(first: 100) { nodes { user { email } } }
              }
            }""",
            "id",
            listId),
        4,
        3);
  }

  @Test
  void theGuestsOfAllListsOfAPageAreLookedUpTogether() {
    var answer =
        owner.run("{ me { lists(first: 10) { nodes { guests { nodes { user { email } } } } } } }");

    assertThat(requests(answer).stream().filter(r -> r.get("table").equals("users"))).hasSize(1);
    assertCost(answer, 3 + 10 + 1, 4);
  }

  // The limit of one operation

  private static final String ITEMS_OF_LISTS =
      "lists(first: %d) { nodes { items { nodes { id } } } }";

  @Test
  void anOperationThatTakesTwoHundredRequestsIsServed() {
    var lists = "{ me { a: " + ITEMS_OF_LISTS + " b: " + ITEMS_OF_LISTS + " } }";

    var answer = owner.run(lists.formatted(97, 97).replace("items {", "items(first: 1) {"));

    assertThat(answer.<Object>path("errors")).isNull();
    assertThat(answer.calls()).isEqualTo(200);
  }

  @Test
  void anOperationThatTakesMoreIsToldSoAndMakesNoMore() {
    var lists = "{ me { a: " + ITEMS_OF_LISTS + " b: " + ITEMS_OF_LISTS + " } }";

    var answer = owner.run(lists.formatted(100, 100).replace("items {", "items(first: 1) {"));

    assertThat(answer.calls()).isEqualTo(200);
    assertThat(answer.<List<Map<String, Object>>>path("errors")).hasSize(6);
    assertThat(answer.<Map<String, Object>>path("errors[0].extensions"))
        .containsEntry("code", "LIMIT_EXCEEDED")
        .containsEntry("limit", 200)
        .containsEntry("actual", 201);
    assertThat(answer.<String>path("errors[0].message"))
        .contains("200 requests to the database", "ask for less");
  }

  @Test
  void theDeletionOfAListMayTakeMore() {
    var list = owner.createList("To go");
    Database.withoutPrefix().fill(list, 5_100, 0);

    var answer = owner.run("mutation($id: ID!) { deleteList(id: $id) { items } }", "id", list);

    assertThat(answer.<Object>path("errors")).isNull();
    assertThat(answer.<Integer>data("deleteList.items")).isEqualTo(5_100);
    assertThat(answer.calls()).isGreaterThan(204);
  }

  // Changes

  @Test
  void aNewListTakesOneCall() {
    assertCost(owner.run("mutation { createList(title: \"New\") { id itemCount } }"), 1, 1);
  }

  @RepeatedTest(5)
  void aChangeOfAnItemTakesTwoCallsForOwnerAndEditor() {
    for (var api : List.of(owner, editor)) {
      var created =
          api.run(
              """
              mutation($list: ID!) { createItem(listId: $list, description: "x") { id } }""",
              "list",
              listId);
      assertCost(created, 2, 2);
      String id = created.data("createItem.id");
      for (var mutation : itemMutations()) {
        assertCost(api.run("mutation($id: ID!) { " + mutation + " { id } }", "id", id), 2, 2);
      }
    }
  }

  private static List<String> itemMutations() {
    var mutations = new ArrayList<String>();
    mutations.add("tickItem(id: $id)");
    mutations.add("untickItem(id: $id)");
    mutations.add("renameItem(id: $id, description: \"y\")");
    mutations.add("renameItem(id: $id, description: \"z\", expectedVersion: 4)");
    mutations.add("deleteItem(id: $id)");
    return mutations;
  }

  @Test
  void fiftyNewItemsTakeTwoCalls() {
    var list = owner.createList("Fifty");

    assertCost(createItems(owner, list), 2, 2);
  }

  @Test
  void aChangeOfAGuestTakesTwoCalls() {
    var list = owner.createList("Guests");
    var email = Api.newUser();
    var id = Api.as(email).id();

    assertCost(
        owner.run(
            "mutation($list: ID!, $email: String!) { addGuest(listId: $list, email: $email) { access } }",
            "list",
            list,
            "email",
            email),
        2,
        2);
    assertCost(guest("setGuestAccess(listId: $list, userId: $id, access: VIEWER)", list, id), 2, 2);
    assertCost(guest("removeGuest(listId: $list, userId: $id)", list, id), 2, 2);
    assertCost(guest("addGuest(listId: $list, userId: $id)", list, id), 2, 2);
    assertCost(
        Api.as(email)
            .explaining()
            .run(
                "mutation($list: ID!, $id: ID!) { removeGuest(listId: $list, userId: $id) { access } }",
                "list",
                list,
                "id",
                id),
        2,
        2);
  }

  private Answer guest(String mutation, String list, String id) {
    return owner.run(
        "mutation($list: ID!, $id: ID!) { " + mutation + " { access } }", "list", list, "id", id);
  }

  @Test
  void aNewTitleTakesTwoCalls() {
    var rename = "mutation($id: ID!) { renameList(id: $id, title: \"%s\") { version } }";

    assertCost(owner.run(rename.formatted("One"), "id", listId), 2, 2);
    assertCost(editor.run(rename.formatted("Two"), "id", listId), 2, 2);
  }
}
