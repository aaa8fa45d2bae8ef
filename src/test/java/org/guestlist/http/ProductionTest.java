package org.guestlist.http;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.testing.RawHttp.code;

import graphql.introspection.IntrospectionQuery;
import graphql.language.AstPrinter;
import graphql.language.FieldDefinition;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.json.Json;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.RawHttp;
import org.guestlist.testing.SchemaFacts;
import org.guestlist.testing.TokenIssuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a scanner finds of the program in production: each check of graphql-cop 1.14
 * (github.com/dolevf/graphql-cop), by the same request, and what else is closed there.
 */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
@TestProfile(ProductionTest.Production.class)
class ProductionTest {
  private static final TokenIssuer ISSUER = TokenIssuer.rsa("production");
  private static final String JSON = "application/json";

  /** Nothing is set but what nobody can do without. */
  public static final class Production implements QuarkusTestProfile {
    @Override
    public String getConfigProfile() {
      return "prod";
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "guestlist.auth.key",
          ISSUER.pem(),
          "guestlist.auth.issuer",
          TokenIssuer.ISSUER,
          "guestlist.auth.audience",
          TokenIssuer.AUDIENCE,
          "guestlist.table-prefix",
          "production-",
          "guestlist.create-tables",
          "true",
          // A free port, as in all other tests
          "quarkus.http.test-port",
          "0");
    }
  }

  private static Map<String, String> headers(String... more) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Authorization", "Bearer " + ISSUER.token("grace@example.com"));
    for (int i = 0; i < more.length; i += 2) {
      headers.put(more[i], more[i + 1]);
    }
    return headers;
  }

  private static HttpResponse<String> run(String document) {
    var body = Json.createObjectBuilder().add("query", document).build().toString();
    return RawHttp.post(headers("Content-Type", JSON), body);
  }

  private static HttpResponse<String> get(String document) {
    var query = URLEncoder.encode(document, StandardCharsets.UTF_8);
    return RawHttp.get(headers(), "/graphql?query=" + query);
  }

  @Test
  void itAnswersThoseWhoBringAToken() {
    assertThat(run("{ me { email } }").body())
        .isEqualTo("{\"data\":{\"me\":{\"email\":\"grace@example.com\"}}}");
  }

  @Test
  void thoseWhoBringNoneAreAskedForOne() {
    var response = RawHttp.post(Map.of("Content-Type", JSON), "{\"query\": \"{ me { id } }\"}");

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer realm=\"guestlist\"");
    assertThat(code(response)).isEqualTo("UNAUTHENTICATED");
  }

  /** Every field of the types Query and Mutation, with arguments that any caller might give. */
  static Stream<String> operations() {
    var types = SchemaFacts.contract();
    return Map.of("query", "Query", "mutation", "Mutation").entrySet().stream()
        .flatMap(
            kind ->
                types
                    .getType(kind.getValue(), ObjectTypeDefinition.class)
                    .orElseThrow()
                    .getFieldDefinitions()
                    .stream()
                    .map(field -> kind.getKey() + " { " + call(field) + " { __typename } }"));
  }

  private static String call(FieldDefinition field) {
    var arguments =
        field.getInputValueDefinitions().stream()
            .filter(argument -> argument.getType() instanceof NonNullType)
            .filter(argument -> argument.getDefaultValue() == null)
            .map(argument -> argument.getName() + ": " + value(argument.getType()))
            .collect(joining(", "));
    return field.getName() + (arguments.isEmpty() ? "" : "(" + arguments + ")");
  }

  private static String value(Type<?> type) {
    return AstPrinter.printAst(type).contains("GuestAccess") ? "VIEWER" : "\"x\"";
  }

  @ParameterizedTest
  @MethodSource("operations")
  void noOperationIsForThoseWhoDoNotShowWhoTheyAre(String document) {
    var body = Json.createObjectBuilder().add("query", document).build().toString();
    var response = RawHttp.post(Map.of("Content-Type", JSON), body);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(code(response)).isEqualTo("UNAUTHENTICATED");
    assertThat(response.body()).containsPattern("\"data\":(null|\\{\"\\w+\":null})}$");
  }

  @Test
  void badCredentialsAreRefusedBeforeTheDocumentIsLookedAt() {
    var headers = Map.of("Content-Type", JSON, "Authorization", "Bearer nonsense");
    for (var document : new String[] {"{ me { id } }", "{", "{ __typename }"}) {
      var body = Json.createObjectBuilder().add("query", document).build().toString();
      var response = RawHttp.post(headers, body);
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(code(response)).isEqualTo("UNAUTHENTICATED");
      assertThat(response.headers().firstValue("WWW-Authenticate"))
          .contains("Bearer realm=\"guestlist\", error=\"invalid_token\"");
    }
  }

  // The checks of graphql-cop

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query cop { __schema { directive } }",
        "{ mee { id } }",
        "{ me { emial } }",
        "{ lists { id } }",
        "mutation { createLst(title: \"x\") { id } }",
        "{ list(idd: 1) { id } }",
        "query($a: Itm) { me { id } }",
        "{ me { lists(role: OWNR) { pageInfo { hasNextPage } } } }"
      })
  void nobodyIsToldWhatElseTheyMightHaveMeant(String document) {
    var response = run(document);
    assertThat(code(response)).isEqualTo("BAD_USER_INPUT");
    assertThat(response.body())
        .doesNotContainIgnoringCase("did you mean")
        .doesNotContainPattern("directives|'me'|email|createList|OWNER\\b|EDITOR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ __schema { types { name fields { name } } } }",
        "{ __type(name: \"User\") { name } }",
        "{ ...F } fragment F on Query { a: __schema { queryType { name } } }",
        "{ me { id } ... { __type(name: \"User\") { name } } }",
        "mutation { __schema { queryType { name } } }",
        "query A { me { id } } query B { __schema { queryType { name } } }"
      })
  void theSchemaIsNotShown(String document) {
    var response = run(document);
    assertThat(code(response)).isEqualTo("BAD_USER_INPUT");
    assertThat(response.body()).doesNotContain("\"data\"", "queryType", "TodoList");
  }

  @Test
  void theSchemaIsNotShownByAnyIntrospectionQuery() {
    assertThat(code(run(IntrospectionQuery.INTROSPECTION_QUERY))).isEqualTo("BAD_USER_INPUT");
  }

  @Test
  void circularIntrospectionIsRefused() {
    var circle =
        "query cop { __schema { types { fields { type { fields { type { fields { type { fields {"
            + " type { name } } } } } } } } } }";
    assertThat(code(run(circle))).isEqualTo("BAD_USER_INPUT");
  }

  @Test
  void theNameOfATypeIsNoSecret() {
    assertThat(run("{ __typename }").body()).isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/graphiql",
        "/playground",
        "/console",
        "/graphql/console",
        "/graphql/schema.graphql",
        "/graphql/playground",
        "/q/graphql-ui",
        "/q/graphql-ui/",
        "/q/graphql-ui/index.html",
        "/q/dev-ui",
        "/q/dev",
        "/q/swagger-ui",
        "/q/arc",
        "/"
      })
  void thereIsNoGraphiQlAndNoSchemaFile(String path) {
    var response = RawHttp.get(headers("Accept", "text/html, */*"), path);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).doesNotContainIgnoringCase("graphiql", "type Query", "java.");
  }

  @Test
  void aQueryMayComeByGetAndIsNotCached() {
    var response = get("{ __typename }");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void aMutationMayNotComeByGet() {
    assertThat(get("mutation cop { __typename }").statusCode()).isEqualTo(405);
  }

  @Test
  void aHundredAndOneAliasesAreTooMany() {
    var aliases =
        IntStream.rangeClosed(0, 100)
            .mapToObj(i -> "alias" + i + ": __typename")
            .collect(joining(" "));
    assertThat(code(run("query cop { " + aliases + " }"))).isEqualTo("LIMIT_EXCEEDED");
  }

  @Test
  void operationsDoNotComeInBatches() {
    var batch = "[" + "{\"query\": \"query cop { __typename }\"},".repeat(9) + "{}]";
    var response = RawHttp.post(headers("Content-Type", JSON), batch);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(code(response)).isEqualTo("BAD_USER_INPUT");
  }

  @Test
  void nothingIsTracedAndNothingExplained() {
    var asking =
        headers(
            "Content-Type", JSON,
            "X-Apollo-Tracing", "1",
            "apollo-federation-include-trace", "ftv1",
            "Guestlist-Explain", "true",
            "Guestlist-Slow", "0");
    var response = RawHttp.post(asking, "{\"query\": \"query cop { __typename }\"}");
    assertThat(response.body()).isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
  }

  @Test
  void aDirectiveRepeatedIsRefused() {
    var ten = "query cop { __typename " + "@aa".repeat(10) + " }";
    assertThat(code(run(ten))).isEqualTo("BAD_USER_INPUT");
    var hundred = "query cop { __typename " + "@aa".repeat(100) + " }";
    assertThat(code(run(hundred))).isEqualTo("LIMIT_EXCEEDED");
  }

  @Test
  void aFieldRepeatedIsRefused() {
    var many = "query cop { " + "__typename \n".repeat(500) + "}";
    assertThat(code(run(many))).isEqualTo("LIMIT_EXCEEDED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "multipart/form-data"})
  void whatAFormCanSendIsRefused(String contentType) {
    for (var body :
        new String[] {
          "query=query%20cop%20%7B__typename%7D",
          "query=mutation%20cop%20%7B__typename%7D",
          "{\"query\": \"mutation { __typename }\"}"
        }) {
      var response = RawHttp.post(headers("Content-Type", contentType), body);
      assertThat(response.statusCode()).isEqualTo(415);
    }
  }

  @Test
  void aMistakeShowsNothingOfTheInside() {
    var response = run("qwerty cop { abc }");
    assertThat(code(response)).isEqualTo("BAD_USER_INPUT");
    assertThat(response.body())
        .doesNotContainPattern(
            "Exception|\\bat [a-z]+\\.|java\\.|graphql\\.|stack|extensions\":\\{\"class");
  }

  @Test
  void noOtherSiteMayReadAnswers() {
    var response =
        RawHttp.post(
            headers("Content-Type", JSON, "Origin", "https://evil.example.com"),
            "{\"query\": \"{ __typename }\"}");
    assertThat(response.headers().map().keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
  }
}
