package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNul;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Api;
import org.guestlist.testing.Database;
import org.guestlist.testing.ForeignProgram;
import org.guestlist.testing.Operations;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What other programs leave around their lists: rows of users or of lists may be missing, addresses
 * are not unique, and the index does not know the access of guests.
 */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class IncompleteRowsTest {
  private static final Database DATABASE = Database.withoutPrefix();
  private static final ForeignProgram FOREIGN = new ForeignProgram();

  @Test
  void thePagesOfUsersHoldEveryUserOnceAndNothingElse() {
    var email = UUID.randomUUID() + "@tutorial.example";
    var foreign = List.of(FOREIGN.putUser(email), FOREIGN.putUser(email), FOREIGN.putUser(email));
    Api.newUser();

    var seen = new ArrayList<Map<String, String>>();
    String after = null;
    boolean more = true;
    while (more) {
      var page =
          Api.asAda()
              .run(
                  """
                  query($after: String) {
                    users(first: 7, after: $after) {
                      nodes { id email } pageInfo { hasNextPage endCursor }
                    }
                  }""",
                  "after",
                  after);
      seen.addAll(page.<List<Map<String, String>>>data("users.nodes"));
      more = page.data("users.pageInfo.hasNextPage");
      after = page.data("users.pageInfo.endCursor");
    }

    var stored =
        DATABASE.rows("users").stream()
            .filter(user -> user.containsKey("email"))
            .map(user -> Map.of("id", user.get("id").s(), "email", user.get("email").s()))
            .collect(Collectors.toSet());
    assertThat(seen).doesNotHaveDuplicates();
    assertThat(Set.<Object>copyOf(seen)).isEqualTo(stored);
    assertThat(seen).extracting(user -> user.get("id")).containsAll(foreign);
  }

  @Test
  void aListWhoseOwnerIsMissingIsServedToItsGuests() {
    var ownerId = UUID.randomUUID().toString();
    var email = UUID.randomUUID() + "@tutorial.example";
    var guestId = FOREIGN.putUser(email);
    var listId = FOREIGN.putList(ownerId, "From the script");
    FOREIGN.putGuest(listId, guestId);
    var guest = Api.as(email);
    var itemId = guest.createItem(listId, "Still works");

    var answer =
        guest.run(
            """
            query($id: ID!) {
              list(id: $id) { owner { id email } role itemCount items { nodes { id } } }
            }""",
            "id",
            listId);

    assertThat(answer.<Map<String, Object>>data("list.owner"))
        .containsEntry("id", ownerId)
        .containsEntry("email", null);
    assertThat(answer.<String>data("list.role")).isEqualTo("EDITOR");
    assertThat(answer.<Integer>data("list.itemCount")).isEqualTo(1);
    assertThat(answer.<List<String>>data("list.items.nodes.id")).containsExactly(itemId);
    assertThat(guest.run("{ me { lists { nodes { id owner { email } } } } }"))
        .extracting(a -> a.<List<String>>data("me.lists.nodes.id"))
        .isEqualTo(List.of(listId));
    assertThat(Operations.of(guest).deleteList(listId).code()).isEqualTo("FORBIDDEN");
  }

  @Test
  void aGuestWhoseRowAsUserIsMissingIsShownAndCanBeRemoved() {
    var email = UUID.randomUUID() + "@tutorial.example";
    var listId = FOREIGN.putList(FOREIGN.putUser(email), "From the script");
    var nobody = UUID.randomUUID().toString();
    FOREIGN.putGuest(listId, nobody);
    var owner = Api.as(email);

    var answer =
        owner.run(
            "query($id: ID!) { list(id: $id) { guests { nodes { user { id email } } } } }",
            "id",
            listId);

    assertThat(answer.<List<Map<String, Object>>>data("list.guests.nodes.user"))
        .singleElement()
        .satisfies(
            user -> assertThat(user).containsEntry("id", nobody).containsEntry("email", null));
    assertThat(Operations.of(owner).removeGuest(listId, nobody).<String>data("removeGuest.access"))
        .isEqualTo("EDITOR");
    assertThat(DATABASE.rowsOf("guests", listId)).isEmpty();
  }

  @Test
  void ofRowsWithoutAListNobodySeesAnything() {
    var email = UUID.randomUUID() + "@tutorial.example";
    var listId = UUID.randomUUID().toString();
    FOREIGN.putGuest(listId, FOREIGN.putUser(email));
    var guest = Api.as(email);

    assertThat(guest.run("query($id: ID!) { list(id: $id) { id } }", "id", listId))
        .extracting(a -> a.<Object>data("list"))
        .isNull();
    assertThat(guest.run("{ me { lists { nodes { id } } } }").<List<String>>data("me.lists.nodes"))
        .isEmpty();
    assertThat(Operations.of(guest).createItem(listId, "Late").code()).isEqualTo("NOT_FOUND");
    assertThat(DATABASE.rowsOfList(listId)).isEqualTo(1);
  }

  @Test
  void aHundredListsOfTheScriptAreOnOnePage() {
    var ownerEmail = UUID.randomUUID() + "@tutorial.example";
    var guestEmail = UUID.randomUUID() + "@tutorial.example";
    var ownerId = FOREIGN.putUser(ownerEmail);
    var guestId = FOREIGN.putUser(guestEmail);
    var ids = IntStream.range(0, 100).mapToObj(i -> FOREIGN.putList(ownerId, "List " + i)).toList();
    ids.forEach(id -> FOREIGN.putGuest(id, guestId));

    for (var reader : List.of(ownerEmail, guestEmail)) {
      var api = Api.as(reader);
      api.id();
      var answer =
          api.explaining().run("{ me { lists(first: 100) { nodes { id role version } } } }");
      assertThat(answer.<List<String>>data("me.lists.nodes.id"))
          .containsExactlyInAnyOrderElementsOf(ids);
      assertThat(answer.<List<String>>data("me.lists.nodes.role"))
          .containsOnly(reader.equals(ownerEmail) ? "OWNER" : "EDITOR");
      assertThat(answer.calls()).isLessThanOrEqualTo(4);
      assertThat(answer.depth()).isEqualTo(2);
    }
  }

  /** The store's reading of rows is tried with all types in GeneratedRowsTest. */
  @Test
  void aPageWithRowsThatCannotBeReadIsServedAndWhatItShowsCanBeChanged() {
    var email = UUID.randomUUID() + "@tutorial.example";
    var ownerId = FOREIGN.putUser(email);
    var sound = FOREIGN.putList(ownerId, "Sound");
    var guestId = FOREIGN.putUser(UUID.randomUUID() + "@tutorial.example");
    var listId = UUID.randomUUID().toString();
    put(
        "lists",
        Map.of(
            "id", fromS(listId),
            "user_id", fromS(ownerId),
            "title", fromN("7"),
            "under_deletion", fromNul(true),
            "version", fromN("1.5"),
            "created_at", fromS("yesterday"),
            "item_count", fromN("5")));
    for (var datetime : List.of("yesterday", "2026-01-01T00:00:00", "+999999999-12-31T23:59")) {
      put(
          "items",
          Map.of(
              "list_id", fromS(listId),
              "datetime", fromS(datetime),
              "description", fromNul(true),
              "order", fromN("3000000000"),
              "version", fromN("1.5")));
    }
    put(
        "guests",
        Map.of(
            "list_id", fromS(listId),
            "user_id", fromS(guestId),
            "access", fromS("editor"),
            "added_at", fromN("1")));
    var owner = Api.as(email);

    var page =
        owner.run(
            """
            {
              me { lists(first: 5) { nodes {
                id title version createdAt itemCount guestCount
                items(first: 10) { nodes { id description order version createdAt done } }
                guests(first: 10) { nodes { access addedAt } }
              } } }
            }""");

    assertThat(page.<Object>path("errors")).isNull();
    List<Map<String, Object>> lists = page.data("me.lists.nodes");
    assertThat(lists).extracting(list -> list.get("id")).containsExactlyInAnyOrder(listId, sound);
    var list = lists.get(lists.get(0).get("id").equals(listId) ? 0 : 1);
    assertThat(list)
        .containsEntry("title", "")
        .containsEntry("version", 0)
        .containsEntry("createdAt", null)
        .containsEntry("itemCount", 3)
        .containsEntry("guestCount", 1);
    var index = lists.indexOf(list);
    List<String> items = page.data("me.lists.nodes[" + index + "].items.nodes.id");
    assertThat(items).hasSize(3);
    for (var item : items) {
      assertThat(Operations.of(owner).tickItem(item, 0).<Integer>data("tickItem.version"))
          .isEqualTo(1);
    }
    assertThat(Operations.of(owner).renameList(listId, "Mended", 0).<Object>path("errors"))
        .isNull();
  }

  private static void put(String table, Map<String, AttributeValue> row) {
    LocalDatabase.client().putItem(p -> p.tableName(table).item(row)).join();
  }
}
