package org.guestlist.http;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of one operation, at each of them and one past it. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class OperationLimitsTest {
  private final Api ada = Api.asAda();

  private static String repeat(int times, IntFunction<String> part) {
    return IntStream.range(0, times).mapToObj(part).collect(joining(" "));
  }

  private void isExecuted(String document, Object... variables) {
    var answer = ada.run(document, variables);
    assertThat(answer.errors()).as(document).isEmpty();
    assertThat(answer.<Object>path("data")).isNotNull();
  }

  private void exceeds(long limit, long actual, String document, Object... variables) {
    var answer = ada.run(document, variables);
    assertThat(answer.extensions())
        .as(document)
        .isEqualTo(Map.of("code", "LIMIT_EXCEEDED", "limit", (int) limit, "actual", (int) actual));
    assertThat(answer.<String>path("errors[0].message"))
        .contains("at most " + limit + " are allowed");
    assertThat(answer.<Object>path("data")).isNull();
  }

  /** So many tokens: three braces and a name, and fields that merge into one. */
  private static String tokens(int number) {
    return "{ me { " + "id ".repeat(number - 5) + "} }";
  }

  @Test
  void tokens() {
    isExecuted(tokens(1_000));
    exceeds(1_000, 1_001, tokens(1_001));
    exceeds(1_000, 1_001, tokens(20_000));
  }

  @Test
  void whatIsNoTokenDoesNotCount() {
    isExecuted("{ me { id # " + "comment ".repeat(2_000) + "\n" + " ,\t\n".repeat(5_000) + " } }");
  }

  private static final String TO_LEVEL_SIX =
      "{ me { lists(first: 1) { nodes { items(first: 1) { nodes { ";

  @Test
  void depth() {
    isExecuted(TO_LEVEL_SIX + "list { items(first: 1) { nodes { list { id } } } } } } } } } }");
    exceeds(
        10,
        11,
        TO_LEVEL_SIX + "list { items(first: 1) { nodes { list { owner { id } } } } } } } } } } }");
  }

  @Test
  void fragmentsAddNoDepthOfTheirOwnAndHideNone() {
    var inside = "list { items(first: 1) { nodes { list { %s } } } }";
    var rest = " } } } } } } fragment F on Item { ... on Item { " + inside + " } }";
    isExecuted(TO_LEVEL_SIX + "...F" + rest.formatted("id"));
    exceeds(10, 11, TO_LEVEL_SIX + "...F" + rest.formatted("owner { id }"));
  }

  @Test
  void aliases() {
    IntFunction<String> aliases = n -> "{ me { " + repeat(n, i -> "a" + i + ": id") + " } }";
    isExecuted(aliases.apply(15));
    exceeds(15, 16, aliases.apply(16));
    exceeds(15, 101, aliases.apply(101));
  }

  @Test
  void aliasesInAFragmentCountAsOftenAsItIsUsed() {
    var fragment = " fragment F on User { " + repeat(5, i -> "a" + i + ": id") + " }";
    IntFunction<String> uses = n -> "{ me { " + repeat(n, i -> "...F") + " } }" + fragment;
    isExecuted(uses.apply(3));
    exceeds(15, 20, uses.apply(4));
  }

  @Test
  void directives() {
    IntFunction<String> directives =
        n -> "{ me { " + repeat(n, i -> "id @include(if: true)") + " } }";
    isExecuted(directives.apply(50));
    exceeds(50, 51, directives.apply(51));
  }

  @Test
  void directivesCountWhereverTheyStand() {
    exceeds(50, 51, "query " + "@x ".repeat(51) + "{ me { id } }");
    exceeds(50, 51, "query($a: Int " + "@x ".repeat(51) + ") { me { id } }");
    exceeds(50, 51, "{ me { ... " + "@x ".repeat(51) + "{ id } } }");
    exceeds(50, 51, "{ me { ...F " + "@x ".repeat(51) + "} } fragment F on User { id }");
    exceeds(50, 51, "{ me { ...F } } fragment F on User " + "@x ".repeat(51) + "{ id }");
  }

  @Test
  void rootFields() {
    isExecuted("{ " + "__typename ".repeat(10) + "}");
    exceeds(10, 11, "{ " + "__typename ".repeat(11) + "}");
    exceeds(10, 11, "mutation { " + repeat(11, i -> "createList(title: \"x\") { id }") + "}");
    exceeds(10, 12, "{ ...F ...F ...F } fragment F on Query { " + "__typename ".repeat(4) + "}");
  }

  @Test
  void cost() {
    // One for the connection, and 99 times the edge and what stands on it
    IntFunction<String> fields = n -> "users(first: 99) { nodes { " + "id ".repeat(n) + "} }";
    isExecuted("{ " + fields.apply(100) + " }");
    exceeds(10_000, 10_001, "{ " + fields.apply(100) + " __typename }");
    exceeds(10_000, 10_099, "{ " + fields.apply(101) + " }");
  }

  @Test
  void everyPageMultipliesWhatStandsOnIt() {
    var document = "{ me { lists(first: %d) { nodes { items(first: %d) { nodes { id } } } } } }";
    isExecuted(document.formatted(70, 70));
    exceeds(10_000, 2 + 70 * (2 + 71 * 2), document.formatted(70, 71));
    exceeds(10_000, 2 + 100 * (2 + 100 * 2), document.formatted(100, 100));
  }

  @Test
  void theLengthOfAPageMayStandInAVariableOrBeTheDefault() {
    var document =
        "query($first: Int%s) {"
            + " me { lists(first: 100) { nodes { items(first: $first) { nodes { id } } } } } }";
    isExecuted(document.formatted("!"), "first", 48);
    exceeds(10_000, 2 + 100 * (2 + 49 * 2), document.formatted("!"), "first", 49);
    isExecuted(document.formatted("! = 48"));
    exceeds(10_000, 2 + 100 * (2 + 49 * 2), document.formatted("! = 49"));
    // 50 is the default of the schema
    exceeds(
        10_000,
        2 + 100 * (2 + 50 * 2),
        "{ me { lists(first: 100) { nodes { items { nodes { id } } } } } }");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483647", "99999999999999999999", "-1", "0", "101"})
  void aPageThatIsNoneIsRefusedAsSuch(String first) {
    var answer = ada.run("{ me { lists(first: " + first + ") { nodes { id } } } }");
    assertThat(answer.code()).isEqualTo("BAD_USER_INPUT");
    assertThat(answer.<String>extension("argument")).isEqualTo("first");
  }

  @Test
  void numbersOfAnySizeAreCountedInNoTime() {
    var document = "query($f: Int!) { me { lists(first: $f) { nodes { id } } } }";
    for (var number :
        new String[] {
          "1e999999999", "-1e999999999", "1e-999999999", "1e2147483647", "1e2147483648", "0.5"
        }) {
      var body = "{\"query\": \"" + document + "\", \"variables\": {\"f\": " + number + "}}";
      assertThat(ada.post(body).code()).isEqualTo("BAD_USER_INPUT");
    }
  }

  /** Reading one of 60,000 digits again and again took most of a second. */
  @Test
  void aNumberWithoutMeasureIsRefusedBeforeItIsRead() {
    for (var number : new String[] {"9".repeat(101), "1." + "9".repeat(60_000)}) {
      assertThat(ada.run("{ user(id: " + number + ") { id } }").extensions())
          .isEqualTo(Map.of("code", "BAD_USER_INPUT", "argument", "query"));
    }
    var absent = ada.run("{ user(id: " + "9".repeat(100) + ") { id } }");
    assertThat(absent.<Object>data("user")).isNull();
  }

  @Test
  void fragmentsThatUnfoldToManyTimesTheirTextAreRefused() {
    var bomb =
        "{ me { ...F0 } } "
            + repeat(
                30, i -> "fragment F" + i + " on User { ...F" + (i + 1) + " ...F" + (i + 1) + " }")
            + " fragment F30 on User { id }";
    exceeds(10_000, 1 + (1 << 30), bomb);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ me { ...A } } fragment A on User { ...A }",
        "{ me { ...A } } fragment A on User { ...B } fragment B on User { ...A }",
        "{ me { ...A } } fragment A on User { lists { nodes { owner { ...A } } } }",
        "{ me { ...Nowhere } }",
        "{ me { ... on Nothing { id } } }",
        "{ nothing { at { all(first: 100) } } }",
        "fragment A on User { id }",
        "subscription { me { id } }"
      })
  void whatIsNotValidIsMeasuredAndThenRefusedForThat(String document) {
    assertThat(ada.run(document).errors())
        .isNotEmpty()
        .allSatisfy(
            error -> assertThat(error.get("extensions").toString()).contains("BAD_USER_INPUT"));
  }

  @Test
  void everyOperationOfADocumentIsMeasured() {
    var many = "{ " + "__typename ".repeat(11) + "}";
    var body = Map.of("query", "query A { me { id } } query B " + many, "operationName", "A");
    assertThat(ada.post(body).code()).isEqualTo("LIMIT_EXCEEDED");
  }

  @Test
  void aDocumentThatIsNestedBeyondReasonIsRefused() {
    for (var document :
        new String[] {
          "{ list(id: " + "[".repeat(400) + "]".repeat(400) + ") { id } }",
          "{ list(id: " + "{a:".repeat(300) + "1" + "}".repeat(300) + ") { id } }",
          "{" + "me{".repeat(480) + "id" + "}".repeat(481)
        }) {
      assertThat(ada.run(document).code()).isEqualTo("LIMIT_EXCEEDED");
    }
  }

  @Test
  void severalOperationsInOneRequestAreRefused() {
    var answer = ada.post("[{\"query\": \"{ me { id } }\"}, {\"query\": \"{ me { id } }\"}]");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("BAD_USER_INPUT");
  }
}
