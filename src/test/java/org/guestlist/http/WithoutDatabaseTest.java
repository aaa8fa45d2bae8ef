package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guestlist.testing.Api;
import org.guestlist.testing.Management;
import org.junit.jupiter.api.Test;

/** The program with its store in memory: there is no database in this test. */
@QuarkusTest
@TestProfile(WithoutDatabaseTest.InMemory.class)
class WithoutDatabaseTest {

  /** A database would not be found at this address. */
  public static final class InMemory implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      var settings = new HashMap<>(Management.settings());
      settings.put("guestlist.store", "memory");
      settings.put("quarkus.dynamodb.endpoint-override", "http://localhost:1");
      return settings;
    }
  }

  @Test
  void theDemoDataIsThere() {
    var answer = Api.asAda().explaining().run("{ me { lists { nodes { title itemCount } } } }");

    assertThat(answer.<List<String>>data("me.lists.nodes.title"))
        .contains("Analytical Engine", "Groceries", "Letters to answer", "Compiler");
    assertThat(answer.calls()).isZero();
  }

  @Test
  void aListCanBeMadeSharedFilledAndDeleted() {
    var owner = Api.asSomebodyNew();
    var guest = Api.newUser();
    var listId = owner.createList("Packing");
    owner.addGuest(listId, guest, "EDITOR");
    var itemId = Api.as(guest).createItem(listId, "Passport");

    assertThat(
            owner
                .run("mutation($id: ID!) { tickItem(id: $id) { done version } }", "id", itemId)
                .<Integer>data("tickItem.version"))
        .isEqualTo(2);
    assertThat(
            owner
                .run("mutation($id: ID!) { deleteList(id: $id) { items guests } }", "id", listId)
                .<Map<String, Integer>>data("deleteList"))
        .isEqualTo(Map.of("items", 1, "guests", 1));
    assertThat(
            Api.as(guest)
                .run("query($id: ID!) { list(id: $id) { id } }", "id", listId)
                .<Object>data("list"))
        .isNull();
  }

  @Test
  void theServiceIsReady() {
    assertThat(Management.get("/q/health/ready").statusCode()).isEqualTo(200);
  }
}
