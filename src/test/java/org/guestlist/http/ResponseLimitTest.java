package org.guestlist.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.Map;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Api;
import org.guestlist.testing.RawHttp;
import org.guestlist.testing.SmallLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The largest response, which has 1,000 bytes here. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
@TestProfile(SmallLimits.class)
class ResponseLimitTest {
  private static final int LIMIT = SmallLimits.RESPONSE;

  private static HttpResponse<String> run(String accept, String document) {
    return RawHttp.post(
        Map.of("Content-Type", "application/json", "Accept", accept),
        "{\"query\": \"" + document + "\"}");
  }

  /** Of so many bytes: {@code {"data":{"a…":"Query"}}}. */
  private static String documentFor(int bytes) {
    return "{ " + "a".repeat(bytes - "{\"data\":{\"\":\"Query\"}}".length()) + ": __typename }";
  }

  private static int length(HttpResponse<String> response) {
    return response.body().getBytes(UTF_8).length;
  }

  @Test
  void whatIsJustShortEnoughIsSent() {
    var response = run("application/json", documentFor(LIMIT));

    assertThat(length(response)).isEqualTo(LIMIT);
    assertThat(RawHttp.<Object>json(response, "errors")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"application/json, 200", "application/graphql-response+json, 400"})
  void whatIsTooLongIsAnErrorInItsPlace(String accept, int status) {
    var response = run(accept, documentFor(LIMIT + 1));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(RawHttp.<Object>json(response, "errors[0].extensions"))
        .isEqualTo(Map.of("code", "LIMIT_EXCEEDED", "limit", LIMIT, "actual", LIMIT + 1));
    assertThat(RawHttp.<Object>json(response, "data")).isNull();
  }

  @Test
  void whatWasChangedStands() {
    var owner = Api.asSomebodyNew();
    var list = owner.createList("Long");
    var page = "{ list { items(first: 100) { nodes { description description2: description } } } }";
    var answer =
        owner.mutate("createItem", page, "listId", list, "description", "a".repeat(LIMIT / 2));

    assertThat(answer.code()).isEqualTo("LIMIT_EXCEEDED");
    assertThat(answer.<String>path("errors[0].message")).contains("Changes", "stand");
    assertThat(owner.query("list", "{ itemCount }", "id", list).<Integer>data("list.itemCount"))
        .isEqualTo(1);
  }
}
