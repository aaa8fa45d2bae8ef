package org.guestlist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.List;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Api;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
class GraphiQlTest {
  private static Chromium chromium;

  @TestHTTPResource("/")
  String home;

  private GraphiQl graphiQl;

  @BeforeAll
  static void startChromium() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void closeChromium() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void openTheAddressOfTheService() {
    graphiQl = new GraphiQl(chromium.newPage());
    graphiQl.open(home);
  }

  @AfterEach
  void nothingWasComplainedOfAndNothingLeftTheMachine(TestInfo test) {
    var name = test.getTestMethod().orElseThrow().getName();
    graphiQl.takePicture(Path.of("target", "browser", name + ".png"));
    graphiQl.close();
    assertThat(graphiQl.complaints()).isEmpty();
    assertThat(graphiQl.hosts()).containsExactly("localhost");
  }

  @Test
  void theAddressOfTheServiceLeadsToAFirstQueryThatShowsAdasLists() {
    assertThat(graphiQl.address()).hasPath("/q/graphql-ui/");
    assertThat(graphiQl.query())
        .startsWith(
            "# Press Ctrl-Enter to run this query; Ctrl-Space completes names.\n{\n  me {\n")
        .endsWith("items(first: 3) { nodes { description done } }\n      }\n    }\n  }\n}\n");

    graphiQl.press();

    assertResultHas("\"email\": \"ada@example.com\"");
    assertResultHas("\"title\": \"Analytical Engine\"");
  }

  @Test
  void aQueryTypedKeyByKeyIsAnsweredOnCtrlEnter() {
    var query = "{ userByEmail(email: \"grace@example.com\") { id email } me { email } }";

    graphiQl.type(query);

    assertThat(graphiQl.query()).isEqualTo(query);

    graphiQl.run();

    assertResultHas(
        """
            { "data": { "userByEmail": { "id": "9ace0000-0000-4000-8000-000000000002", \
            "email": "grace@example.com" }, "me": { "email": "ada@example.com" } } }""");
  }

  @Test
  void anItemThatIsCreatedIsSeenByTheNextQuery() {
    var list = Api.asAda().createList("Seen in the browser");

    graphiQl.type(
        "mutation { createItem(listId: \"" + list + "\", description: \"Typed 🎩\") { done } }");
    graphiQl.run();

    assertResultHas("{ \"data\": { \"createItem\": { \"done\": false } } }");

    graphiQl.type(
        "{ list(id: \"" + list + "\") { title itemCount items { nodes { description } } } }");
    graphiQl.run();

    assertResultHas(
        """
            { "data": { "list": { "title": "Seen in the browser", "itemCount": 1, \
            "items": { "nodes": [ { "description": "Typed 🎩" } ] } } } }""");
  }

  @Test
  void theDocumentationNamesTheTypesOfTheSchema() {
    graphiQl.openDocumentation();

    for (var type : List.of("Query", "Mutation", "TodoListConnection", "TodoList", "Guest")) {
      assertThat(graphiQl.documented(type)).isVisible();
    }
  }

  @Test
  void theEditorCompletesTheNamesOfTheSchema() {
    graphiQl.openDocumentation();
    assertThat(graphiQl.documented("TodoList")).isVisible();

    graphiQl.clear();
    graphiQl.write("{ m");

    assertThat(graphiQl.completions().first()).hasText("me");

    graphiQl.write("e { l");

    assertThat(graphiQl.completions().first()).hasText("lists");
  }

  /** With any white space between the tokens as one blank. */
  private void assertResultHas(String text) {
    assertThat(graphiQl.result())
        .containsText(text, new ContainsTextOptions().setUseInnerText(true));
  }
}
