package org.guestlist.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.UUID;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Api;
import org.guestlist.testing.TokenIssuer;
import org.junit.jupiter.api.Test;

/** A person is a subject of an issuer; the address links a subject to a user once. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
@TestProfile(JwtAuthenticationTest.Tokens.class)
class FirstSignInTest {
  private static final TokenIssuer ISSUER = TokenIssuer.rsa("pem");

  private static String newAddress() {
    return "u" + UUID.randomUUID() + "@example.com";
  }

  private static String newSubject() {
    return UUID.randomUUID().toString();
  }

  private static Api person(String subject, String email) {
    return Api.as(ISSUER.token(email, "sub", subject));
  }

  private static List<String> titles(Api person) {
    return person.run("{ me { lists { nodes { title } } } }").data("me.lists.nodes.title");
  }

  @Test
  void whoGetsARecycledMailboxGetsAUserOfTheirOwn() {
    var email = newAddress();
    var former = person(newSubject(), email);
    var list = former.createList("Secret");

    var successor = person(newSubject(), email);

    assertThat(titles(successor)).isEmpty();
    assertThat(successor.query("list", "{ id }", "id", list).<Object>data("list")).isNull();
    assertThat(successor.id()).isNotEqualTo(former.id());
    assertThat(successor.email()).isEqualTo(email);
    assertThat(titles(former)).containsExactly("Secret");
  }

  @Test
  void aPersonWithTwoAddressesIsOneUserWithTheFirstOne() {
    var subject = newSubject();
    var email = newAddress();
    var list = person(subject, email).createList("Mine");

    var moved = person(subject, newAddress());

    assertThat(titles(moved)).containsExactly("Mine");
    assertThat(moved.query("list", "{ id }", "id", list).<String>data("list.id")).isEqualTo(list);
    assertThat(moved.email()).isEqualTo(email);
  }

  @Test
  void aUserWhomAnAdministratorCreatedIsLinkedAtTheFirstSignInAndNotAgain() {
    var email = newAddress();
    String id =
        Api.as(ISSUER.token("root@example.com", "groups", List.of("admin")))
            .mutate("createUser", "{ id }", "email", email)
            .data("createUser.id");

    assertThat(person(newSubject(), email).id()).isEqualTo(id);
    assertThat(person(newSubject(), email).id()).isNotEqualTo(id);
  }

  @Test
  void theAddressOfAPersonWhoLostItIsTheSuccessorsWhoCanBeInvitedByIt() {
    var email = newAddress();
    var former = person(newSubject(), email);
    former.id();
    var successor = person(newSubject(), email);
    var id = successor.id();
    var owner = person(newSubject(), newAddress());
    var list = owner.createList("Shared");

    owner.addGuest(list, email, "EDITOR");

    var guests = "{ list(id: \"" + list + "\") { guests { nodes { user { id email } } } } }";
    assertThat(owner.run(guests).<List<String>>data("list.guests.nodes.user.id"))
        .containsExactly(id);
    assertThat(titles(former)).isEmpty();
  }
}
