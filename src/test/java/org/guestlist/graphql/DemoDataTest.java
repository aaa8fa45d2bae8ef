package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Api;
import org.junit.jupiter.api.Test;

/** What an empty store is filled with in dev mode and tests: the same on every machine. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class DemoDataTest {
  private static final String LIST = "11570000-0000-4000-8000-00000000000";

  @Test
  void thereAreFourPeople() {
    var ids =
        Map.of(
            "ada@example.com", "ada10000-0000-4000-8000-000000000001",
            "grace@example.com", "9ace0000-0000-4000-8000-000000000002",
            "alan@example.com", "a1a40000-0000-4000-8000-000000000003",
            "edsger@example.com", "ed59e000-0000-4000-8000-000000000004");
    ids.forEach((email, id) -> assertThat(Api.as(email).id()).isEqualTo(id));
  }

  @Test
  void adaOwnsThreeListsWithItemsDoneAndPending() {
    var lists =
        Api.asAda()
            .run(
                "{ me { lists(first: 100, role: OWNER) { nodes { id title itemCount doneCount guestCount } } } }")
            .<List<Map<String, Object>>>data("me.lists.nodes");
    assertThat(lists)
        .contains(
            list(1, "Analytical Engine", 6, 3, 2),
            list(2, "Groceries", 4, 1, 0),
            list(3, "Letters to answer", 2, 0, 0));
  }

  private static Map<String, Object> list(
      int number, String title, int items, int done, int guests) {
    return Map.of(
        "id",
        LIST + number,
        "title",
        title,
        "itemCount",
        items,
        "doneCount",
        done,
        "guestCount",
        guests);
  }

  @Test
  void oneOfThemIsSharedWithAnEditorAndAViewer() {
    var guests =
        Api.asAda()
            .query("list", "{ guests { nodes { access user { email } } } }", "id", LIST + 1)
            .<List<Map<String, Object>>>data("list.guests.nodes");
    assertThat(guests)
        .containsExactlyInAnyOrder(
            Map.of("access", "EDITOR", "user", Map.of("email", "grace@example.com")),
            Map.of("access", "VIEWER", "user", Map.of("email", "alan@example.com")));
  }

  @Test
  void theItemsAreInTheirOrderWithTheirInstants() {
    var items =
        Api.asAda()
            .query(
                "list", "{ items { nodes { description done order createdAt } } }", "id", LIST + 2)
            .<List<Map<String, Object>>>data("list.items.nodes");
    assertThat(items)
        .containsExactly(
            item("Tea", true, 10, "2026-01-05T09:00:00Z"),
            item("Bread", false, 20, "2026-01-05T10:00:00Z"),
            item("Candles", false, 30, "2026-01-05T11:00:00Z"),
            item("Ink and paper", false, 40, "2026-01-05T12:00:00Z"));
  }

  private static Map<String, Object> item(String text, boolean done, int order, String createdAt) {
    return Map.of("description", text, "done", done, "order", order, "createdAt", createdAt);
  }

  @Test
  void adaIsAGuestOfGraceAndEdsgerSharesNothing() {
    var guest = "{ me { lists(first: 100, role: VIEWER) { nodes { title owner { email } } } } }";
    assertThat(Api.asAda().run(guest).<List<Map<String, Object>>>data("me.lists.nodes"))
        .contains(Map.of("title", "Compiler", "owner", Map.of("email", "grace@example.com")));
    assertThat(
            Api.as("edsger@example.com")
                .run("{ me { lists { nodes { title guestCount } } } }")
                .<Object>data("me.lists.nodes"))
        .isEqualTo(List.of(Map.of("title", "Walk from Rotterdam to Groningen", "guestCount", 0)));
  }
}
