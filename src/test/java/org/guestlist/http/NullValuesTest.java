package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.testing.RawHttp.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.Map;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Api;
import org.guestlist.testing.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Null by way of a variable, for what takes none (GraphQL, section "Coercing Field Arguments"): a
 * variable that may be null, and has a default, may be given to what may not be null.
 */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class NullValuesTest {
  private static HttpResponse<String> run(String document, JsonValue value) {
    var body =
        Json.createObjectBuilder()
            .add("query", document)
            .add("variables", Json.createObjectBuilder().add("v", value))
            .build();
    return RawHttp.post(
        Map.of("Content-Type", "application/json", "Accept", "application/graphql-response+json"),
        body.toString());
  }

  /** The fields come before what is refused, so that one can see whether they were executed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "first        | query($v: Int = 5) { users(first: $v) { nodes { id } } }",
        "first        | query($v: Int) { me { lists(first: $v) { nodes { id } } } }",
        "first        | query($v: Int = 5) { ...F } fragment F on Query { me { ...G } }"
            + " fragment G on User { lists { nodes { items(first: $v) { nodes { id } } } } }",
        "id           | query($v: ID = 1) { user(id: $v) { id } }",
        "id           | query($v: ID = 1) { list(id: $v) { id } }",
        "email        | query($v: String = \"a\") { userByEmail(email: $v) { id } }",
        "name         | query($v: String = \"User\") { __type(name: $v) { name } }",
        "if           | query($v: Boolean = true) { me { id @skip(if: $v) } }",
        "if           | query($v: Boolean = true) { me { id @include(if: $v) } }",
        "if           | query($v: Boolean = true) { me { ... @include(if: $v) { id } } }",
        "if           | query($v: Boolean = true) { ...F @skip(if: $v) } fragment F on Query"
            + " { __typename }",
        "title        | mutation($v: String = \"a\") { createList(title: $v) { id } }",
        "descriptions | mutation($v: String = \"a\") { createItems(listId: 1, descriptions: [\"b\","
            + " $v]) { id } }",
        "descriptions | mutation($v: [String!] = []) { createItems(listId: 1, descriptions: $v)"
            + " { id } }",
        "access       | mutation($v: GuestAccess = EDITOR) { addGuest(listId: 1, userId: 1, access: $v)"
            + " { access } }",
      })
  void whatTakesNoNullIsRefusedByItsName(String argument, String document) {
    var response = run(document, JsonValue.NULL);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(RawHttp.code(response)).isEqualTo("BAD_USER_INPUT");
    assertThat(RawHttp.<String>json(response, "errors[0].extensions.argument"))
        .as(response.body())
        .isEqualTo(argument);
    assertThat(json(response, "errors[0].message").toString()).contains("null");
    assertThat(RawHttp.<Object>json(response, "data")).isNull();
  }

  /** Where the variable itself says that it is never null, or that it is something else. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "first        | null     | query($v: Int!) { users(first: $v) { nodes { id } } }",
        "id           | null     | query($v: ID!) { user(id: $v) { id } }",
        "id           | true     | query($v: ID!) { user(id: $v) { id } }",
        "first        | \"a\"    | query($v: Int!) { users(first: $v) { nodes { id } } }",
        "email        | 1        | query($v: String!) { userByEmail(email: $v) { id } }",
        "if           | 1        | query($v: Boolean!) { me { id @skip(if: $v) } }",
        "role         | \"x\"    | query($v: ListRole) { me { lists(role: $v) { nodes { id } } } }",
        "descriptions | [null]   | mutation($v: [String!]!) { createItems(listId: 1, descriptions:"
            + " $v) { id } }",
        "descriptions | [\"a\",1] | mutation($v: [String!]!) { createItems(listId: 1, descriptions:"
            + " $v) { id } }",
      })
  void whatIsNoValueOfAVariableIsRefusedByTheArgument(
      String argument, String value, String document) {
    JsonValue given;
    try (var reader = Json.createReader(new StringReader(value))) {
      given = reader.readValue();
    }
    var response = run(document, given);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(RawHttp.code(response)).isEqualTo("BAD_USER_INPUT");
    assertThat(RawHttp.<String>json(response, "errors[0].extensions.argument"))
        .as(response.body())
        .isEqualTo(argument);
  }

  /** What may be null is none the worse for a default. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "query($v: ListRole = OWNER) { me { lists(role: $v) { nodes { id } } } }",
        "query($v: String = \"a\") { me { lists(after: $v) { nodes { id } } } }",
        "query($v: Int = 5) { me { id @include(if: true) } ...F } fragment F on Query"
            + " { me { lists(first: 1, role: null) { nodes { id } } } }"
            + " fragment Unused on Query { users(first: $v) { nodes { id } } }",
      })
  void whatTakesNullIsExecuted(String document) {
    var response = run(document, JsonValue.NULL);

    if (document.contains("Unused")) {
      assertThat(json(response, "errors[0].message").toString()).contains("Unused");
    } else {
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      assertThat(RawHttp.<Object>json(response, "errors")).isNull();
    }
  }

  @Test
  void nothingIsChangedBefore() {
    var owner = Api.asSomebodyNew();
    var list = owner.createList("Null");
    var document =
        "mutation($v: String = \"a\") { a: createItem(listId: \""
            + list
            + "\", description: \"b\") { id } createItem(listId: \""
            + list
            + "\", description: $v) { id } }";

    var answer =
        owner.post(
            Json.createObjectBuilder()
                .add("query", document)
                .add("variables", Json.createObjectBuilder().addNull("v"))
                .build()
                .toString());

    assertThat(answer.code()).isEqualTo("BAD_USER_INPUT");
    assertThat(owner.query("list", "{ itemCount }", "id", list).<Integer>data("list.itemCount"))
        .isZero();
  }
}
