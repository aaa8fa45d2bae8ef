package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.SharedList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who knows an id does not learn the address of the user by adding the user to a list. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class AddressPrivacyTest {
  private Api owner;
  private Api victim;
  private Api witness;
  private String victimId;
  private String victimEmail;
  private String list;

  @BeforeEach
  void begin() {
    owner = Api.asSomebodyNew();
    victim = Api.asSomebodyNew();
    witness = Api.asSomebodyNew();
    victimId = victim.id();
    victimEmail = victim.email();
    list = owner.createList("Trap");
  }

  private Answer addById(String access) {
    return owner.run(
        """
        mutation($list: ID!, $user: ID!, $access: GuestAccess!) {
          addGuest(listId: $list, userId: $user, access: $access) {
            user { id email } list { guests { nodes { user { email } } } }
          }
        }""",
        "list",
        list,
        "user",
        victimId,
        "access",
        access);
  }

  /** Every way in which this person may come to an address of the list. */
  private List<Answer> looks(Api person) {
    var looks = new ArrayList<Answer>();
    looks.add(person.query("user", "{ id email }", "id", victimId));
    looks.add(
        person.query(
            "list",
            "{ guests { nodes { user { id email } } edges { node { user { email } } } } }",
            "id",
            list));
    looks.add(person.run("{ me { lists { nodes { guests { nodes { user { id email } } } } } } }"));
    return looks;
  }

  private void assertSeesNoAddress(Api person) {
    assertThat(looks(person)).allSatisfy(this::assertHasNoAddress);
  }

  private void assertHasNoAddress(Answer answer) {
    var body = answer.response().body();
    assertThat(answer.errors()).as(body).isEmpty();
    assertThat(body).doesNotContain(victimEmail);
  }

  private void assertSeesTheAddress(Api person) {
    assertThat(looks(person))
        .allSatisfy(answer -> assertThat(answer.response().body()).contains(victimEmail));
  }

  @Test
  void whoAddsAUserByIdSeesNoAddressOnAnyWayAndNeitherDoOtherGuests() {
    owner.addGuest(list, witness.email(), "EDITOR");
    assertHasNoAddress(addById("EDITOR"));

    assertSeesNoAddress(owner);
    assertSeesNoAddress(witness);
    var of = new Object[] {"listId", list, "userId", victimId};
    assertHasNoAddress(
        owner.run(
            "mutation { setGuestAccess(listId: \"%s\", userId: \"%s\", access: VIEWER)"
                    .formatted(list, victimId)
                + " { user { id email } list { guests { nodes { user { email } } } } } }"));
    assertHasNoAddress(owner.mutate("removeGuest", "{ user { id email } }", of));
    assertSeesNoAddress(owner);
  }

  @Test
  void theUserAndTheAdministratorSeeItAllTheSame() {
    addById("VIEWER");

    assertSeesTheAddress(victim);
    assertThat(Api.asAda().query("user", "{ email }", "id", victimId).<String>data("user.email"))
        .isEqualTo(victimEmail);
    assertThat(
            victim
                .mutate("removeGuest", "{ user { email } }", "listId", list, "userId", victimId)
                .<String>data("removeGuest.user.email"))
        .isEqualTo(victimEmail);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "createItem(listId: $list, description: \"x\") { id }",
        "createItems(listId: $list, descriptions: [\"x\", \"y\"]) { id }",
        "tickItem(id: $item) { id }",
        "untickItem(id: $done) { id }",
        "renameItem(id: $item, description: \"x\") { id }",
        "deleteItem(id: $item) { id }",
        "renameList(id: $list, title: \"x\") { id }"
      })
  void aGuestWhoChangesSomethingIsSeenWithTheAddressByOwnerAndGuests(String mutation) {
    owner.addGuest(list, witness.email(), "VIEWER");
    addById("EDITOR");
    var items = owner.createItems(list, "one", "two");
    owner.mutate("tickItem", "{ id }", "id", items.get(1)).data("tickItem.id");
    assertSeesNoAddress(owner);

    var document =
        "mutation { "
            + mutation
                .replace("$list", "\"" + list + "\"")
                .replace("$item", "\"" + items.get(0) + "\"")
                .replace("$done", "\"" + items.get(1) + "\"")
            + " }";
    assertThat(victim.run(document).errors()).isEmpty();

    assertSeesTheAddress(owner);
    assertSeesTheAddress(witness);
  }

  @Test
  void aChangeThatIsRefusedShowsNothing() {
    addById("VIEWER");
    assertThat(victim.mutate("createItem", "{ id }", "listId", list, "description", "x").code())
        .isEqualTo("FORBIDDEN");
    assertThat(victim.query("list", "{ title items { nodes { id } } }", "id", list).errors())
        .isEmpty();

    assertSeesNoAddress(owner);
  }

  @Test
  void whoIsAddedByAddressIsSeenWithItAndById() {
    owner.addGuest(list, victimEmail, "VIEWER");
    assertSeesTheAddress(owner);

    owner
        .mutate("removeGuest", "{ access }", "listId", list, "userId", victimId)
        .data("removeGuest");
    addById("EDITOR");
    assertSeesNoAddress(owner);
  }

  @Test
  void whoHasTakenPartInAnotherListIsSeenById() {
    var other = owner.createList("Other");
    owner.addGuest(other, victimEmail, "VIEWER");
    addById("EDITOR");

    assertThat(owner.query("user", "{ email }", "id", victimId).<String>data("user.email"))
        .isEqualTo(victimEmail);
    assertThat(
            owner
                .query("list", "{ guests { nodes { user { email } } } }", "id", list)
                .<List<String>>data("list.guests.nodes.user.email"))
        .containsOnlyNulls();
  }

  // Looking for addresses

  private static Map<String, Object> found(Api person, String email) {
    var answer = person.explaining().query("userByEmail", "{ id email }", "email", email);
    var body = answer.response().body();
    List<Map<String, Object>> requests = answer.path("extensions.dynamodb.requests");
    return Map.of(
        "body",
        body.replaceFirst(",\"extensions\":\\{\"dynamodb\".*", ""),
        "requests",
        requests.stream()
            .map(r -> List.of(r.get("depth"), r.get("operation"), r.get("table")))
            .toList());
  }

  @Test
  void aKnownAndAnUnknownAddressAreOneAnswerAndTheSameRequests() {
    var shared = SharedList.create();
    var stranger = shared.stranger();
    stranger.id();
    var unknown = "U" + UUID.randomUUID() + "@Example.com";
    var known = shared.owner().email();

    assertThat(found(stranger, known)).isEqualTo(found(stranger, unknown.toLowerCase(Locale.ROOT)));
    assertThat(found(stranger, known.toUpperCase(Locale.ROOT))).isEqualTo(found(stranger, unknown));
    assertThat(found(stranger, known).get("requests")).isNotEqualTo(List.of());
    assertThat(found(shared.editor(), known).get("body"))
        .isEqualTo(found(stranger, unknown).get("body"));
    assertThat(found(shared.owner(), known).get("body").toString()).contains(known);
    assertThat(found(Api.asAda(), known).get("body").toString()).contains(known);
  }
}
