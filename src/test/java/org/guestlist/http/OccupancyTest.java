package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.concurrent.Executors;
import org.guestlist.testing.Api;
import org.guestlist.testing.HeldDatabase;
import org.junit.jupiter.api.Test;

/** One operation more than are worked on at the same time. */
@QuarkusTest
@WithTestResource(HeldDatabase.class)
@TestProfile(OccupancyTest.RoomForOne.class)
class OccupancyTest {

  /** A program that works on one operation at a time. */
  public static final class RoomForOne implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("guestlist.http.operations", "1");
    }
  }

  @Test
  void whatIsBeyondIsRefusedAtOnceAndThereIsRoomAgainAfterwards() throws Exception {
    var person = Api.asSomebodyNew();
    var list = person.createList("One");
    var thread = Executors.newSingleThreadExecutor();
    try {
      var hold = HeldDatabase.holdNextWrite(list);
      var first = thread.submit(() -> person.createItem(list, "x"));
      hold.awaitArrival();

      var refused = person.run("{ me { id } }");

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.extensions()).isEqualTo(Map.of("code", "THROTTLED", "retryAfterMs", 1000));
      assertThat(refused.response().extract().header("Retry-After")).isEqualTo("1");
      hold.release();
      assertThat(first.get()).isNotEmpty();
    } finally {
      thread.shutdownNow();
    }
    assertThat(person.run("{ me { id } }").status()).isEqualTo(200);
  }
}
