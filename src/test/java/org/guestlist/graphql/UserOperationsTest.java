package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.Role;
import org.guestlist.testing.SharedList;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(LocalDatabase.class)
class UserOperationsTest {
  private static final String UUID_TEXT = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private static Answer create(Api person, String email) {
    return person.mutate("createUser", "{ id email }", "email", email);
  }

  private static String newAddress() {
    return "New" + UUID.randomUUID() + "@Example.COM";
  }

  @Test
  void theAdministratorRegistersAUserUnderTheAddressInLowerCase() {
    var address = newAddress();
    var user = create(Api.asAda(), "  " + address + " ");
    var email = address.toLowerCase(Locale.ROOT);
    assertThat(user.<String>data("createUser.email")).isEqualTo(email);
    assertThat(user.<String>data("createUser.id")).matches(UUID_TEXT);
    assertThat(Api.as(email).id()).isEqualTo(user.<String>data("createUser.id"));
  }

  @Test
  void nobodyElseRegistersUsers() {
    var address = newAddress();
    assertThat(create(Api.asSomebodyNew(), address).extensions())
        .isEqualTo(Map.of("code", "FORBIDDEN", "required", "ADMINISTRATOR"));
    assertThat(
            Api.asAda()
                .query("userByEmail", "{ id }", "email", address)
                .<Object>data("userByEmail"))
        .isNull();
  }

  @Test
  void anAddressIsTakenOnceWhateverItsLetterCase() {
    var address = newAddress();
    create(Api.asAda(), address).data("createUser.id");
    for (var again : List.of(address, address.toUpperCase(Locale.ROOT), " " + address)) {
      assertThat(create(Api.asAda(), again).extensions())
          .isEqualTo(Map.of("code", "ALREADY_EXISTS"));
    }
  }

  @Test
  void ofConcurrentCallsForOneAddressExactlyOneSucceeds() {
    var address = newAddress();
    var codes =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(i -> create(Api.asAda(), address))
            .filter(answer -> !answer.errors().isEmpty())
            .map(Answer::code)
            .toList();
    assertThat(codes).hasSize(15).containsOnly("ALREADY_EXISTS");
  }

  @Test
  void aUserIsFoundByIdAndByAddressInAnyLetterCase() {
    var somebody = Api.asSomebodyNew();
    var expected = Map.of("id", somebody.id(), "email", somebody.email());
    assertThat(somebody.query("user", "{ id email }", "id", somebody.id()).<Object>data("user"))
        .isEqualTo(expected);
    var capitals = " " + somebody.email().toUpperCase(Locale.ROOT) + " ";
    assertThat(
            somebody
                .query("userByEmail", "{ id email }", "email", capitals)
                .<Object>data("userByEmail"))
        .isEqualTo(expected);
    assertThat(somebody.run("{ me { id email } }").<Object>data("me")).isEqualTo(expected);
  }

  @Test
  void aUserWhoIsNotThereIsNull() {
    var ada = Api.asAda();
    assertThat(ada.query("user", "{ id }", "id", "nobody").<Object>data("user")).isNull();
    assertThat(
            ada.query("userByEmail", "{ id }", "email", newAddress()).<Object>data("userByEmail"))
        .isNull();
  }

  @Test
  void anAddressIsSeenByItsUserTheAdministratorAndThoseWhoShareAList() {
    var list = SharedList.create();
    var email = list.editor().email();
    var id = list.editor().id();
    for (var person : List.of(list.editor(), Api.asAda(), list.owner(), list.viewer())) {
      assertThat(emailOf(id, person)).isEqualTo(email);
    }
    assertThat(emailOf(list.owner().id(), list.viewer())).isEqualTo(list.owner().email());
    assertThat(emailOf(id, list.stranger())).isNull();
    assertThat(emailOf(list.stranger().id(), list.editor())).isNull();
  }

  @Test
  void anAddressIsHiddenAgainOnceNoListIsShared() {
    var list = SharedList.create();
    list.viewer()
        .mutate("removeGuest", "{ access }", "listId", list.id(), "userId", list.viewer().id())
        .data("removeGuest");
    assertThat(emailOf(list.owner().id(), list.viewer())).isNull();
    assertThat(emailOf(list.viewer().id(), list.owner())).isNull();
  }

  private static String emailOf(String id, Api reader) {
    return reader.query("user", "{ email }", "id", id).data("user.email");
  }

  @Test
  void ownListsComeBeforeThoseWhereTheUserIsAGuest() {
    var list = SharedList.create();
    var own = list.editor().createList("Own");
    assertThat(listsOf(list.editor(), "")).containsExactly(own, list.id());
    assertThat(listsOf(list.editor(), "(role: OWNER)")).containsExactly(own);
    assertThat(listsOf(list.editor(), "(role: EDITOR)")).containsExactly(list.id());
    assertThat(listsOf(list.editor(), "(role: VIEWER)")).isEmpty();
    assertThat(listsOf(list.viewer(), "(role: VIEWER)")).containsExactly(list.id());
    assertThat(listsOf(list.stranger(), "")).isEmpty();
  }

  private static List<String> listsOf(Api person, String arguments) {
    return person
        .run("{ me { lists" + arguments + " { nodes { id } } } }")
        .data("me.lists.nodes.id");
  }

  @Test
  void theListsOfSomebodyElseAreForbiddenToTheAdministratorToo() {
    var list = SharedList.create();
    var owner = list.owner().id();
    for (var person : List.of(list.editor(), list.stranger(), Api.asAda())) {
      assertThat(person.query("user", "{ lists { nodes { id } } }", "id", owner).extensions())
          .isEqualTo(Map.of("code", "FORBIDDEN", "required", "SELF"));
    }
    var self = list.owner().query("user", "{ lists { nodes { id role } } }", "id", owner);
    assertThat(self.<Object>data("user.lists.nodes"))
        .isEqualTo(List.of(Map.of("id", list.id(), "role", Role.OWNER.name())));
  }

  @Test
  void allUsersAreForTheAdministratorOnlyFiveAtATime() {
    IntStream.range(0, 3).forEach(i -> Api.newUser());
    var users = Api.asAda().run("{ users { nodes { id email } pageInfo { hasNextPage } } }");
    assertThat(users.<List<?>>data("users.nodes")).hasSize(5);
    assertThat(users.<List<String>>data("users.nodes.email")).doesNotContainNull();
    assertThat(users.<Boolean>data("users.pageInfo.hasNextPage")).isTrue();
    assertThat(Api.asSomebodyNew().run("{ users { nodes { id } } }").extensions())
        .isEqualTo(Map.of("code", "FORBIDDEN", "required", "ADMINISTRATOR"));
  }
}
