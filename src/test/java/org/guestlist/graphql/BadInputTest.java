package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.BadValue;
import org.guestlist.testing.BadValue.Outcome;
import org.guestlist.testing.Connection;
import org.guestlist.testing.Operation;
import org.guestlist.testing.SharedList;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Bad input of every argument of every field, in variables and in the document. The arguments come
 * from the schema of the running program, so that a new one cannot be forgotten.
 */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class BadInputTest {

  /** The codes that a client can bring about by what it sends. */
  private static final Set<String> CODES =
      Set.of("BAD_USER_INPUT", "NOT_FOUND", "VERSION_CONFLICT", "LIMIT_EXCEEDED");

  /** The longest texts in characters, by the arguments that have them. */
  private static final Map<String, Integer> LONGEST =
      Map.of("title", 200, "description", 2_000, "descriptions", 2_000, "email", 254);

  /** Somebody who is the administrator has to try, or rights would hide what is wrong. */
  private record Scene(Api person, String listId, String itemId, String guestId) {
    static Scene create() {
      var ada = Api.asAda();
      var list = ada.createList("Bad input");
      var guest = Api.asSomebodyNew();
      ada.addGuest(list, guest.email(), "VIEWER");
      return new Scene(ada, list, ada.createItem(list, "An item"), guest.id());
    }

    /** Good arguments, as JSON, with one that is not. */
    Map<String, String> arguments(Operation operation, String name, String json) {
      var arguments = new LinkedHashMap<String, String>();
      for (var argument : operation.arguments().keySet()) {
        if (!isAlternative(operation, argument, name)) {
          arguments.put(argument, good(operation, argument));
        }
      }
      arguments.put(name, json);
      return arguments;
    }

    /** A guest is named by id or by address, and one of them is too many. */
    private static boolean isAlternative(Operation operation, String argument, String other) {
      var alternative = other.equals("email") ? "userId" : "email";
      return argument.equals(alternative) && operation.arguments().containsKey("userId");
    }

    private String good(Operation operation, String argument) {
      return switch (argument) {
        case "id" -> quoted(operation.toString().endsWith("Item") ? itemId : listId);
        case "listId" -> quoted(listId);
        case "userId" -> quoted(guestId);
        case "email" -> quoted("good@example.com");
        case "title", "description" -> quoted("good");
        case "descriptions" -> "[\"good\"]";
        case "access" -> quoted("VIEWER");
        case "role" -> quoted("OWNER");
        case "first" -> "1";
        case "done" -> "true";
        case "after", "expectedVersion" -> "null";
        default -> throw new IllegalStateException("Say what is good for " + argument + ".");
      };
    }
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  @TestFactory
  Stream<DynamicContainer> everyBadValueIsRefusedAndTheProgramGoesOn() {
    var scene = Scene.create();
    return Operation.all().stream()
        .map(
            operation ->
                dynamicContainer(
                    operation.toString(),
                    operation.arguments().entrySet().stream()
                        .map(a -> tests(scene, operation, a.getKey(), a.getValue()))));
  }

  private static DynamicContainer tests(
      Scene scene, Operation operation, String argument, String type) {
    var values = Stream.concat(BadValue.of(type).stream(), meant(scene, operation, argument));
    var tests = values.map(bad -> test(scene, operation, argument, bad));
    return dynamicContainer(argument, Stream.concat(tests, Stream.of(goesOn(scene))));
  }

  private static DynamicTest goesOn(Scene scene) {
    return dynamicTest(
        "and a good request is answered",
        () -> assertThat(scene.person().email()).isEqualTo("ada@example.com"));
  }

  private static DynamicTest test(Scene scene, Operation operation, String argument, BadValue bad) {
    return dynamicTest(
        bad.name(),
        () -> {
          var arguments = scene.arguments(operation, argument, bad.json());
          var inVariables = operation.call(scene.person(), scene.listId(), arguments);
          var inDocument = operation.callInline(scene.person(), scene.listId(), arguments);
          for (var answer : List.of(inVariables, inDocument)) {
            check(operation, argument, bad.outcome(), answer);
          }
          if (bad.outcome() == Outcome.REFUSED && inVariables.errors().size() == 1) {
            assertThat(inVariables.<String>extension("argument")).startsWith(argument);
          }
        });
  }

  private static void check(Operation operation, String argument, Outcome outcome, Answer answer) {
    assertThat(answer.status()).isIn(200, 400);
    for (var error : answer.errors()) {
      assertThat(code(error)).as("%s", answer.errors()).isIn(CODES);
    }
    switch (outcome) {
      case REFUSED -> checkRefused(argument, answer);
      case CONFLICT -> assertThat(answer.code()).isEqualTo("VERSION_CONFLICT");
      case ABSENT -> checkAbsent(operation, answer);
    }
  }

  private static Object code(Map<String, Object> error) {
    return ((Map<?, ?>) error.get("extensions")).get("code");
  }

  /** An error of the service names the argument; a document may be refused as a whole. */
  private static void checkRefused(String argument, Answer answer) {
    assertThat(answer.errors()).isNotEmpty();
    for (var error : answer.errors()) {
      assertThat(code(error)).isEqualTo("BAD_USER_INPUT");
      if (error.containsKey("path")) {
        assertThat(answer.<String>extension("argument")).startsWith(argument);
      }
    }
  }

  private static void checkAbsent(Operation operation, Answer answer) {
    if (!answer.errors().isEmpty()) {
      assertThat(answer.code()).isIn("NOT_FOUND", "BAD_USER_INPUT");
    } else {
      assertThat(operation.result(answer)).isNull();
    }
  }

  /** What is bad because of what the argument means. */
  private static Stream<BadValue> meant(Scene scene, Operation operation, String argument) {
    return switch (argument) {
      case "first" -> refused("0", "-1", "101", "2147483647", "-2147483648");
      case "title" -> refused("\"a\\nb\"", "\"a\\u2028b\"", "\"a\\u2029b\"", tooLong("title"));
      case "description" -> refused(tooLong("description"));
      case "descriptions" -> refused("[" + tooLong("descriptions") + "]");
      case "email" -> addresses();
      case "after" -> cursors(scene, operation);
      case "expectedVersion" ->
          Stream.of("-1", "7", "2147483647", "-2147483648")
              .map(json -> new BadValue(json, json, Outcome.CONFLICT));
      default -> Stream.of();
    };
  }

  private static Stream<BadValue> addresses() {
    var tooLong = quoted("a".repeat(243) + "@example.com");
    return refused(
        "\"a\"",
        "\"@\"",
        "\"a@\"",
        "\"@b\"",
        "\"a b@c\"",
        "\"a@b@c\"",
        "\"a@b\\nc\"",
        "\"<a@b>\"",
        "\"mailto:a@b\"",
        "\"a@b..c\"",
        "\"mi\\u212ae@example.com\"",
        "\"a\\u00a0b@c\"",
        "\"a\\u200bb@c\"",
        tooLong,
        quoted("İ".repeat(242) + "@example.com"));
  }

  private static Stream<BadValue> cursors(Scene scene, Operation operation) {
    var foreign =
        Stream.of(
                Connection.users(),
                Connection.lists(scene.person()),
                Connection.items(scene.person(), scene.listId()),
                Connection.guests(scene.person(), scene.listId()))
            .filter(connection -> !connection.field().equals(operation.definition().getName()))
            .map(connection -> quoted(connection.page(1, null).end()));
    return Stream.concat(foreign.flatMap(BadInputTest::refused), refused("\"a\"", "\"AAAA\""));
  }

  private static Stream<BadValue> refused(String... values) {
    return Stream.of(values)
        .map(json -> BadValue.refused(json.length() > 60 ? "too long or foreign" : json, json));
  }

  private static String tooLong(String argument) {
    return quoted("😀".repeat(LONGEST.get(argument) + 1));
  }

  @Test
  void everyTextThatIsWrittenHasALimit() {
    var texts =
        Operation.all().stream()
            .flatMap(operation -> operation.arguments().entrySet().stream())
            .filter(argument -> argument.getValue().contains("String"))
            .map(Map.Entry::getKey)
            .filter(argument -> !argument.equals("after"))
            .collect(Collectors.toSet());
    assertThat(texts).isEqualTo(LONGEST.keySet());
  }

  @Test
  void whatIsExactlyAtALimitIsFine() {
    var list = SharedList.create();
    var owner = list.owner();
    var title = "😀".repeat(LONGEST.get("title"));
    var description = "😀".repeat(LONGEST.get("description"));
    var renamed = owner.mutate("renameList", "{ title }", "id", list.id(), "title", title);
    assertThat(renamed.<String>data("renameList.title")).isEqualTo(title);
    assertThat(
            owner
                .mutate("createList", "{ title }", "title", title)
                .<String>data("createList.title"))
        .isEqualTo(title);
    var item = owner.createItem(list.id(), " " + description + " ");
    assertThat(owner.query("item", "{ description }", "id", item).<String>data("item.description"))
        .isEqualTo(description);
    assertThat(owner.createItems(list.id(), description, "a\tb\nc\r")).hasSize(2);
    for (var first : List.of(1, 100)) {
      assertThat(Connection.items(owner, list.id()).page(first, null).ids()).isNotEmpty();
    }
  }

  @Test
  void theLongestAddressIsFine() {
    var unique = "x" + System.nanoTime();
    var domain = "@example.com";
    var longest =
        unique + "é".repeat(LONGEST.get("email") - unique.length() - domain.length()) + domain;
    assertThat(
            Api.asAda()
                .mutate("createUser", "{ email }", "email", longest)
                .<String>data("createUser.email"))
        .isEqualTo(longest)
        .hasSize(254);
  }
}
