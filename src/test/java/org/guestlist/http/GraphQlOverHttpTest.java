package org.guestlist.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.testing.RawHttp.code;
import static org.guestlist.testing.RawHttp.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.json.Json;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Media types, status codes and GET, as the working draft of GraphQL over HTTP wants them. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class GraphQlOverHttpTest {
  private static final String JSON = "application/json";
  private static final String RESPONSE = "application/graphql-response+json";
  private static final String ME = "{\"query\": \"{ me { email } }\"}";

  private static HttpResponse<String> post(String accept, String body) {
    return RawHttp.post(Map.of("Content-Type", JSON, "Accept", accept), body);
  }

  private static HttpResponse<String> run(String accept, String document) {
    return post(accept, Json.createObjectBuilder().add("query", document).build().toString());
  }

  /** GET with parameters, names and values in turn. */
  private static HttpResponse<String> get(String... parameters) {
    var query = new StringBuilder();
    for (int i = 0; i < parameters.length; i += 2) {
      query.append(i == 0 ? '?' : '&').append(parameters[i]).append('=');
      query.append(URLEncoder.encode(parameters[i + 1], UTF_8));
    }
    return RawHttp.get(Map.of("Accept", RESPONSE), "/graphql" + query);
  }

  private static String mediaType(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*                                                      | application/json",
        "application/*                                            | application/json",
        "application/json                                         | application/json",
        "APPLICATION/JSON                                         | application/json",
        "application/json; charset=utf-8                          | application/json",
        "application/graphql-response+json                        | application/graphql-response+json",
        "application/graphql-response+json, application/json;q=.9 | application/graphql-response+json",
        "application/graphql-response+json;q=.5, application/json | application/json",
        "application/json;q=.5, */*                               | application/graphql-response+json",
        "application/json;q=0, */*;q=.1                           | application/graphql-response+json",
        "text/html, application/xhtml+xml, */*;q=0.8              | application/json",
        "text/html, application/graphql-response+json;q=0.1       | application/graphql-response+json",
        "application/json;q=0.001                                 | application/json",
        "application/json;q=0.001, application/*;q=0.002          | application/graphql-response+json",
        "application/json;q=0.998, application/graphql-response+json;q=0.999 |"
            + " application/graphql-response+json",
        "application/json;q=1.000, application/*;q=0.999          | application/json",
        "application/json;q=2, application/graphql-response+json;Q=0.1 |"
            + " application/graphql-response+json",
        "application/json;q=0., application/graphql-response+json;q=1. |"
            + " application/graphql-response+json",
      })
  void theClientChoosesTheMediaType(String accept, String expected) {
    var response = post(accept, ME);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(mediaType(response)).isEqualTo(expected + "; charset=utf-8");
    assertThat(RawHttp.<String>json(response, "data.me.email")).isEqualTo("ada@example.com");
  }

  @Test
  void theChoiceMayComeInSeveralFields() {
    var request =
        HttpRequest.newBuilder(RawHttp.address("/graphql"))
            .header("Content-Type", JSON)
            .header("Accept", "text/html")
            .header("Accept", RESPONSE + ";q=0.5")
            .header("Accept", JSON + ";q=0.4");
    var response = RawHttp.send(request.POST(BodyPublishers.ofString(ME)));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(mediaType(response)).isEqualTo(RESPONSE + "; charset=utf-8");
  }

  @Test
  void aClientThatDoesNotSayWhatItAcceptsGetsJson() {
    assertThat(mediaType(RawHttp.post(Map.of("Content-Type", JSON), ME)))
        .isEqualTo("application/json; charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/xml, text/*",
        "application/json;q=0",
        "application/json;q=0.000",
        "application/json;q=2",
        "application/json;q=1.001",
        "application/json;q=0.0001",
        "application/json;q=-1",
        "application/json;q=",
        "application/json;q=.",
        "application/json;q=0,5",
        "*/*;q=0",
        "image/*, application/json;q=0, application/graphql-response+json;q=0",
        "application/json;a=\"",
        "nonsense"
      })
  void aClientThatAcceptsNeitherIsToldWhatThereIs(String accept) {
    var response = post(accept, ME);

    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(RawHttp.<Object>json(response, "errors[0].extensions"))
        .isEqualTo(Map.of("code", "BAD_USER_INPUT", "argument", "Accept"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "",
        "{ me { id }",
        "{ nothing }",
        "{ me }",
        "{ list(id: {}) { id } }",
        "query($id: ID!) { list(id: $id) { id } }",
        "query A { me { id } } query B { me { id } }",
        "subscription { me { id } }",
        "{ user(id: \"\\u{110000}\") { id } }",
        "{ user(id: \"\\u{FFFFFFFFFFFFFFFF}\") { id } }",
        "{ a1: __typename a2: __typename a3: __typename a4: __typename a5: __typename"
            + " a6: __typename a7: __typename a8: __typename a9: __typename b1: __typename"
            + " b2: __typename }"
      })
  void whatCannotBeExecutedIsTheClientsErrorWhereTheMediaTypeTellsByStatus(String document) {
    var told = run(RESPONSE, document);
    assertThat(told.statusCode()).isEqualTo(400);
    assertThat(code(told)).isIn("BAD_USER_INPUT", "LIMIT_EXCEEDED");
    assertThat(RawHttp.body(told)).containsOnlyKeys("errors");

    var plain = run(JSON, document);
    // An empty text is no document: the parameter is malformed, which is 400 for both.
    assertThat(plain.statusCode()).isEqualTo(document.isEmpty() ? 400 : 200);
    assertThat(code(plain)).isEqualTo(code(told));
  }

  @ParameterizedTest
  @ValueSource(strings = {JSON, RESPONSE})
  void whatWasExecutedInPartStaysTwoHundred(String accept) {
    var partial = run(accept, "{ me { email } user(id: \"\") { id } }");
    assertThat(partial.statusCode()).isEqualTo(200);
    assertThat(RawHttp.<String>json(partial, "data.me.email")).isEqualTo("ada@example.com");
    assertThat(code(partial)).isEqualTo("BAD_USER_INPUT");

    var nothing = run(accept, "mutation { deleteList(id: \"nothing\") { id } }");
    assertThat(nothing.statusCode()).isEqualTo(200);
    assertThat(code(nothing)).isEqualTo("NOT_FOUND");
    assertThat(RawHttp.body(nothing)).containsEntry("data", null);
  }

  @ParameterizedTest
  @ValueSource(strings = {JSON, RESPONSE})
  void oneWhoIsNotKnownIsAskedToAuthenticate(String accept) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", JSON);
    headers.put("Accept", accept);
    headers.put("Authorization", "Bearer nobody@example.com");
    var response = RawHttp.post(headers, ME);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer realm=\"guestlist\", error=\"invalid_token\"");
    assertThat(code(response)).isEqualTo("UNAUTHENTICATED");
    assertThat(mediaType(response)).startsWith(accept);
  }

  @Test
  void noCacheKeepsWhatOnePersonMaySee() {
    for (var response : new HttpResponse<?>[] {post(JSON, ME), get("query", "{ me { id } }")}) {
      assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }
  }

  @Test
  void aQueryMayComeByGetWithVariablesAndAName() {
    var document =
        "query A($id: ID!) { user(id: $id) { id } } query B($of: String!) {"
            + " userByEmail(email: $of) { email } }";
    var response =
        get(
            "query", document,
            "operationName", "B",
            "variables", "{\"of\": \"ada@example.com\"}",
            "extensions", "{\"some\": [1, {\"thing\": null}]}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(mediaType(response)).startsWith(RESPONSE);
    assertThat(RawHttp.<String>json(response, "data.userByEmail.email"))
        .isEqualTo("ada@example.com");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "operationName | A                    | query |",
        "QUERY         | {me{id}}             | query |",
        "query         | ''                   | query |",
        "query         | ' '                  | query |",
        "query         | {me{id}}             | variables | 5",
        "query         | {me{id}}             | variables | [1]",
        "query         | {me{id}}             | variables | {",
        "query         | {me{id}}             | variables | ''",
        "query         | {me{id}}             | variables | {\"a\":1}x",
        "query         | {me{id}}             | extensions | true",
        "query         | {me{id}}             | query | {me{id}}"
      })
  void parametersThatAreNoneAreRefused(
      String name, String value, String another, String anotherValue) {
    var response =
        anotherValue == null ? get(name, value) : get(name, value, another, anotherValue);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(RawHttp.<Object>json(response, "errors[0].extensions"))
        .isEqualTo(Map.of("code", "BAD_USER_INPUT", "argument", another));
  }

  @Test
  void parametersThatAreNullAreAbsent() {
    var response = get("query", "{ me { email } }", "variables", "null", "extensions", " null ");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(RawHttp.<String>json(response, "data.me.email")).isEqualTo("ada@example.com");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mutation { createList(title: \"By GET\") { id } }                              | ",
        "mutation { __typename }                                                        | ",
        "query Q { me { id } } mutation M { createList(title: \"By GET\") { id } }      | M",
        // An empty name is no name.
        "mutation { createList(title: \"By GET\") { id } }                              | ''",
        "mutation M { createList(title: \"By GET\") { id } }                            | ''",
      })
  void aMutationByGetIsToldToPost(String document, String operationName) {
    var response =
        operationName == null
            ? get("query", document)
            : get("query", document, "operationName", operationName);

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("POST");
    assertThat(code(response)).isEqualTo("BAD_USER_INPUT");
    var titles = run(JSON, "{ me { lists(first: 100) { nodes { title } } } }").body();
    assertThat(titles).doesNotContain("By GET");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "query Q { me { id } } mutation M { createList(title: \"By GET\") { id } } | -",
        "query Q { me { id } } mutation M { createList(title: \"By GET\") { id } } | ''",
        "query Q { me { id } } mutation M { createList(title: \"By GET\") { id } } | N",
        "mutation M { createList(title: \"By GET\") { id } }                       | ' '",
        "mutation { createList(title: \"By GET\") { id } }                         | M",
      })
  void oneOfSeveralOperationsHasToBeNamed(String document, String operationName) {
    var variants =
        operationName == null
            ? List.of(get("query", document), run(RESPONSE, document))
            : List.of(
                get("query", document, "operationName", operationName),
                post(
                    RESPONSE,
                    Json.createObjectBuilder()
                        .add("query", document)
                        .add("operationName", operationName)
                        .build()
                        .toString()));
    assertThat(variants)
        .allSatisfy(response -> assertThat(code(response)).isEqualTo("BAD_USER_INPUT"));
    assertThat(variants)
        .allSatisfy(
            response ->
                assertThat(RawHttp.<String>json(response, "errors[0].extensions.argument"))
                    .isEqualTo("operationName"));
    var titles = run(JSON, "{ me { lists(first: 100) { nodes { title } } } }").body();
    assertThat(titles).doesNotContain("By GET");
  }

  @Test
  void aQueryBesideAMutationMayComeByGet() {
    var document = "query Q { me { email } } mutation M { createList(title: \"x\") { id } }";
    var response = get("query", document, "operationName", "Q");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(RawHttp.<String>json(response, "data.me.email")).isEqualTo("ada@example.com");
  }

  @Test
  void aBodyThatIsNoUnicodeIsRefusedAndNotMended() {
    var body = "{\"query\": \"{ userByEmail(email: \\\"\u00e9@example.com\\\") { id } }\"}";
    var headers = Map.of("Content-Type", JSON);

    var refused = RawHttp.post(headers, body.getBytes(ISO_8859_1));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(RawHttp.<String>json(refused, "errors[0].extensions.argument")).isEqualTo("body");
    assertThat(RawHttp.post(headers, body.getBytes(UTF_8)).statusCode()).isEqualTo(200);
  }

  @Test
  void aFieldThatIsThereTwiceIsRefused() {
    var response = post(JSON, "{\"query\": \"{ me { id } }\", \"query\": \"{ __typename }\"}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(code(response)).isEqualTo("BAD_USER_INPUT");
  }

  @Test
  void aCompressedBodyIsRefused() {
    var response = RawHttp.post(Map.of("Content-Type", JSON, "Content-Encoding", "gzip"), ME);

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(code(response)).isEqualTo("BAD_USER_INPUT");
    assertThat(json(response, "errors[0].extensions.argument").toString())
        .isEqualTo("Content-Encoding");
    assertThat(response.headers().firstValue("Accept-Encoding")).contains("identity");
  }

  /** GraphiQL sends the header under two spellings, which the browser joins with a comma. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json, application/json",
        "application/json;charset=utf-8,APPLICATION/JSON",
        "application/json; charset=\"UTF-8\""
      })
  void everyPartOfAContentTypeMayBeJson(String contentType) {
    assertThat(RawHttp.post(Map.of("Content-Type", contentType), ME).statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyWithoutATypeIsRefused() {
    assertThat(RawHttp.post(Map.of(), ME).statusCode()).isEqualTo(415);
  }

  @Test
  void aMistakeInADocumentIsShownWhereItIs() {
    var response = run(JSON, "{\n  me { id\n");

    assertThat(RawHttp.<Object>json(response, "errors[0].locations[0]"))
        .isEqualTo(Map.of("line", 3, "column", 1));
    assertThat(json(response, "errors[0].message").toString()).startsWith("Invalid syntax");
  }
}
