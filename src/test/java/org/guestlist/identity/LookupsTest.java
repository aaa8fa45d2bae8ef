package org.guestlist.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.TokenIssuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How many users a caller with a token may look for. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
@TestProfile(JwtAuthenticationTest.Tokens.class)
class LookupsTest {
  private static final TokenIssuer ISSUER = TokenIssuer.rsa("pem");
  private static final int AT_ONCE = 20;

  private static String newAddress() {
    return "u" + UUID.randomUUID() + "@example.com";
  }

  private static Api newPerson() {
    return Api.as(ISSUER.token(newAddress()));
  }

  private static Answer search(Api person) {
    return person.query("userByEmail", "{ id }", "email", newAddress());
  }

  private static Stream<Function<Api, Answer>> lookups() {
    return Stream.of(
        LookupsTest::search,
        person -> person.mutate("addGuest", "{ access }", "listId", "none", "email", newAddress()),
        person -> person.mutate("addGuest", "{ access }", "listId", "none", "userId", "nobody"));
  }

  @ParameterizedTest
  @MethodSource("lookups")
  void moreThanTwentyAtOnceAreRefused(Function<Api, Answer> lookup) {
    var person = newPerson();
    var codes = new ArrayList<String>();
    Answer last = null;
    while (!codes.contains("RATE_LIMITED") && codes.size() < 10 * AT_ONCE) {
      last = lookup.apply(person);
      codes.add(last.errors().isEmpty() ? "" : last.code());
    }

    // One more comes due every three seconds.
    assertThat(codes).hasSizeGreaterThan(AT_ONCE).endsWith("RATE_LIMITED");
    assertThat(codes).hasSizeLessThan(3 * AT_ONCE);
    assertThat(last.<Integer>extension("retryAfterMs")).isBetween(1, 3_001);
    assertThat(last.<String>path("errors[0].message")).endsWith("try again in a moment.");
    assertThat(search(newPerson()).errors()).isEmpty();
    assertThat(person.run("{ me { id } }").errors()).isEmpty();
  }

  @Test
  void administratorsAreNotCounted() {
    var root = Api.as(ISSUER.token("root@example.com", "groups", List.of("admin")));
    for (var i = 0; i < 2 * AT_ONCE; i++) {
      assertThat(search(root).errors()).isEmpty();
    }
  }
}
