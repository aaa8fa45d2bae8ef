package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import java.util.Map;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who calls, where everyone is believed. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class DevAuthenticationTest {
  private static final String ADA = "ada@example.com";

  private static Answer me(String authorization) {
    return Api.asAda().with("Authorization", authorization).run("{ me { email } }");
  }

  @Test
  void aBearerAddressActsAsThatUser() {
    assertThat(me("Bearer grace@example.com").<String>data("me.email"))
        .isEqualTo("grace@example.com");
  }

  @Test
  void withoutAHeaderOneIsAda() {
    assertThat(Api.asAda().headers()).isEmpty();
    assertThat(Api.asAda().email()).isEqualTo(ADA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bearer grace@example.com",
        "BEARER Grace@Example.COM",
        "Bearer   grace@example.com",
        "  Bearer grace@example.com  "
      })
  void letterCaseAndBlanksDoNotMatter(String authorization) {
    assertThat(me(authorization).<String>data("me.email")).isEqualTo("grace@example.com");
  }

  @Test
  void aUserIsKnownFromTheMomentOfRegistration() {
    var email = "late" + System.nanoTime() + "@example.com";
    assertThat(me("Bearer " + email).code()).isEqualTo("UNAUTHENTICATED");
    Api.asAda().mutate("createUser", "{ id }", "email", email).data("createUser.id");
    assertThat(me("Bearer " + email.toUpperCase(Locale.ROOT)).<String>data("me.email"))
        .isEqualTo(email);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer nobody@example.com",
        "Bearer",
        "Bearer ",
        "Bearer grace",
        "Bearer @",
        "Bearer grace@example.com ada@example.com",
        "Bearer grace@example.com,ada@example.com",
        "Bearergrace@example.com",
        "grace@example.com",
        "Basic Z3JhY2VAZXhhbXBsZS5jb206eA==",
        "Digest grace@example.com",
        "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.",
        "Bearer \u00fc\u00f6@example.com"
      })
  void whateverShowsNobodyIsUnauthenticatedAndNeverAda(String authorization) {
    var answer = me(authorization);
    assertThat(answer.extensions()).isEqualTo(Map.of("code", "UNAUTHENTICATED"));
    assertThat(answer.<Object>path("data")).isNull();
  }

  @Test
  void anEmptyHeaderIsUnauthenticated() {
    assertThat(me("").extensions()).isEqualTo(Map.of("code", "UNAUTHENTICATED"));
  }

  @Test
  void anAddressLongerThanAnyIsUnauthenticated() {
    assertThat(me("Bearer " + "a".repeat(4_000) + "@example.com").extensions())
        .isEqualTo(Map.of("code", "UNAUTHENTICATED"));
  }

  @Test
  void onlyAdaIsAdministrator() {
    assertThat(Api.as(ADA).run("{ users(first: 1) { nodes { id } } }").errors()).isEmpty();
    for (var other : new String[] {"grace@example.com", "alan@example.com", "edsger@example.com"}) {
      assertThat(Api.as(other).run("{ users(first: 1) { nodes { id } } }").extensions())
          .isEqualTo(Map.of("code", "FORBIDDEN", "required", "ADMINISTRATOR"));
    }
  }

  @Test
  void everyFieldOfAnUnknownCallerIsRefused() {
    var nobody = Api.as("nobody@example.com");
    for (var field :
        new String[] {"me { id }", "user(id: \"x\") { id }", "list(id: \"x\") { id }"}) {
      assertThat(nobody.run("{ " + field + " }").code()).isEqualTo("UNAUTHENTICATED");
    }
    assertThat(nobody.mutate("createList", "{ id }", "title", "Mine").code())
        .isEqualTo("UNAUTHENTICATED");
  }
}
