package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.SharedList;
import org.junit.jupiter.api.Test;

/**
 * Every code of the contract, with what it carries and where it points to. LIMIT_EXCEEDED has a
 * test of its own, with small limits; no client can provoke THROTTLED and INTERNAL.
 */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class ErrorCodesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** One field of the type Mutation after the alias a, on line 2. */
  private static Answer mutate(Api person, String field) {
    return person.run("mutation {\n  a: " + field + "\n}");
  }

  /** That the error stands at the field, bears these extensions and speaks to people. */
  private static void refuses(Answer answer, Map<String, ?> extensions) {
    var isNobody = "UNAUTHENTICATED".equals(extensions.get("code"));
    assertThat(answer.status()).isEqualTo(isNobody ? 401 : 200);
    assertThat(answer.extensions()).isEqualTo(extensions);
    assertThat(answer.<Object>path("errors[0].path")).isEqualTo(List.of("a"));
    assertThat(answer.<Object>path("errors[0].locations"))
        .isEqualTo(List.of(Map.of("line", 2, "column", 3)));
    assertThat(answer.<String>path("errors[0].message")).matches("[A-Z].+[.]");
    assertThat(answer.errors().get(0))
        .containsOnlyKeys("message", "extensions", "path", "locations");
    assertThat(answer.<Object>path("data")).isNull();
  }

  private static String createItem(SharedList list) {
    return "createItem(listId: \"" + list.id() + "\", description: \"x\") { id }";
  }

  @Test
  void unauthenticated() {
    refuses(
        mutate(Api.as("nobody@example.com"), "createList(title: \"x\") { id }"),
        Map.of("code", "UNAUTHENTICATED"));
  }

  @Test
  void forbiddenNamesTheRoleItTakes() {
    var list = SharedList.create();
    refuses(
        mutate(list.viewer(), createItem(list)), Map.of("code", "FORBIDDEN", "required", "EDITOR"));
    refuses(
        mutate(list.editor(), "deleteList(id: \"" + list.id() + "\") { id }"),
        Map.of("code", "FORBIDDEN", "required", "OWNER"));
    refuses(
        mutate(list.owner(), "createUser(email: \"x@example.com\") { id }"),
        Map.of("code", "FORBIDDEN", "required", "ADMINISTRATOR"));
  }

  @Test
  void notFoundIsOneAnswerForWhatIsAbsentAndWhatIsHidden() {
    var list = SharedList.create();
    refuses(mutate(list.stranger(), createItem(list)), Map.of("code", "NOT_FOUND"));
    refuses(
        mutate(list.stranger(), "createItem(listId: \"none\", description: \"x\") { id }"),
        Map.of("code", "NOT_FOUND"));
  }

  @Test
  void alreadyExists() {
    var list = SharedList.create();
    refuses(
        mutate(Api.asAda(), "createUser(email: \"ada@example.com\") { id }"),
        Map.of("code", "ALREADY_EXISTS"));
    var again = "addGuest(listId: \"%s\", userId: \"%s\") { access }";
    refuses(
        mutate(list.owner(), again.formatted(list.id(), list.viewer().id())),
        Map.of("code", "ALREADY_EXISTS"));
  }

  @Test
  void versionConflictShowsTheCurrentList() {
    var list = SharedList.create();
    var rename = "renameList(id: \"%s\", title: \"x\", expectedVersion: 7) { id }";
    refuses(
        mutate(list.editor(), rename.formatted(list.id())),
        Map.of(
            "code",
            "VERSION_CONFLICT",
            "currentVersion",
            0,
            "current",
            Map.of("id", list.id(), "title", SharedList.TITLE, "version", 0)));
  }

  @Test
  void theFieldsOfAnErrorStandInOneOrder() {
    var list = SharedList.create();
    var rename = "renameList(id: \"%s\", title: \"x\", expectedVersion: 7) { id }";
    var answer = mutate(list.editor(), rename.formatted(list.id()));
    assertThat(answer.extensions().keySet()).containsExactly("code", "current", "currentVersion");
    assertThat(answer.<Map<String, Object>>extension("current").keySet())
        .containsExactly("id", "title", "version");
  }

  @Test
  void aListUnderDeletionTakesNeitherItemsNorGuestsNorChanges() throws Exception {
    var list = SharedList.create();
    list.owner().createItems(list.id(), "one", "two");
    var deletion =
        CompletableFuture.supplyAsync(
            () ->
                mutate(
                    list.owner().slow(2),
                    "deleteList(id: \"" + list.id() + "\") { id items guests }"));
    waitUntilInvisible(list);
    var addGuest = "addGuest(listId: \"%s\", userId: \"%s\") { access }";
    var rename = "renameList(id: \"" + list.id() + "\", title: \"x\") { id }";
    for (var write :
        List.of(createItem(list), rename, addGuest.formatted(list.id(), list.stranger().id()))) {
      refuses(mutate(list.owner(), write), Map.of("code", "LIST_UNDER_DELETION"));
    }
    assertThat(deletion.isDone()).isFalse();
    var deleted = deletion.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(deleted.<Object>data("a"))
        .isEqualTo(Map.of("id", list.id(), "items", 2, "guests", 2));
    refuses(mutate(list.owner(), createItem(list)), Map.of("code", "NOT_FOUND"));
  }

  private static void waitUntilInvisible(SharedList list) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (list.content() != null && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    assertThat(list.content()).isNull();
  }

  @Test
  void badUserInputNamesTheArgument() {
    refuses(
        mutate(Api.asAda(), "createList(title: \" \") { id }"),
        Map.of("code", "BAD_USER_INPUT", "argument", "title"));
  }

  @Test
  void aFieldThatFailsBelowLeavesItsSiblingsAlone() {
    var answer =
        Api.asAda().run("{ me { email }\n user(id: \"x\") { id }\n list(id: \"\") { id } }");
    assertThat(answer.extensions()).isEqualTo(Map.of("code", "BAD_USER_INPUT", "argument", "id"));
    assertThat(answer.<Object>path("errors[0].path")).isEqualTo(List.of("list"));
    assertThat(answer.<String>path("data.me.email")).isEqualTo("ada@example.com");
    assertThat(answer.<Map<String, Object>>path("data")).containsEntry("list", null);
  }

  @Test
  void theErrorOfANestedFieldBearsItsWholePath() {
    var answer =
        Api.asAda()
            .run(
                "{ a: me { b: lists(first: 1) { nodes {\n items(first: 0) { nodes { id } } } } } }");
    assertThat(answer.extensions())
        .isEqualTo(Map.of("code", "BAD_USER_INPUT", "argument", "first"));
    assertThat(answer.<Object>path("errors[0].path"))
        .isEqualTo(List.of("a", "b", "nodes", 0, "items"));
    assertThat(answer.<Object>path("errors[0].locations"))
        .isEqualTo(List.of(Map.of("line", 2, "column", 2)));
  }

  @Test
  void aDocumentThatCannotBeReadIsShownWhere() {
    var answer = Api.asAda().run("{ me {\n id");
    assertThat(answer.extensions()).isEqualTo(Map.of("code", "BAD_USER_INPUT"));
    assertThat(answer.<Integer>path("errors[0].locations[0].line")).isEqualTo(2);
    assertThat(answer.<String>path("errors[0].message")).contains("yntax");
  }

  @Test
  void aFieldThatTheSchemaDoesNotHaveIsShownWhere() {
    var answer = Api.asAda().run("{ me {\n nothing } }");
    assertThat(answer.extensions()).isEqualTo(Map.of("code", "BAD_USER_INPUT"));
    assertThat(answer.<Object>path("errors[0].locations"))
        .isEqualTo(List.of(Map.of("line", 2, "column", 2)));
    assertThat(answer.<String>path("errors[0].message")).contains("nothing");
  }

  @Test
  void aMessageRepeatsLittleOfWhatWasSent() {
    for (var longText : List.of("x".repeat(60_000), "😀".repeat(10_000))) {
      for (var document :
          List.of(
              "{ me { id } } \"" + longText + "\"",
              "{ me { id(" + "x".repeat(60_000) + ": 1) } }")) {
        String message = Api.asAda().run(document).path("errors[0].message");
        assertThat(message).doesNotContain(longText.substring(0, 1_000)).endsWith(".");
        assertThat(message.codePointCount(0, message.length())).isLessThanOrEqualTo(300);
      }
    }
    var name = "\\ud800".repeat(9_000);
    var byName =
        Api.asAda().post("{\"query\": \"{ me { id } }\", \"operationName\": \"" + name + "\"}");
    assertThat(byName.<String>path("errors[0].message"))
        .startsWith("The document has no operation")
        .hasSizeLessThanOrEqualTo(300);
  }
}
