package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.testing.RawHttp.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.RawHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is said of documents that are not executed: in English whatever the machine speaks, and
 * without anything of the library that reads them.
 */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class MessagesTest {
  /** graphql-java speaks some of them, and some write digits of their own or capitals. */
  private static final List<Locale> LANGUAGES =
      Stream.of("en", "de", "nl", "ar-EG", "tr", "hi-IN-u-nu-deva")
          .map(Locale::forLanguageTag)
          .toList();

  private static final List<String> INSIDES =
      List.of(
          "Value{",
          "ANTLR",
          "graphql.",
          "java.",
          "alidation error",
          "alidation Error",
          "EOF>",
          "AST");

  private final Locale language = Locale.getDefault();

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(language);
  }

  private static List<String> documents() {
    var hostile =
        " with value 'x' is not a valid 'Int' - Expected an AST type) : argument 'y' must not be null";
    return List.of(
        "{",
        "{ me { id } ",
        "{ me { id } } }",
        "{ me ) }",
        "{ me { id } } '",
        "{ me { id } } \"",
        "{ a(b: \"\\u{d800}\") }",
        "{ a(b: \"\\ud800\") }",
        "{ a(b: \"\\x\") }",
        "\u0000{ me { id } }",
        "{ nothing }",
        "{ me { id { x } } }",
        "{ me }",
        "{ user { id } }",
        "{ user(id: null) { id } }",
        "{ user(id: {a: 1}) { id } }",
        "{ user(id: [1]) { id } }",
        "{ user(id: 1.5) { id } }",
        "{ user(id: true) { id } }",
        "{ user(id: 1, id: 2) { id } }",
        "{ user(id: 1, nothing: 2) { id } }",
        "{ users(first: \"a\") { nodes { id } } }",
        "{ users(first: \"" + hostile + "\") { nodes { id } } }",
        "{ users(first: {a: \"" + hostile + "\"}) { nodes { id } } }",
        "{ users(first: a) { nodes { id } } }",
        "{ userByEmail(email: {a: {b: null}}) { id } }",
        "{ userByEmail(email: 5) { id } }",
        "{ me { lists(role: \"" + hostile + "\") { nodes { id } } } }",
        "{ me { lists(role: X) { nodes { id } } } }",
        "{ me { lists(role: 1) { nodes { id } } } }",
        "{ me @skip { id } }",
        "{ me @skip(if: 1) { id } }",
        "{ me @skip(if: \"" + hostile + "\") { id } }",
        "{ me @nothing { id } }",
        "{ me @skip(if: true) @skip(if: true) { id } }",
        "query @skip(if: true) { me { id } }",
        "query($a: Int = {a: \"" + hostile + "\"}) { users(first: $a) { nodes { id } } }",
        "query($a: Int = \"a\") { users(first: $a) { nodes { id } } }",
        "query($a: Int! = null) { users(first: $a) { nodes { id } } }",
        "query($a: User) { me { id } }",
        "query($a: Nothing) { me { id } }",
        "query($a: Int) { me { id } }",
        "query($a: Int, $a: Int) { users(first: $a) { nodes { id } } }",
        "query($a: String) { users(first: $a) { nodes { id } } }",
        "{ users(first: $a) { nodes { id } } }",
        "{ ...F }",
        "{ ...F } fragment F on Nothing { id }",
        "{ ...F } fragment F on ListRole { id }",
        "{ ...F } fragment F on User { id }",
        "{ me { ...F } } fragment F on User { ...G } fragment G on User { ...F }",
        "{ me { id } } fragment F on User { id }",
        "{ me { id } } fragment F on User { id } fragment F on User { id }",
        "{ ... on User { id } }",
        "{ me { id } me { id: email } }",
        "{ a: user(id: 1) { id } a: user(id: 2) { id } }",
        "{ me { id } } { me { id } }",
        "query A { me { id } } { me { id } }",
        "query A { me { id } } query A { me { id } }",
        "{ me { id } } type A { a: Int }",
        "{ me { id } } schema { query: Query }",
        "{ me { id } } directive @a on FIELD",
        "{ me { id } } extend type User { a: Int }",
        "subscription { a }",
        "type A { a: Int }",
        "mutation { createItems(listId: 1, descriptions: [null]) { id } }",
        "mutation { createItems(listId: 1, descriptions: [{a: 1}, [1]]) { id } }",
        "{ __schema { types { name } } __schema { types { name } } a: __schema { types { name } } }",
        "{ __type(name: 5) { name } }",
        "{ __type(name: null) { name } }");
  }

  private static List<Map<String, Object>> errors(String document) {
    var body = Json.createObjectBuilder().add("query", document).build().toString();
    return json(RawHttp.post(Map.of("Content-Type", "application/json"), body), "errors");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyMessageIsInEnglishAndOurs(String document) {
    Locale.setDefault(Locale.ENGLISH);
    var errors = errors(document);

    assertThat(errors).as(document).isNotEmpty();
    for (var error : errors) {
      assertThat((Map<?, ?>) error.get("extensions"))
          .as(document)
          .extracting("code")
          .isNotEqualTo("INTERNAL");
      assertThat(error.get("message").toString())
          .as(document)
          .doesNotContain(INSIDES)
          .doesNotContain("Expected", "argument 'y'")
          .matches("(?s)[A-Z].*\\.")
          .isNotEqualTo("This request is not valid.");
    }
    for (var other : LANGUAGES) {
      Locale.setDefault(other);
      assertThat(errors(document)).as("%s in %s", document, other).isEqualTo(errors);
    }
  }
}
