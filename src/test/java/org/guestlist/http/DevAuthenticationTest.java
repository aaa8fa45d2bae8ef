package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** A request as it arrives, of which a client here would not send every field. */
  private static String answer(String host, String... fields) throws IOException {
    var body = "{\"query\": \"{ me { email } }\"}";
    var head =
        "POST /graphql HTTP/1.1\r\nHost: "
            + host
            + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n"
            + Stream.of(fields).map(field -> field + "\r\n").collect(Collectors.joining());
    try (var socket = new Socket(InetAddress.getByName("localhost"), RestAssured.port)) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write((head + "\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:8080",
        "LOCALHOST:1",
        "127.0.0.1",
        "127.0.0.1:65535",
        "[::1]",
        "[::1]:8080"
      })
  void thisMachineIsCalledByOneOfItsNames(String host) throws IOException {
    assertThat(answer(host)).startsWith("HTTP/1.1 200").contains(ADA);
  }

  /** Else a page could have its name point to this machine (DNS rebinding). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "evil.example.localhost",
        "localhost.",
        "127.0.0.1.evil.example",
        "127.0.0.2",
        "0.0.0.0",
        "[::]",
        "[::ffff:127.0.0.1]",
        "2130706433"
      })
  void anotherHostIsNobody(String host) throws IOException {
    assertThat(answer(host))
        .startsWith("HTTP/1.1 401")
        .contains("UNAUTHENTICATED")
        .doesNotContain(ADA);
    assertThat(answer(host, "Authorization: Bearer " + ADA))
        .startsWith("HTTP/1.1 401")
        .doesNotContain("\"me\":{");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://localhost",
        "Origin: http://localhost:3000",
        "Origin: https://127.0.0.1:8443",
        "Origin: http://[::1]:8080",
        "Sec-Fetch-Site: same-origin",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: none"
      })
  void aPageOfThisMachineIsAnswered(String field) throws IOException {
    assertThat(answer("localhost", field)).startsWith("HTTP/1.1 200").contains(ADA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://evil.example",
        "Origin: http://localhost.evil.example",
        "Origin: http://localhost@evil.example",
        "Origin: http://localhost:80:80",
        "Origin: http://evil.example:8080",
        "Origin: null",
        "Origin: file://",
        "Origin: localhost",
        "Origin: ",
        "Origin: http://localhost\r\nOrigin: https://evil.example",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: CROSS-SITE",
        "Sec-Fetch-Site: anything"
      })
  void aPageOfAnotherSiteIsNobody(String field) throws IOException {
    assertThat(answer("localhost", field))
        .startsWith("HTTP/1.1 401")
        .contains("UNAUTHENTICATED")
        .doesNotContain(ADA);
  }

  @Test
  void twoHeadersAreOneTooMany() throws IOException {
    assertThat(answer("localhost", "Authorization: Bearer " + ADA, "Authorization: Bearer " + ADA))
        .startsWith("HTTP/1.1 401")
        .contains("UNAUTHENTICATED")
        .doesNotContain("\"me\":{");
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
